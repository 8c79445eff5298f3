// What another definition would change: the share, year by year, and the meetings.
import { useTranslation } from 'react-i18next'
import type { UptakeComparison } from '#protocol'
import { Notice } from '../../ui/notice.tsx'
import { OutcomeTag } from './meeting-columns.tsx'
import { useNumbers } from './numbers.ts'
import { TableView } from './table-view.tsx'
import type { Table } from './table.ts'
import { outcomeOf } from './use-verdict-words.ts'
import styles from './definition.module.css'

/** Before and after. */
export function Comparison({ comparison }: { comparison: UptakeComparison }) {
  const { t } = useTranslation('uptake')
  const table = useYearTable(comparison)
  const { changed } = comparison
  return (
    <section className={styles.comparison} aria-label={t('definition.comparison.title')}>
      <h3 className={styles.title}>{t('definition.comparison.title')}</h3>
      <Notice tone={changed === 0 ? 'ready' : 'info'}>
        {changed === 0 ? t('definition.comparison.same') : t('definition.comparison.changed', { count: changed })}
      </Notice>
      <TableView label={t('definition.comparison.years')} table={table} />
      {changed > 0 && <Meetings comparison={comparison} />}
    </section>
  )
}

function Meetings({ comparison: { meetings, changed } }: { comparison: UptakeComparison }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (
    <>
      <h3 className={styles.title}>{t('definition.comparison.meetings')}</h3>
      {meetings.length < changed && (
        <p className={styles.soft}>{t('definition.comparison.first', { count: meetings.length })}</p>
      )}
      <ul className={styles.changes}>
        {meetings.map(({ meeting, before, after }) => (
          <li key={meeting.id} className={styles.change}>
            <span>
              {meeting.title ?? t('list.hidden')} <span className={styles.soft}>{numbers.day(meeting.startsAt)}</span>
            </span>
            <span className={styles.fromTo}>
              <OutcomeTag outcome={outcomeOf(before)} />
              <span aria-hidden="true">→</span>
              <OutcomeTag outcome={outcomeOf(after)} />
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function useYearTable({ before, after, years }: UptakeComparison): Table {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const head = (side: string, what: string) => `${what} (${side})`
  const [now, then] = [t('definition.comparison.before'), t('definition.comparison.after')]
  return {
    name: 'so-sanh-cach-tinh',
    columns: [
      { label: t('columns.period'), kind: 'text' },
      { label: head(now, t('columns.meetings')), kind: 'count' },
      { label: head(now, t('columns.ratio')), kind: 'share' },
      { label: head(then, t('columns.meetings')), kind: 'count' },
      { label: head(then, t('columns.ratio')), kind: 'share' },
    ],
    rows: [{ key: null, before, after }, ...years].map((line) => [
      line.key === null ? t('definition.comparison.whole') : numbers.period(line.key),
      line.before.meetings,
      line.before.ratio,
      line.after.meetings,
      line.after.ratio,
    ]),
  }
}
