// How long a recording is kept, in a word.
import { CalendarX2, Radio, Scale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '#protocol'
import { DAY_MS, dayOf, formatDate } from '../../ui/days.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './library.module.css'

/** What is removed within so many days is due. */
const DUE_DAYS = 30
const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** Live, held, due, or kept until a day. */
export function Keeping({ recording, now }: { recording: RecordingSummary; now: number }) {
  const { t, i18n } = useTranslation('library')
  const { closedAt, hold, keepUntil, retention } = recording
  const day = (at: number): string => formatDate(dayOf(at), i18n.language, DAY)
  const left = keepUntil === null ? Infinity : Math.ceil((keepUntil - now) / DAY_MS)
  const until =
    closedAt === null ? t('keeping.afterEnd') : keepUntil !== null && t('keeping.until', { day: day(keepUntil) })
  return (
    <span className={styles.keeping}>
      {closedAt === null && (
        <Tag tone="live" icon={<Radio />}>
          {t('keeping.live')}
        </Tag>
      )}
      {hold && (
        <span className={styles.hold}>
          <Tag tone="action" icon={<Scale />}>
            {t('keeping.held')}
          </Tag>
          <span className={styles.soft}>
            {t('keeping.heldBy', { by: hold.by, day: day(hold.at), reason: hold.reason })}
          </span>
        </span>
      )}
      {!hold && left <= DUE_DAYS && (
        <Tag tone="live" icon={<CalendarX2 />}>
          {left > 0 ? t('keeping.dueIn', { count: left }) : t('keeping.dueNow')}
        </Tag>
      )}
      <span>{t(`retentions.${retention}`)}</span>
      {until !== false && <span className={styles.soft}>{until}</span>}
    </span>
  )
}
