// Shares side by side on one scale, each with the target marked on it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Behind } from './behind.tsx'
import { Figure } from './figure.tsx'
import { useNumbers } from './numbers.ts'
import type { Question } from './place.ts'
import type { Table } from './table.ts'
import styles from './bars.module.css'

/** So many are shown before all are asked for. */
const FIRST = 8

type SharePart = {
  readonly key: string
  readonly name: string
  readonly meetings: number
  readonly byVideo: number
  readonly ratio: number | null
  readonly question: Question
}

type ShareBarsProps = {
  readonly title: string
  /** What the parts are, as the head of their column. */
  readonly column: string
  /** The name of the file. */
  readonly file: string
  readonly parts: readonly SharePart[]
  readonly target: number | null
}

/** The largest parts first, as they come. */
export function ShareBars({ title, column, file, parts, target }: ShareBarsProps) {
  const { t } = useTranslation('uptake')
  const [all, setAll] = useState(false)
  const shown = all ? parts : parts.slice(0, FIRST)
  const table: Table = {
    name: file,
    columns: [
      { label: column, kind: 'text' },
      { label: t('columns.meetings'), kind: 'count' },
      { label: t('columns.byVideo'), kind: 'count' },
      { label: t('columns.ratio'), kind: 'share' },
    ],
    rows: parts.map(({ name, meetings, byVideo, ratio }) => [name, meetings, byVideo, ratio]),
  }
  return (
    <Figure title={title} table={table}>
      {parts.length === 0 && <p>{t('parts.none')}</p>}
      <ul className={styles.bars}>
        {shown.map((part) => (
          <ShareBar key={part.key} part={part} target={target} />
        ))}
      </ul>
      {parts.length > FIRST && (
        <div className={styles.more}>
          <Button kind="quiet" size="small" onPress={() => setAll(!all)}>
            {all ? t('parts.fewer') : t('parts.all', { count: parts.length })}
          </Button>
        </div>
      )}
    </Figure>
  )
}

function ShareBar({ part, target }: { part: SharePart; target: number | null }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { name, meetings, byVideo, ratio, question } = part
  return (
    <li className={styles.bar}>
      <Behind question={question} className={styles.name}>
        {name}
      </Behind>
      <span className={styles.value}>
        {t('parts.value', {
          ratio: numbers.share(ratio),
          byVideo: numbers.count(byVideo),
          meetings: numbers.count(meetings),
        })}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ width: `${(ratio ?? 0) * 100}%` }} />
        {target !== null && <span className={styles.target} style={{ insetInlineStart: `${target * 100}%` }} />}
      </span>
    </li>
  )
}
