// The lines of the audit trail, day by day.
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditLine } from '#protocol'
import { dayOf } from '../../ui/days.ts'
import { formatDay } from '../../ui/time.ts'
import { AuditEntry } from './audit-entry.tsx'
import styles from './audit.module.css'

/** A heading for each day, its lines under it, the newest first. */
export function AuditLines({ lines }: { lines: readonly AuditLine[] }) {
  const { i18n } = useTranslation()
  const days = [...Map.groupBy(lines, ({ at }) => dayOf(at))]
  return days.map(([day, ofDay]) => <Day key={day} name={formatDay(ofDay[0]?.at ?? 0, i18n.language)} lines={ofDay} />)
}

function Day({ name, lines }: { name: string; lines: readonly AuditLine[] }) {
  const id = useId()
  return (
    <section className={styles.day} aria-labelledby={id}>
      <h2 className={styles.dayName} id={id}>
        {name}
      </h2>
      <ol className={styles.lines}>
        {lines.map((line) => (
          <AuditEntry key={line.seq} line={line} />
        ))}
      </ol>
    </section>
  )
}
