// What comes next: the nearest one large with its countdown, then the rest of today and the next days.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayMeeting } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { useOffice } from '../../api/use-office.ts'
import { classNames } from '../../ui/class-names.ts'
import { addDays, dayOf, formatDate } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import { useDayNotes } from '../../ui/use-day-notes.ts'
import styles from './next.module.css'
import { Seats } from './running.tsx'
import { spanText } from './span-text.ts'

/** Within this time before its beginning a meeting can be entered, ms. */
const OPEN_BEFORE_MS = 3_600_000
const HOURS_OF_COUNTDOWN_MS = 12 * 3_600_000

type NextProps = {
  readonly meetings: readonly TodayMeeting[]
  readonly now: number
  /** Nothing runs: the first of these is what the page is about. */
  readonly first: boolean
}

/** By day, in the order of time. */
export function Next({ meetings, now, first }: NextProps) {
  const { t } = useTranslation('today')
  const ordered = meetings.toSorted((a, b) => a.startsAt - b.startsAt)
  const nearest = ordered[0]
  const days = Map.groupBy(ordered, ({ startsAt }) => dayOf(startsAt))
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t('next')}</h2>
      {[...days].map(([day, ofDay]) => (
        <div key={day} className={styles.day}>
          <DayHeading day={day} today={dayOf(now)} />
          <ul className={styles.list}>
            {ofDay.map((meeting) => (
              <NextMeeting key={meeting.id} meeting={meeting} now={now} large={first && meeting === nearest} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

function DayHeading({ day, today }: { day: Day; today: Day }) {
  const { t, i18n } = useTranslation('today')
  const { lunar, holiday } = useDayNotes()(day)
  const date = formatDate(day, i18n.language, { weekday: 'long', day: '2-digit', month: '2-digit' })
  const near = day === today ? t('today') : day === addDays(today, 1) ? t('tomorrow') : null
  return (
    <h3 className={styles.dayHeading}>
      {near !== null && <strong>{near}</strong>}
      <span>{date}</span>
      <span className={styles.soft}>{[t('lunarShort', { lunar }), holiday].filter(Boolean).join(' · ')}</span>
    </h3>
  )
}

function NextMeeting({ meeting, now, large }: { meeting: TodayMeeting; now: number; large: boolean }) {
  const { t } = useTranslation('today')
  const names = useDirectoryNames()
  const left = meeting.startsAt - now
  const chair = meeting.chairId === null ? undefined : names.officials.get(meeting.chairId)?.title
  const venue = meeting.venueId === null ? undefined : names.venues.get(meeting.venueId)?.name
  const main = meeting.mainBridgePointId === null ? undefined : names.bridgePoints.get(meeting.mainBridgePointId)?.name
  const place = venue ?? (main === undefined ? undefined : t('mainAt', { name: main }))
  return (
    <li className={classNames(styles.meeting, large && styles.large)}>
      <div className={styles.times}>
        <strong>{formatTime(meeting.startsAt)}</strong>
        <span className={styles.soft}>{formatTime(meeting.endsAt)}</span>
      </div>
      <div className={styles.words}>
        <Link className={styles.title ?? ''} to={`/meetings/${meeting.id}`}>
          {meeting.title}
        </Link>
        <p className={styles.soft}>
          {[t(`forms.${meeting.form}`), place, chair === undefined ? undefined : t('chairedBy', { chair })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {large && <AgendaCount meeting={meeting} />}
        {left <= OPEN_BEFORE_MS && <Seats meeting={meeting} />}
      </div>
      {left < HOURS_OF_COUNTDOWN_MS && <p className={styles.countdown}>{t('startsIn', { span: spanText(left, t) })}</p>}
    </li>
  )
}

/** How many items the agenda of the nearest meeting has, and how many bridge points take part. */
function AgendaCount({ meeting }: { meeting: TodayMeeting }) {
  const { t } = useTranslation('today')
  const { data } = useOffice('meeting.read', { id: meeting.id })
  const points = t('bridgePoints', { count: meeting.bridgePointIds.length })
  const items = data === undefined || data.agenda.length === 0 ? null : t('agendaItems', { count: data.agenda.length })
  return (
    <p className={styles.soft}>{[meeting.form === 'in-person' ? null : points, items].filter(Boolean).join(' · ')}</p>
  )
}
