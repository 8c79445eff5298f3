// One report as a page: its figures, how it stands, confirming or closing it, and what has changed since.
import { FileCheck2, Lock, Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { UnitId, UptakeReport } from '#protocol'
import { useOffice } from '../../api/use-office.ts'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { serverNow } from '../../ui/server-clock.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Frame, usePeriod } from './frame.tsx'
import { useNumbers } from './numbers.ts'
import { isOver } from './need.ts'
import { ReportBody } from './report-body.tsx'
import { ReportDifferences } from './report-differences.tsx'
import { ReportFiles } from './report-files.tsx'
import { StandingTag } from './report-standing.tsx'
import { FreezeDialog } from './freeze-dialog.tsx'
import styles from './report.module.css'

/** `/uptake/reports/:unitId?period=…`; null for the province's. */
export function ReportScreen({ unitId }: { unitId: UnitId | null }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const period = usePeriod()
  const { data, error, refetch } = useOffice('uptake.report', { period, unitId })
  const [asking, setAsking] = useState(false)
  const name = unitId === null ? t('reports.province') : (data?.content.names[unitId] ?? '')
  return (
    <Frame
      title={`${t('report.of', { period: numbers.period(period) })}${name === '' ? '' : `: ${name}`}`}
      actions={data && <Actions report={data} onFreeze={() => setAsking(true)} />}
    >
      {error && <Failure refusal={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height="30rem" />}
      {data && <Standing report={data} name={name} />}
      {data && data.standing.status !== 'open' && <ReportDifferences period={period} unitId={unitId} />}
      {data && <ReportBody content={data.content} />}
      {data && asking && <FreezeDialog report={data} onClose={() => setAsking(false)} />}
    </Frame>
  )
}

function Actions({ report, onFreeze }: { report: UptakeReport; onFreeze: () => void }) {
  const { t } = useTranslation('uptake')
  const { content, standing, mayFreeze } = report
  const isProvince = content.unitId === null
  const over = isOver(content, serverNow())
  const word = isProvince ? t('report.close') : t(standing.status === 'open' ? 'report.confirm' : 'report.confirmAgain')
  const isDone = standing.status !== 'open' && (isProvince || !standing.isOutdated)
  return (
    <>
      <Button icon={<Printer />} onPress={() => window.print()}>
        {t('print')}
      </Button>
      {mayFreeze && !isDone && (
        <Button kind="primary" icon={isProvince ? <Lock /> : <FileCheck2 />} disabled={!over} onPress={onFreeze}>
          {word}
        </Button>
      )}
    </>
  )
}

function Standing({ report: { content, standing, mayFreeze, sha256 }, name }: { report: UptakeReport; name: string }) {
  const { t } = useTranslation('uptake')
  const { period, unitId } = content
  return (
    <section className={styles.standingBox} aria-label={t('reports.standing')}>
      <div className={styles.standingLine}>
        <Link to={`/uptake/reports?period=${period}`}>{t('report.back')}</Link>
        <StandingTag standing={standing} isProvince={unitId === null} />
        <ReportFiles period={period} unitId={unitId} name={name} />
      </div>
      {mayFreeze && standing.status === 'open' && !isOver(content, serverNow()) && (
        <Notice>{t('report.notOver')}</Notice>
      )}
      {standing.status !== 'open' && (
        <p className={styles.hash}>
          {t('report.hash')}: <code>{sha256}</code>
        </p>
      )}
    </section>
  )
}
