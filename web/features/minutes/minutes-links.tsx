// The minutes on the page of their meeting: a line for every session that has some to show.
import { FileText } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MeetingId } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Tag } from '../../ui/tag.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import styles from './minutes.module.css'

/** A card with links; nothing before the first session. */
export function MinutesLinks({ meetingId }: { meetingId: MeetingId }) {
  const { t, i18n } = useTranslation('minutes')
  const heading = useId()
  const sessions = useOffice('minutes.list', { meetingId }).data
  if (!sessions || sessions.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} className={styles.sectionTitle}>
        {t('title')}
      </h2>
      <ul className={styles.rows}>
        {sessions.map(({ sessionId, openedAt, status }) => (
          <li key={sessionId} className={styles.row}>
            <Link className={styles.link} to={`/meetings/${meetingId}/minutes/${sessionId}`}>
              <FileText aria-hidden="true" />
              {t('ofSession', { time: formatTime(openedAt), day: formatDay(openedAt, i18n.language) })}
            </Link>
            <Tag tone={status === 'signed' ? 'ready' : 'neutral'}>{t(`status.${status}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  )
}
