// The share over months, quarters or years, against what was aimed at, and where it is going.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodKind } from '#domain/uptake/period.ts'
import type { UptakeMark } from '#protocol'
import { Choice } from '../../ui/choice.tsx'
import { useMedia } from '../../ui/use-media.ts'
import { Figure } from './figure.tsx'
import { isOver } from './need.ts'
import { useNumbers } from './numbers.ts'
import { KINDS, kindOf } from './period.ts'
import { searchOf } from './place.ts'
import { Plot } from './plot.tsx'
import type { PlotMark } from './plot.tsx'
import type { Table } from './table.ts'
import type { FiguresProps } from './use-figures.ts'
import styles from './trend.module.css'

/** So many marks have room on a telephone. */
const NARROW_MARKS = 10

/** The trend with its table. */
export function Trend({ figures }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const [chosen, setChosen] = useState<PeriodKind | null>(null)
  const kind = chosen ?? (kindOf(figures.period.key) === 'year' ? 'quarter' : kindOf(figures.period.key))
  const narrow = useMedia('(width <= 640px)')
  const marks = narrow ? figures.trend[kind].slice(-NARROW_MARKS) : figures.trend[kind]
  const plotted = usePlotMarks(marks, figures.period.key)
  const forecast = useForecast(figures, kind)
  const last = marks.at(-1)
  const sentence = t('trend.sentence', {
    from: numbers.period(marks[0]?.key ?? figures.period.key),
    to: numbers.period(last?.key ?? figures.period.key),
    ratio: numbers.share(last?.ratio ?? null),
    target: numbers.share(last?.target ?? null),
  })
  return (
    <Figure
      title={t('trend.title')}
      table={useTrendTable(figures.trend[kind], kind)}
      controls={
        <Choice
          label={t('trend.kind')}
          options={KINDS.map((id) => ({ id, label: t(`period.kinds.${id}`) }))}
          chosen={kind}
          onChoose={setChosen}
        />
      }
    >
      {marks.length === 0 ? (
        <p>{t('trend.none')}</p>
      ) : (
        <>
          <Plot sentence={sentence} marks={plotted} forecast={forecast} write={numbers.share} />
          <Legend forecast={forecast !== null} />
        </>
      )}
    </Figure>
  )
}

/** Marks as a plot takes them. */
export function usePlotMarks(marks: readonly UptakeMark[], page: string): PlotMark[] {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return marks.map(({ key, ratio, meetings, byVideo, target }) => {
    const words = {
      period: numbers.period(key),
      ratio: numbers.share(ratio),
      byVideo: numbers.count(byVideo),
      meetings: numbers.count(meetings),
    }
    return {
      key,
      short: numbers.shortPeriod(key),
      words: ratio === null ? t('chart.markNone', words) : t('chart.mark', words),
      ratio,
      target,
      to: searchOf(page, { which: 'counted', period: key }),
    }
  })
}

/** Where the period that goes on may end, for quarters and years. */
export function useForecast({ outlook, trend, now }: FiguresProps['figures'], kind: PeriodKind) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  if (kind === 'month') return null
  const { period, forecast } = outlook[kind]
  if (forecast === null || isOver(period, now) || trend[kind].at(-1)?.key !== period.key) return null
  const { low, high } = forecast
  const words = { period: numbers.period(period.key), low: numbers.share(low), high: numbers.share(high) }
  return { low, high, words: t('trend.forecast', words) }
}

function useTrendTable(marks: readonly UptakeMark[], kind: PeriodKind): Table {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return {
    name: `ty-le-hop-truc-tuyen-${kind}`,
    columns: [
      { label: t('columns.period'), kind: 'text' },
      { label: t('columns.meetings'), kind: 'count' },
      { label: t('columns.byVideo'), kind: 'count' },
      { label: t('columns.ratio'), kind: 'share' },
      { label: t('columns.target'), kind: 'share' },
    ],
    rows: marks.map(({ key, meetings, byVideo, ratio, target }) => [
      numbers.period(key),
      meetings,
      byVideo,
      ratio,
      target,
    ]),
  }
}

function Legend({ forecast }: { forecast: boolean }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (
    <ul className={styles.legend}>
      <li>
        <span className={styles.reached} aria-hidden="true" />
        {t('trend.legendReached')}
      </li>
      <li>
        <span className={styles.below} aria-hidden="true" />
        {t('trend.legendBelow')}
      </li>
      <li>
        <span className={styles.target} aria-hidden="true" />
        {t('trend.legendTarget')}
      </li>
      {forecast && (
        <li>
          <span className={styles.forecast} aria-hidden="true" />
          {t('trend.legendForecast', { chance: numbers.share(0.8) })}
        </li>
      )}
    </ul>
  )
}
