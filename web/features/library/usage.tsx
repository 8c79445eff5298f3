// How much of the disk the recordings take: by month of their sessions, by how long they are kept.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RETENTIONS } from '#domain/retention.ts'
import { useOffice } from '../../api/use-office.ts'
import { formatBytes, formatShare } from '../../ui/amounts.ts'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { monthsOf } from './usage-months.ts'
import type { UsageMonth } from './usage-months.ts'
import { TableTools } from './table-tools.tsx'
import { UsageChart } from './usage-chart.tsx'
import { SCROLLS } from './scrolls.ts'
import styles from './library.module.css'

/** The disk as a bar, the months as a chart, the figures as a table behind it. */
export function Usage() {
  const { t } = useTranslation('library')
  const usage = useOffice('recording.usage', {})
  const months = useMemo(() => monthsOf(usage.data?.monthly ?? []), [usage.data])
  return (
    <section className={styles.usage} aria-label={t('usage.title')}>
      <h2 className={styles.heading}>{t('usage.title')}</h2>
      {usage.isPending && <Skeleton height="12rem" />}
      {usage.error && <Failure refusal={usage.error} onRetry={() => void usage.refetch()} />}
      {usage.data && <Disk used={usage.data.usedBytes} free={usage.data.freeBytes} />}
      {usage.data && months.length === 0 && <p className={styles.soft}>{t('usage.none')}</p>}
      {months.length > 0 && (
        <>
          <UsageChart months={months} />
          <Figures months={months} />
        </>
      )}
    </section>
  )
}

function Disk({ used, free }: { used: number; free: number }) {
  const { t, i18n } = useTranslation('library')
  const [usedWords, freeWords] = [used, free].map((bytes) => formatBytes(bytes, i18n.language))
  const share = used / Math.max(1, used + free)
  return (
    <div className={styles.disk}>
      <span>{t('usage.disk', { used: usedWords, free: freeWords })}</span>
      <div
        className={styles.diskBar}
        role="img"
        aria-label={t('usage.diskShare', { share: formatShare(share, i18n.language) })}
      >
        <div className={styles.diskUsed} style={{ inlineSize: `${share * 100}%` }} />
      </div>
    </div>
  )
}

function Figures({ months }: { months: readonly UsageMonth[] }) {
  const { t, i18n } = useTranslation('library')
  const size = (bytes: number): string => formatBytes(bytes, i18n.language)
  const head = [t('usage.month'), ...RETENTIONS.map((retention) => t(`retentions.${retention}`)), t('usage.total')]
  const table = () => [head, ...months.map(({ month, parts, bytes }) => [month, ...parts, bytes])]
  return (
    <details className={styles.figures}>
      <summary>{t('usage.table')}</summary>
      <div className={styles.scroller} {...SCROLLS} aria-label={t('usage.table')}>
        <table className={styles.plainTable}>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ month, name, parts, bytes }) => (
              <tr key={month}>
                <th scope="row">{name}</th>
                {parts.map((part, index) => (
                  <td key={RETENTIONS[index]}>{part === 0 ? '–' : size(part)}</td>
                ))}
                <td>{size(bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <TableTools name={t('usage.csvName')} table={() => Promise.resolve(table())} />
    </details>
  )
}
