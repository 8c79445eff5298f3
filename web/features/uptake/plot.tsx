// A small chart of shares over time: marks joined by a line, what was aimed at, and where it is going.
import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import { classNames } from '../../ui/class-names.ts'
import { bandOf, columnAt, lineThrough, stepsOf } from './plot-lines.ts'
import styles from './plot.module.css'

/** One mark of a plot. */
export type PlotMark = {
  readonly key: string
  /** Under the mark. */
  readonly short: string
  /** All that is known of it, in a sentence. */
  readonly words: string
  /** 0–1; null where there is nothing to have a share of. */
  readonly ratio: number | null
  readonly target: number | null
  /** The meetings behind it; null where it cannot be pressed. */
  readonly to: string | null
}

type PlotProps = {
  /** The whole chart in a sentence, for those who hear it. */
  readonly sentence: string
  readonly marks: readonly PlotMark[]
  /** Where the last mark may end: its words, and the interval, 0–1. */
  readonly forecast?: { readonly low: number; readonly high: number; readonly words: string } | null
  /** A small one has no words on its axes, and its marks are not reached by Tab. */
  readonly size?: 'small' | 'large' | 'far'
  readonly write: (ratio: number) => string
}

const RULES = [0, 0.25, 0.5, 0.75, 1]

/** Every plot has the same scale, 0 to 100%: they are compared at a glance. */
export function Plot({ sentence, marks, forecast = null, size = 'large', write }: PlotProps) {
  const small = size === 'small'
  return (
    <div className={classNames(styles.plot, styles[size])}>
      {!small && <Scale write={write} />}
      <div className={styles.area}>
        <Drawing sentence={sentence} marks={marks} forecast={forecast} rules={small ? [0, 1] : RULES} />
        {marks.map((mark, index) => (
          <Mark key={mark.key} mark={mark} x={columnAt(index, marks.length)} count={marks.length} inert={small} />
        ))}
        {forecast && <Forecast {...forecast} x={columnAt(marks.length - 1, marks.length)} />}
      </div>
      {!small && <Names marks={marks} />}
    </div>
  )
}

function Scale({ write }: { write: (ratio: number) => string }) {
  return (
    <div className={styles.scale} aria-hidden="true">
      {RULES.map((ratio) => (
        <span key={ratio} style={{ insetBlockEnd: `${ratio * 100}%` }}>
          {write(ratio)}
        </span>
      ))}
    </div>
  )
}

type DrawingProps = Pick<PlotProps, 'sentence' | 'marks'> & {
  readonly forecast: { readonly low: number; readonly high: number } | null
  readonly rules: readonly number[]
}

/** Lines and surfaces; stretched to their place, with strokes that are not. */
function Drawing({ sentence, marks, forecast, rules }: DrawingProps) {
  return (
    <svg className={styles.drawing} viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={sentence}>
      {rules.map((ratio) => (
        <line key={ratio} className={styles.rule} x1={0} x2={100} y1={100 - ratio * 100} y2={100 - ratio * 100} />
      ))}
      {forecast && <rect className={styles.band} {...bandOf(forecast, marks.length)} />}
      <path className={styles.target} d={stepsOf(marks.map(({ target }) => target))} />
      <path className={styles.line} d={lineThrough(marks.map(({ ratio }) => ratio))} />
    </svg>
  )
}

type MarkProps = { mark: PlotMark; x: number; count: number; inert: boolean }

/** A dot, full where the target was reached and hollow where it was not; its whole column can be pressed. */
function Mark({ mark, x, count, inert }: MarkProps) {
  const { ratio, target, to, words } = mark
  const style = { insetInlineStart: `${x}%`, width: `${100 / count}%` }
  // React's type knows no custom properties.
  const dot = { '--y': `${(ratio ?? 0) * 100}%` } as CSSProperties
  const shape = target === null || (ratio ?? 0) >= target ? styles.full : styles.hollow
  if (ratio === null) return null
  if (to === null) {
    return (
      <span className={styles.mark} style={style} aria-hidden="true">
        <span className={classNames(styles.dot, shape)} style={dot} />
      </span>
    )
  }
  return (
    <Link className={styles.mark} to={to} style={style} aria-label={words} title={words} tabIndex={inert ? -1 : 0}>
      <span className={classNames(styles.dot, shape)} style={dot} />
    </Link>
  )
}

function Forecast({ low, high, words, x }: { low: number; high: number; words: string; x: number }) {
  const style = { insetInlineStart: `${x}%`, insetBlockEnd: `${low * 100}%`, height: `${(high - low) * 100}%` }
  return <span className={styles.interval} style={style} title={words} />
}

/** Names under the marks; as many as there is room for, the last one always. */
function Names({ marks }: { marks: readonly PlotMark[] }) {
  const step = Math.ceil(marks.length / 12)
  return (
    <div className={styles.names} aria-hidden="true">
      {marks.map(({ key, short }, index) => {
        const fromEnd = marks.length - 1 - index
        if (fromEnd % step !== 0) return null
        const place = { insetInlineStart: `${columnAt(index, marks.length)}%` }
        return (
          <span
            key={key}
            style={place}
            className={classNames(fromEnd % (step * 3) !== 0 && styles.spare, fromEnd === 0 && styles.last)}
          >
            {short}
          </span>
        )
      })}
    </div>
  )
}
