// What runs now: large, one press joins as my bridge point.
import { CircleCheck, LogIn, MapPin, Radio } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayMeeting } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { classNames } from '../../ui/class-names.ts'
import { Tag } from '../../ui/tag.tsx'
import { formatTime } from '../../ui/time.ts'
import { OtherRoles } from './other-roles.tsx'
import styles from './running.module.css'
import { spanText } from './span-text.ts'

/** The meetings that run, each with its ways in. */
export function Running({ meetings, now }: { meetings: readonly TodayMeeting[]; now: number }) {
  const { t } = useTranslation('today')
  return (
    <section className={styles.section} aria-label={t('running')}>
      {meetings.map((meeting) => (
        <RunningMeeting key={meeting.id} meeting={meeting} now={now} />
      ))}
    </section>
  )
}

function RunningMeeting({ meeting, now }: { meeting: TodayMeeting; now: number }) {
  const { t } = useTranslation('today')
  const names = useDirectoryNames()
  const chair = meeting.chairId === null ? undefined : names.officials.get(meeting.chairId)?.title
  const venue = meeting.venueId === null ? undefined : names.venues.get(meeting.venueId)?.name
  const started = meeting.startsAt <= now
  return (
    <article className={styles.meeting}>
      <p className={styles.state}>
        <Tag tone="action" icon={<Radio aria-hidden="true" />}>
          {started ? t('runningNow') : t('startsIn', { span: spanText(meeting.startsAt - now, t) })}
        </Tag>
        <span>
          {formatTime(meeting.startsAt)}–{formatTime(meeting.endsAt)}
        </span>
        {meeting.endsAt < now && <span>{t('overtime')}</span>}
      </p>
      <h2 className={styles.title}>
        <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
      </h2>
      <p className={styles.soft}>
        {chair === undefined
          ? t('organisedBy', { organiser: names.units.get(meeting.organiserId)?.name ?? '' })
          : t('chairedBy', { chair })}
      </p>
      {venue !== undefined && (
        <p className={styles.venue}>
          <MapPin aria-hidden="true" />
          {t('inPersonAt', { venue })}
        </p>
      )}
      <Seats meeting={meeting} />
    </article>
  )
}

/** Tells the page of the bridge point that the lobby is not wanted. */
export const JOIN_AT_ONCE = { joinAtOnce: true }

/** One way in for each bridge point at which the person may sit; the first free one is the one to press. */
export function Seats({ meeting }: { meeting: TodayMeeting }) {
  const { t } = useTranslation('today')
  const { seats } = meeting
  if (seats.length === 0) return null
  const first = seats.find(({ connected }) => !connected) ?? seats[0]
  return (
    <ul className={styles.seats}>
      {seats.map((seat) => (
        <li key={seat.id}>
          <Link
            className={classNames(styles.join, seat === first && styles.primary)}
            data-join={seat.id}
            to={`/meetings/${meeting.id}/join/${seat.id}`}
            state={JOIN_AT_ONCE}
          >
            <LogIn aria-hidden="true" />
            <span>{t('join', { name: seat.name })}</span>
          </Link>
          <OtherRoles meeting={meeting} seat={seat} state={JOIN_AT_ONCE} />
          <Link className={styles.lobby} data-bridge-point={seat.id} to={`/meetings/${meeting.id}/join/${seat.id}`}>
            {t('lobby')}
          </Link>
          {seat.connected && (
            <span className={styles.connected}>
              <CircleCheck aria-hidden="true" />
              {t('connected')}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
