// What waits for an answer from me: invitations of my units.
import { MailCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TodayMeeting, UnitId } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import { Answer } from './answer.tsx'
import styles from './waiting.module.css'

/** One card for each meeting and unit that has not answered. */
export function Waiting({ meetings }: { meetings: readonly TodayMeeting[] }) {
  const { t } = useTranslation('today')
  const open = meetings.flatMap((meeting) => meeting.unansweredUnitIds.map((unitId) => ({ meeting, unitId })))
  return (
    <section className={styles.section} aria-labelledby="waiting-heading">
      <h2 id="waiting-heading" className={styles.heading}>
        {open.length === 0 ? t('waiting') : t('waitingCount', { count: open.length })}
      </h2>
      {open.length === 0 && (
        <p className={styles.none}>
          <MailCheck aria-hidden="true" />
          {t('nothingWaits')}
        </p>
      )}
      <ul className={styles.list}>
        {open.map(({ meeting, unitId }) => (
          <li key={`${meeting.id} ${unitId}`}>
            <Invitation meeting={meeting} unitId={unitId} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Invitation({ meeting, unitId }: { meeting: TodayMeeting; unitId: UnitId }) {
  const { t, i18n } = useTranslation('today')
  const names = useDirectoryNames()
  const day = formatDate(dayOf(meeting.startsAt), i18n.language, { weekday: 'long', day: '2-digit', month: '2-digit' })
  const unit = names.units.get(unitId)?.name ?? ''
  return (
    <article className={styles.invitation}>
      <p className={styles.when}>
        {day}, {formatTime(meeting.startsAt)}–{formatTime(meeting.endsAt)}
      </p>
      <h3 className={styles.title}>
        <Link to={`/meetings/${meeting.id}`}>{meeting.title}</Link>
      </h3>
      <p className={styles.soft}>{t('invites', { unit })}</p>
      <Answer meeting={meeting} unitId={unitId} />
    </article>
  )
}
