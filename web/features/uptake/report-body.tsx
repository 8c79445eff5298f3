// What a report says, part by part.
import { useTranslation } from 'react-i18next'
import type { ReportContent } from '#domain/uptake/report.ts'
import { Figure } from './figure.tsx'
import { useNumbers } from './numbers.ts'
import { RulesText } from './rules-text.tsx'
import { TableView } from './table-view.tsx'
import type { Table } from './table.ts'
import styles from './report.module.css'

/** The sheet. */
export function ReportBody({ content }: { content: ReportContent }) {
  const { t } = useTranslation('uptake')
  const tables = useReportTables(content)
  return (
    <>
      <Summary content={content} />
      <div className={styles.tables}>
        {tables.map(({ title, table }) => (
          <Figure key={table.name} title={title} table={table}>
            <TableView label={title} table={table} />
          </Figure>
        ))}
      </div>
      <section className={styles.sheet} aria-label={t('report.definition')}>
        <h2 className={styles.title}>{t('report.definition')}</h2>
        {content.definitions.map((definition) => (
          <div key={definition.version}>
            <p>{t('definition.version', { version: definition.version })}</p>
            <RulesText rules={definition} />
          </div>
        ))}
      </section>
    </>
  )
}

function Summary({ content }: { content: ReportContent }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { whole, before, yearBefore, target, saved, unitId, names } = content
  const name = numbers.period(content.period)
  const period = name.charAt(0).toLocaleLowerCase() + name.slice(1)
  const facts = { meetings: numbers.count(whole.meetings), byVideo: numbers.count(whole.byVideo) }
  return (
    <section className={styles.sheet} aria-label={t('report.ofTitle')}>
      <div>
        <h2 className={styles.title}>{t('report.ofTitle')}</h2>
        <p className={styles.soft}>
          {unitId === null ? t('reports.province') : names[unitId]}. {t('report.plan')}
        </p>
      </div>
      <p className={styles.sentence}>
        {whole.ratio === null
          ? t('report.summaryNone', { period })
          : t('report.summary', { period, ...facts, ratio: numbers.share(whole.ratio) })}
      </p>
      <p>
        {target && `${t('report.target', { target: numbers.share(target.ratio) })} `}
        {t('report.before', {
          period: numbers.period(before.period),
          ratio: numbers.share(before.ratio),
          yearPeriod: numbers.period(yearBefore.period),
          yearRatio: numbers.share(yearBefore.ratio),
        })}
      </p>
      <p>
        {t('saved.journeys', { count: saved.journeys })}:{' '}
        {(['km', 'hours', 'money'] as const)
          .map((id) => t(`saved.${id}Value`, { value: numbers.count(Math.round(saved[id])) }))
          .join(', ')}
        .
      </p>
    </section>
  )
}

type Counts = { meetings: number; byVideo: number; ratio: number | null }
type Head = 'period' | 'organiser' | 'district' | 'field' | 'level' | 'reason' | 'verdict'

function useReportTables(content: ReportContent): { title: string; table: Table }[] {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { names } = content
  const shares = <P extends Counts>(
    title: string,
    name: string,
    head: Head,
    parts: readonly P[],
    word: (part: P) => string,
  ) => ({
    title,
    table: {
      name,
      columns: [
        { label: t(`columns.${head}`), kind: 'text' },
        { label: t('columns.meetings'), kind: 'count' },
        { label: t(head === 'district' ? 'columns.ownByVideo' : 'columns.byVideo'), kind: 'count' },
        { label: t('columns.ratio'), kind: 'share' },
      ],
      rows: parts.map((part) => [word(part), part.meetings, part.byVideo, part.ratio]),
    } satisfies Table,
  })
  const counts = (title: string, name: string, head: Head, rows: readonly (readonly [string, number])[]) => ({
    title,
    table: {
      name,
      columns: [
        { label: t(`columns.${head}`), kind: 'text' },
        { label: t('columns.count'), kind: 'count' },
      ],
      rows,
    } satisfies Table,
  })
  const districts = content.byDistrict.map(({ ownByVideo, ...one }) => ({ ...one, byVideo: ownByVideo }))
  const all = [
    shares(t('report.byMonth'), 'theo-thang', 'period', content.byMonth, ({ key }) => numbers.period(key)),
    shares(t('parts.organisers'), 'theo-don-vi', 'organiser', content.byOrganiser, ({ key }) => names[key] ?? key),
    shares(t('report.byDistrict'), 'theo-huyen', 'district', districts, ({ districtId }) =>
      districtId === null ? t('districts.unnamed') : (names[districtId] ?? districtId),
    ),
    shares(t('parts.fields'), 'theo-linh-vuc', 'field', content.byField, ({ key }) => t(`field.${key}`)),
    shares(t('parts.levels'), 'theo-cap', 'level', content.byLevel, ({ key }) => t(`level.${key}`)),
    counts(
      t('parts.reasons'),
      'ly-do',
      'reason',
      content.reasons.map(({ key, count }) => [t(`reason.${key}`), count] as const),
    ),
    counts(
      t('parts.codes'),
      'ket-luan',
      'verdict',
      content.codes.map(({ key, count }) => [t(`code.${key}`), count] as const),
    ),
  ]
  // A report of one month has nothing to divide by months.
  return all.filter(({ table }) => table.rows.length > (table.name === 'theo-thang' ? 1 : 0))
}
