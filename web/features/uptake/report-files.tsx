// A report as files, ready to sign and to send.
import { useTranslation } from 'react-i18next'
import type { UnitId } from '#protocol'
import styles from './report.module.css'

const FORMATS = ['xlsx', 'docx', 'pdf', 'csv'] as const

/** A link for each format. */
export function ReportFiles({ period, unitId, name }: { period: string; unitId: UnitId | null; name: string }) {
  const { t } = useTranslation('uptake')
  return (
    <span className={styles.files}>
      {FORMATS.map((format) => (
        <a
          key={format}
          href={`/api/uptake/reports/${period}/${unitId ?? 'province'}.${format}`}
          download
          aria-label={`${t('reports.files')} .${format}: ${name}`}
        >
          .{format}
        </a>
      ))}
    </span>
  )
}
