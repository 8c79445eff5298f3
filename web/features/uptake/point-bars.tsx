// How long each bridge point was connected, and how long it takes to count.
import { useTranslation } from 'react-i18next'
import type { Definition } from '#domain/uptake/definition.ts'
import type { PointEvidence } from '#domain/uptake/evidence.ts'
import { formatTime } from '../../ui/time.ts'
import { useNumbers } from './numbers.ts'
import styles from './point-bars.module.css'

/** What was measured of one bridge point. */
export type Point = PointEvidence

type PointBarsProps = {
  readonly points: readonly Point[]
  /** How long the meeting went on, ms. */
  readonly lengthMs: number
  /** When it began, epoch ms; null for the sum of several sessions. */
  readonly from: number | null
  /** What a district's bridge point has to reach; null where that is not judged here. */
  readonly definition: Definition | null
}

const MINUTE_MS = 60_000

/** Bars on one line of minutes; a mark where a district's bridge point begins to count. */
export function PointBars({ points, lengthMs, from, definition }: PointBarsProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const requiredMs = definition && Math.max(definition.minMinutes * MINUTE_MS, definition.minShare * lengthMs)
  const place = requiredMs === null || lengthMs === 0 ? null : Math.min(1, requiredMs / lengthMs)
  return (
    <div className={styles.frame}>
      {requiredMs !== null && (
        <p className={styles.required}>
          <span className={styles.sign} aria-hidden="true" />
          {t('evidence.required', { minutes: numbers.count(Math.round(requiredMs / MINUTE_MS)) })}
        </p>
      )}
      <ul className={styles.points}>
        {points.map((point) => (
          <PointBar key={point.bridgePointId} point={point} lengthMs={lengthMs} from={from} required={place} />
        ))}
      </ul>
    </div>
  )
}

type BarProps = { point: Point; lengthMs: number; from: number | null; required: number | null }

function PointBar({ point, lengthMs, from, required }: BarProps) {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  const { name, level, connectedMs } = point
  const share = lengthMs === 0 ? 0 : Math.min(1, connectedMs / lengthMs)
  const isJudged = level === 'district' && required !== null
  const reached = isJudged && share >= required
  return (
    <li className={styles.point}>
      <span className={styles.name}>
        {name}
        {level === 'guest' && <span className={styles.soft}> ({t('evidence.guest')})</span>}
      </span>
      <span className={styles.value}>
        {reached && <span aria-hidden="true">✓ </span>}
        {t('evidence.point', { minutes: numbers.minutes(connectedMs), share: numbers.share(share) })}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={level === 'district' ? styles.bar : styles.otherBar} style={{ width: `${share * 100}%` }} />
        {isJudged && <span className={styles.mark} style={{ insetInlineStart: `${required * 100}%` }} />}
      </span>
      <span className={styles.soft}>{usePointWords(point, from)}</span>
    </li>
  )
}

function usePointWords({ connectedMs, firstAt, interruptions, downMs }: Point, from: number | null): string {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  if (connectedMs === 0 || firstAt === null) return t('evidence.never')
  const arrived =
    from !== null && firstAt <= from ? t('evidence.early') : t('evidence.arrived', { time: formatTime(firstAt) })
  const line =
    interruptions === 0
      ? t('evidence.unbroken')
      : t('evidence.interrupted', { count: interruptions, minutes: numbers.count(Math.ceil(downMs / MINUTE_MS)) })
  return `${arrived}, ${line}`
}
