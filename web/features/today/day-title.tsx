// The date, as large as a calendar on the wall: weekday, solar and lunar date, holiday.
import { PartyPopper } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import { Tag } from '../../ui/tag.tsx'
import { useDayNotes } from '../../ui/use-day-notes.ts'
import styles from './today.module.css'

/** The page's first heading. */
export function DayTitle({ day }: { day: Day }) {
  const { t, i18n } = useTranslation('today')
  const { lunarLong, holiday } = useDayNotes()(day)
  return (
    <header className={styles.date}>
      <h1 className={styles.solar}>
        {formatDate(day, i18n.language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
      </h1>
      <p className={styles.lunar}>{t('lunar', { lunar: lunarLong })}</p>
      {holiday !== null && (
        <Tag tone="action" icon={<PartyPopper aria-hidden="true" />}>
          {holiday}
        </Tag>
      )}
    </header>
  )
}
