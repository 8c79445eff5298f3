// How sound a recording is: a small bar of its length, with the words.
import { CircleCheck, CircleDashed, ImageOff, ShieldCheck, ShieldX } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordingSummary } from '#protocol'
import { formatLength } from '../../ui/amounts.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './library.module.css'

/** The bar's measures, px. */
const BAR = { width: 72, height: 10, least: 3 } as const

/** What is missing and what is damaged; when it was last checked. */
export function Health({ recording }: { recording: RecordingSummary }) {
  const { t, i18n } = useTranslation('library')
  const { gapMs, damagedMs, verified } = recording
  const length = (ms: number): string => formatLength(ms, i18n.language)
  const isSound = gapMs === 0 && damagedMs === 0
  return (
    <span className={styles.health}>
      {!isSound && <HealthBar {...recording} />}
      {isSound && (
        <Tag tone="ready" icon={<CircleCheck />}>
          {t('health.sound')}
        </Tag>
      )}
      {gapMs > 0 && <Tag icon={<CircleDashed />}>{t('health.gap', { length: length(gapMs) })}</Tag>}
      {damagedMs > 0 && <Tag icon={<ImageOff />}>{t('health.damaged', { length: length(damagedMs) })}</Tag>}
      {verified?.intact === true && (
        <span className={styles.checked}>
          <ShieldCheck aria-hidden="true" />
          {t('health.verified', { day: formatDate(dayOf(verified.at), i18n.language, DAY) })}
        </span>
      )}
      {verified?.intact === false && (
        <Tag tone="live" icon={<ShieldX />}>
          {t('health.broken')}
        </Tag>
      )}
    </span>
  )
}

const DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** The shares of a recording's time that are missing (empty) and damaged (striped); each at least wide enough to be seen. */
function HealthBar({ lengthMs, gapMs, damagedMs }: RecordingSummary) {
  const { t, i18n } = useTranslation('library')
  const pattern = useId()
  const whole = Math.max(1, lengthMs + gapMs)
  const wide = (ms: number): number => (ms === 0 ? 0 : Math.max(BAR.least, (ms / whole) * BAR.width))
  const [gap, damaged] = [wide(gapMs), wide(damagedMs)]
  const [left, striped] = [BAR.width - gap - damaged, BAR.width - gap]
  const [gapWords, damagedWords, length] = [gapMs, damagedMs, whole].map((ms) => formatLength(ms, i18n.language))
  return (
    <svg
      className={styles.healthBar}
      width={BAR.width}
      height={BAR.height}
      role="img"
      aria-label={t('health.bar', { gap: gapWords, damaged: damagedWords, length })}
    >
      <defs>
        <pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="4" fill="currentColor" />
        </pattern>
      </defs>
      <rect x="0.5" y="0.5" width={BAR.width - 1} height={BAR.height - 1} rx="2" fill="none" stroke="currentColor" />
      <rect x="0" y="0" width={left} height={BAR.height} rx="2" fill="currentColor" />
      {damaged > 0 && <rect x={left} y="0" width={striped - left} height={BAR.height} fill={`url(#${pattern})`} />}
    </svg>
  )
}
