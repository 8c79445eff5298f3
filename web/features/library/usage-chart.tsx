// The chart of the months: stacked bars on one scale, from light (soon removed) to dark (kept for ever), with lines between.
import { useTranslation } from 'react-i18next'
import { RETENTIONS } from '#domain/retention.ts'
import { formatBytes } from '../../ui/amounts.ts'
import type { UsageMonth } from './usage-months.ts'
import { SCROLLS } from './scrolls.ts'
import styles from './library.module.css'

/** Measures in the chart's own units. */
const CHART = { height: 150, step: 44, bar: 26, left: 64, foot: 22, top: 8 } as const
/** Lines of the scale besides the ground. */
const LINES = 3

/** Read out month by month; the same figures stand in the table behind it. */
export function UsageChart({ months }: { months: readonly UsageMonth[] }) {
  const { t, i18n } = useTranslation('library')
  const top = niceTop(Math.max(...months.map(({ bytes }) => bytes)))
  const width = CHART.left + Math.max(6, months.length) * CHART.step
  const height = CHART.top + CHART.height + CHART.foot
  const y = (bytes: number): number => CHART.top + CHART.height - (bytes / top) * CHART.height
  return (
    <figure className={styles.chart}>
      <figcaption className={styles.legend}>
        <span>{t('usage.byMonth')}</span>
        {RETENTIONS.map((retention, index) => (
          <span key={retention} className={styles.key}>
            <span className={styles.swatch} data-class={index} aria-hidden="true" />
            {t(`retentions.${retention}`)}
          </span>
        ))}
      </figcaption>
      <div className={styles.scroller} {...SCROLLS} aria-label={t('usage.byMonth')}>
        <svg className={styles.plot} viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="list">
          {Array.from({ length: LINES + 1 }, (_, line) => (top / LINES) * line).map((bytes) => (
            <g key={bytes} aria-hidden="true">
              <line className={styles.rule} x1={CHART.left} x2={width} y1={y(bytes)} y2={y(bytes)} />
              <text className={styles.scale} x={CHART.left - 8} y={y(bytes) + 4} textAnchor="end">
                {formatBytes(bytes, i18n.language)}
              </text>
            </g>
          ))}
          {months.map((month, index) => (
            <Bar
              key={month.month}
              month={month}
              x={CHART.left + index * CHART.step + (CHART.step - CHART.bar) / 2}
              y={y}
              words={t('usage.bar', {
                month: month.name,
                size: formatBytes(month.bytes, i18n.language),
                recordings: month.recordings,
              })}
            />
          ))}
        </svg>
      </div>
    </figure>
  )
}

type BarProps = {
  readonly month: UsageMonth
  readonly x: number
  readonly y: (bytes: number) => number
  readonly words: string
}

function Bar({ month: { month, parts }, x, y, words }: BarProps) {
  const floors = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part, 0))
  const [year = '', number = ''] = month.split('-')
  const foot = CHART.top + CHART.height + 15
  return (
    <g role="listitem" aria-label={words}>
      <title>{words}</title>
      {parts.map((part, index) => {
        const floor = floors[index] ?? 0
        const rect = { y: y(floor + part), height: Math.max(0, y(floor) - y(floor + part)) }
        return (
          part > 0 && (
            <rect
              key={RETENTIONS[index]}
              className={styles.part}
              data-class={index}
              x={x}
              width={CHART.bar}
              {...rect}
            />
          )
        )
      })}
      <text className={styles.scale} x={x + CHART.bar / 2} y={foot} textAnchor="middle" aria-hidden="true">
        {number === '01' ? `${number}/${year.slice(2)}` : number}
      </text>
    </g>
  )
}

/** The least round number of bytes that is not below this and falls into `LINES` round parts. */
function niceTop(most: number): number {
  const step = Math.max(1, most) / LINES
  const size = 10 ** Math.floor(Math.log10(step))
  const nice = [1, 2, 5, 10].find((factor) => factor * size >= step) ?? 10
  return nice * size * LINES
}
