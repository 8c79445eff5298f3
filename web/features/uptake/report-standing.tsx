// How a report stands: open, confirmed, closed, and whether its figures are still today's.
import { CircleDashed, FileCheck2, Lock, ShieldAlert, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { UptakeReportStatus } from '#protocol'
import { Tag } from '../../ui/tag.tsx'
import { useNumbers } from './numbers.ts'
import styles from './report.module.css'

type StandingProps = { readonly standing: UptakeReportStatus; readonly isProvince: boolean }

/** The standing in a tag or two, with who and when. */
export function StandingTag({ standing, isProvince }: StandingProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  if (standing.status === 'open') {
    return (
      <Tag icon={<CircleDashed aria-hidden="true" />}>{t(isProvince ? 'reports.provinceOpen' : 'reports.open')}</Tag>
    )
  }
  const { status, at, by, isIntact, isOutdated } = standing
  const Icon = status === 'closed' ? Lock : FileCheck2
  return (
    <span className={styles.standing}>
      <Tag tone="ready" icon={<Icon aria-hidden="true" />}>
        {t(`reports.${status}`)}
      </Tag>
      {isOutdated && (
        <Tag tone="floor" icon={<TriangleAlert aria-hidden="true" />}>
          {t(status === 'closed' ? 'reports.closedOutdated' : 'reports.outdated')}
        </Tag>
      )}
      {!isIntact && (
        <Tag tone="live" icon={<ShieldAlert aria-hidden="true" />}>
          {t('reports.broken')}
        </Tag>
      )}
      <span className={styles.soft}>{t('reports.when', { by, when: numbers.moment(at) })}</span>
    </span>
  )
}
