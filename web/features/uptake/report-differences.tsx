// In what a frozen report differs from the figures of today.
import { useTranslation } from 'react-i18next'
import type { Difference } from '#domain/uptake/report.ts'
import type { OfficeOutput } from '../../api/office.ts'
import { useOffice } from '../../api/use-office.ts'
import type { UnitId } from '#protocol'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import vi from '../../i18n/vi/office/uptake.json' with { type: 'json' }
import { Figure } from './figure.tsx'
import { useNumbers } from './numbers.ts'
import { isPeriod } from './period.ts'
import { TableView } from './table-view.tsx'
import type { Table } from './table.ts'

type Compared = OfficeOutput<'uptake.report-compare'>

/** A sentence where nothing differs, else a table. */
export function ReportDifferences({ period, unitId }: { period: string; unitId: UnitId | null }) {
  const { t } = useTranslation('uptake')
  const { data, error } = useOffice('uptake.report-compare', { period, unitId })
  if (error) return <Failure refusal={error} />
  if (!data) return null
  if (data.differences.length === 0) return <Notice tone="ready">{t('report.compareSame')}</Notice>
  return <Differences compared={data} />
}

function Differences({ compared }: { compared: Compared }) {
  const { t } = useTranslation('uptake')
  const nameOf = useNames(compared)
  const numbers = useNumbers()
  const words = (value: number | null, { at }: Difference): string => {
    if (value === null) return '–'
    return at.endsWith('.ratio') ? numbers.share(value) : numbers.count(value)
  }
  const table: Table = {
    name: 'so-sanh-bao-cao',
    columns: [
      { label: t('report.at'), kind: 'text' },
      { label: t('report.then'), kind: 'text' },
      { label: t('report.now'), kind: 'text' },
    ],
    rows: compared.differences.map((one) => [nameOf(one.at), words(one.before, one), words(one.now, one)]),
  }
  const title = t('report.differences', { count: compared.differences.length })
  return (
    <Figure title={title} description={t('report.compare')} table={table}>
      <TableView label={title} table={table} />
    </Figure>
  )
}

/** "byOrganiser.SNV.byVideo" → "Sở Nội vụ: trực tuyến" */
function useNames({ frozen, today }: Compared): (at: string) => string {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const names: Readonly<Record<string, string>> = { ...today.names, ...frozen.names }
  const keyName = (key: string): string => {
    if (isPeriod(key)) return numbers.period(key)
    if (isIn(vi.field, key)) return t(`field.${key}`)
    if (isIn(vi.level, key)) return t(`level.${key}`)
    if (isIn(vi.reason, key)) return t(`reason.${key}`)
    if (isIn(vi.code, key)) return t(`code.${key}`)
    return names[key] ?? t('districts.unnamed')
  }
  return (at) => {
    const [part = '', ...rest] = at.split('.')
    const value = rest.at(-1) ?? ''
    const key = rest.length > 1 ? keyName(rest.slice(0, -1).join('.')) : ''
    const words = isIn(vi.report.values, value) ? t(`report.values.${value}`) : value
    const group = isIn(vi.report.parts, part) ? t(`report.parts.${part}`) : part
    return `${key === '' ? group : key}: ${words}`
  }
}

function isIn<T extends object>(all: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(all, key)
}
