// The figures for leaders at four metres: dark, few and large things; they move by themselves.
import { Target, TrendingDown, TrendingUp, WifiOff } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Clock } from '../../ui/clock.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useSurface } from '../../ui/use-surface.ts'
import { useTitle } from '../../ui/use-title.ts'
import { formatTime } from '../../ui/time.ts'
import { usePeriod } from './frame.tsx'
import { standingOf } from './need.ts'
import { useNumbers } from './numbers.ts'
import { kindOf } from './period.ts'
import { Plot } from './plot.tsx'
import { TargetLine } from './target-line.tsx'
import { useForecast, usePlotMarks } from './trend.tsx'
import { useDistricts, useFigures } from './use-figures.ts'
import type { FiguresProps, NamedDistrict } from './use-figures.ts'
import { useChangeWords, useNeedWords, useTargetWords } from './use-sentences.ts'
import styles from './television.module.css'

/** So many marks are legible from afar. */
const MARKS = 6

/** `/uptake/screen?period=…`; the present quarter without one. Escape leads back to the desk's page. */
export function Television() {
  const { t } = useTranslation('uptake')
  const period = usePeriod()
  const { data, error, refetch, dataUpdatedAt } = useFigures(period)
  useSurface('meeting')
  useTelevisionDensity()
  useTitle(t('screen.title'))
  useWayBack(period)
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('screen.title')}</h1>
        <Clock />
      </header>
      {data && <Figures figures={data} />}
      {!data && (error ? <Failure refusal={error} onRetry={() => void refetch()} /> : <Skeleton height="60vh" />)}
      {data && (
        <footer className={styles.foot}>
          {error ? (
            <span className={styles.lost} role="alert">
              <WifiOff aria-hidden="true" />
              {t('screen.lost', { time: formatTime(dataUpdatedAt) })}
            </span>
          ) : (
            t('screen.updated', { time: formatTime(data.now) })
          )}
        </footer>
      )}
    </main>
  )
}

function Figures({ figures }: FiguresProps) {
  const districts = useDistricts(figures.period.key)
  return (
    <div className={styles.columns}>
      <div className={styles.whole}>
        <Number figures={figures} />
        <Trend figures={figures} />
      </div>
      {districts && <Districts districts={districts} target={figures.target?.ratio ?? null} />}
    </div>
  )
}

function Number({ figures }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const need = useNeedWords()(figures)
  const change = useChangeWords()(figures)
  const standing = useTargetWords()(figures.whole.ratio, figures.target)
  const { whole, before, target, period } = figures
  const Direction = (whole.ratio ?? 0) < (before.ratio ?? 0) ? TrendingDown : TrendingUp
  const fraction = { byVideo: numbers.count(whole.byVideo), meetings: numbers.count(whole.meetings) }
  return (
    <section aria-label={t('head.ratio', { period: numbers.period(period.key) })}>
      <div className={styles.numberLine}>
        <p className={styles.ratio} data-figure-ratio="">
          {numbers.share(whole.ratio)}
        </p>
        <div className={styles.beside}>
          <p className={styles.period}>{numbers.period(period.key)}</p>
          <p>{whole.ratio === null ? t('head.none') : t('head.fraction', fraction)}</p>
          {standing !== '' && (
            <p className={styles.mark}>
              <Target aria-hidden="true" />
              {standing}
            </p>
          )}
          <p className={styles.mark}>
            <Direction aria-hidden="true" />
            {change}
          </p>
        </div>
      </div>
      <TargetLine ratio={whole.ratio} target={target?.ratio ?? null} />
      <p className={styles.need}>{need.main}</p>
    </section>
  )
}

function Trend({ figures }: FiguresProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const kind = kindOf(figures.period.key)
  const marks = figures.trend[kind].slice(-MARKS)
  const plotted = usePlotMarks(marks, figures.period.key).map((mark) => ({ ...mark, to: null }))
  const last = marks.at(-1)
  const sentence = t('trend.sentence', {
    from: numbers.period(marks[0]?.key ?? figures.period.key),
    to: numbers.period(figures.period.key),
    ratio: numbers.share(last?.ratio ?? null),
    target: numbers.share(last?.target ?? null),
  })
  const forecast = useForecast(figures, kind)
  return <Plot size="far" sentence={sentence} marks={plotted} forecast={forecast} write={numbers.share} />
}

function Districts({ districts, target }: { districts: readonly NamedDistrict[]; target: number | null }) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (
    <ol className={styles.districts} aria-label={t('screen.districts')}>
      {districts.map(({ districtId, name, ratio }) => {
        const isReached = standingOf(ratio, target) === 'reached'
        return (
          <li key={districtId} className={styles.district}>
            <span className={styles.name}>{name}</span>
            <span className={styles.share}>
              {isReached && <span aria-hidden="true">✓ </span>}
              {numbers.share(ratio)}
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={isReached ? styles.reached : styles.bar} style={{ width: `${(ratio ?? 0) * 100}%` }} />
              {target !== null && <span className={styles.target} style={{ insetInlineStart: `${target * 100}%` }} />}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** Large as on a television wherever it is wide enough for one. */
function useTelevisionDensity(): void {
  useEffect(() => {
    const root = document.documentElement
    const before = root.dataset['density']
    if (matchMedia('(width >= 1200px)').matches) root.dataset['density'] = 'tv'
    return () => {
      root.dataset['density'] = before ?? 'normal'
    }
  }, [])
}

function useWayBack(period: string): void {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') void navigate(`/uptake?period=${period}`)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, period])
}
