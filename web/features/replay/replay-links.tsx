// The recordings of a meeting on its page: a line for every session that was recorded and may be watched.
import { PlayCircle } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { MeetingId } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Tag } from '../../ui/tag.tsx'
import { formatDay, formatTime } from '../../ui/time.ts'
import styles from './replay.module.css'

type ReplayLinksProps = {
  readonly meetingId: MeetingId
  /** When the meeting was planned to begin, epoch ms: recordings of that time are looked through. */
  readonly startsAt: number
}

/** A session begins at most so long before or after its planned hour, ms. */
const AROUND_MS = 36 * 3_600_000

/** A card with links; nothing where nothing was recorded, or may be watched. */
export function ReplayLinks({ meetingId, startsAt }: ReplayLinksProps) {
  const { t, i18n } = useTranslation('replay')
  const heading = useId()
  const asked = { from: Math.max(0, startsAt - AROUND_MS), to: startsAt + AROUND_MS, page: 0 }
  const list = useOffice('recording.list', asked, { retry: false }).data
  const own = list?.recordings.filter((recording) => recording.meetingId === meetingId) ?? []
  if (own.length === 0) return null
  return (
    <section className={styles.links} aria-labelledby={heading}>
      <h2 id={heading}>{t('links')}</h2>
      <ul>
        {own.map(({ sessionId, openedAt, closedAt }) => (
          <li key={sessionId}>
            <Link className={styles.link} to={`/recordings/${sessionId}`}>
              <PlayCircle aria-hidden="true" />
              {t('ofSession', { time: formatTime(openedAt), day: formatDay(openedAt, i18n.language) })}
            </Link>{' '}
            {closedAt === null && <Tag tone="live">{t('liveNow')}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  )
}
