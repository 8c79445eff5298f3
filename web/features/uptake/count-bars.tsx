// Counts side by side, the largest as long as its place.
import { useNumbers } from './numbers.ts'
import { useTranslation } from 'react-i18next'
import { Behind } from './behind.tsx'
import { Figure } from './figure.tsx'
import type { Question } from './place.ts'
import styles from './bars.module.css'

type Count = {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly question: Question
}

type CountBarsProps = {
  readonly title: string
  /** What is counted, as the head of its column. */
  readonly column: string
  /** The name of the file. */
  readonly file: string
  readonly counts: readonly Count[]
  /** Stands where nothing is counted. */
  readonly none: string
}

/** Counts as they come. */
export function CountBars({ title, column, file, counts, none }: CountBarsProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const most = Math.max(1, ...counts.map(({ count }) => count))
  const table = {
    name: file,
    columns: [
      { label: column, kind: 'text' },
      { label: t('columns.count'), kind: 'count' },
    ],
    rows: counts.map(({ name, count }) => [name, count]),
  } as const
  return (
    <Figure title={title} table={table}>
      {counts.length === 0 && <p>{none}</p>}
      <ul className={styles.bars}>
        {counts.map(({ key, name, count, question }) => (
          <li key={key} className={styles.bar}>
            <Behind question={question} className={styles.name}>
              {name}
            </Behind>
            <span className={styles.value}>{numbers.count(count)}</span>
            <span className={styles.plainTrack} aria-hidden="true">
              <span className={styles.count} style={{ width: `${(count / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  )
}
