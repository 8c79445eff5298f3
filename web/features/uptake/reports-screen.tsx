// The reports of a period: the province's, and one of each unit, with how they stand.
import { FileSpreadsheet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import type { UptakeReportLine } from '#protocol'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { useOffice } from '../../api/use-office.ts'
import { DataTable } from '../../ui/data-table.tsx'
import type { Column } from '../../ui/data-table-column.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Frame, usePeriod } from './frame.tsx'
import { useNumbers } from './numbers.ts'
import { PeriodPicker } from './period-picker.tsx'
import { ReportFiles } from './report-files.tsx'
import { StandingTag } from './report-standing.tsx'

/** `/uptake/reports?period=2026-Q4` */
export function ReportsScreen() {
  const { t } = useTranslation('uptake')
  const period = usePeriod()
  const { data, error, refetch } = useOffice('uptake.reports', { period })
  return (
    <Frame title={t('reports.title')} description={t('reports.description')}>
      <PeriodPicker period={period} />
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="20rem" />}
      {data && <Lines lines={data} period={period} />}
    </Frame>
  )
}

function Lines({ lines, period }: { lines: readonly UptakeReportLine[]; period: string }) {
  const { t } = useTranslation('uptake')
  const navigate = useNavigate()
  const units = lines.filter(({ unitId }) => unitId !== null)
  const confirmed = units.filter(({ standing }) => standing.status !== 'open' && !standing.isOutdated).length
  return (
    <>
      {units.length > 0 && <p>{t('reports.confirmedOf', { confirmed, all: units.length })}</p>}
      <DataTable
        label={t('reports.list')}
        columns={useColumns(period)}
        rows={lines}
        rowKey={({ unitId }) => unitId ?? 'province'}
        onOpen={(line) => void navigate(pathOf(line, period))}
        empty={<EmptyState icon={<FileSpreadsheet />} title={t('reports.none')} text={t('reports.noneText')} />}
      />
    </>
  )
}

function pathOf({ unitId }: UptakeReportLine, period: string): string {
  return `/uptake/reports/${unitId ?? 'province'}?period=${period}`
}

function useColumns(period: string): Column<UptakeReportLine>[] {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  const numbers = useNumbers()
  const nameOf = ({ unitId }: Pick<UptakeReportLine, 'unitId'>) =>
    unitId === null ? t('reports.province') : (units.get(unitId)?.name ?? unitId)
  return [
    {
      id: 'unit',
      label: t('reports.unit'),
      isRowHeader: true,
      width: '4fr',
      sort: nameOf,
      cell: (line) => <Link to={pathOf(line, period)}>{nameOf(line)}</Link>,
    },
    {
      id: 'meetings',
      label: t('columns.meetings'),
      width: '6rem',
      align: 'end',
      sort: ({ whole }) => whole.meetings,
      cell: ({ whole }) => numbers.count(whole.meetings),
    },
    {
      id: 'ratio',
      label: t('columns.ratio'),
      width: '6rem',
      align: 'end',
      sort: ({ whole }) => whole.ratio ?? -1,
      cell: ({ whole }) => numbers.share(whole.ratio),
    },
    {
      id: 'standing',
      label: t('reports.standing'),
      width: '4fr',
      sort: ({ standing }) => standing.status,
      cell: ({ unitId, standing }) => <StandingTag standing={standing} isProvince={unitId === null} />,
    },
    {
      id: 'files',
      label: t('reports.files'),
      width: '3fr',
      cell: ({ unitId }) => <ReportFiles period={period} unitId={unitId} name={nameOf({ unitId })} />,
    },
  ]
}
