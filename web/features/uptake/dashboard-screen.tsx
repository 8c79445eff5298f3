// How far we are toward the target: one number, its line, its trend, and what is missing; then where and why.
import { ChartNoAxesCombined, MonitorUp, Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Person } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { DashboardSkeleton } from './dashboard-skeleton.tsx'
import { DistrictCharts } from './district-charts.tsx'
import { DistrictMap } from './district-map.tsx'
import { Frame, usePeriod } from './frame.tsx'
import { Headline } from './headline.tsx'
import { MeetingsPanel } from './meetings-panel.tsx'
import { CodeCounts, FieldShares, LevelShares, OrganiserShares, ReasonCounts } from './parts.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { Quality } from './quality.tsx'
import { SavedSection } from './saved-section.tsx'
import { Trend } from './trend.tsx'
import { useDistricts, useFigures } from './use-figures.ts'
import type { FiguresProps } from './use-figures.ts'
import styles from './dashboard.module.css'

/** `/uptake?period=2026-Q4`; `&show=…` opens the meetings behind a figure. */
export function DashboardScreen({ person }: { person: Person }) {
  const { t } = useTranslation('uptake')
  const period = usePeriod()
  const { data, error, refetch } = useFigures(period)
  return (
    <Frame title={t('title')} actions={<Actions period={period} />}>
      <PeriodPicker period={period} />
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {data ? <Figures figures={data} person={person} /> : !error && <DashboardSkeleton />}
      {data && <MeetingsPanel period={period} now={data.now} />}
    </Frame>
  )
}

function Actions({ period }: { period: string }) {
  const { t } = useTranslation('uptake')
  return (
    <>
      <LinkButton href={`/uptake/screen?period=${period}`} icon={<MonitorUp />}>
        {t('toScreen')}
      </LinkButton>
      <Button icon={<Printer />} onPress={() => window.print()}>
        {t('print')}
      </Button>
    </>
  )
}

function Figures({ figures, person }: FiguresProps & { person: Person }) {
  const districts = useDistricts(figures.period.key)
  const nothing = figures.codes.length === 0
  return (
    <>
      <Headline figures={figures} />
      {nothing && <Nothing period={figures.period.key} />}
      <Trend figures={figures} />
      {districts && (
        <div className={styles.districts}>
          <DistrictCharts districts={districts} figures={figures} />
          <DistrictMap districts={districts} target={figures.target?.ratio ?? null} />
        </div>
      )}
      {!nothing && (
        <div className={styles.halves}>
          <OrganiserShares figures={figures} />
          <FieldShares figures={figures} />
          <ReasonCounts figures={figures} />
          <CodeCounts figures={figures} />
          <LevelShares figures={figures} />
          <Quality figures={figures} />
        </div>
      )}
      <SavedSection figures={figures} person={person} />
      <Basis figures={figures} />
    </>
  )
}

function Nothing({ period }: { period: string }) {
  const { t } = useTranslation('uptake')
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<ChartNoAxesCombined />}
      title={t('empty.title')}
      text={t('empty.text')}
      action={
        <Button kind="primary" onPress={() => void navigate(`/uptake/register?period=${period}`)}>
          {t('empty.action')}
        </Button>
      }
    />
  )
}

function Basis({ figures: { definitions } }: FiguresProps) {
  const { t } = useTranslation('uptake')
  if (definitions.length === 0) return null
  const versions = definitions.map(({ version }) => t('basisVersion', { version })).join(', ')
  return <p className={styles.basis}>{t('basis', { versions })}</p>
}
