// The time of a turn at speaking: what is left of it, then what it is over.
import { Hourglass, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../ui/use-now.ts'
import styles from './countdown.module.css'
import { formatSpan } from './span.ts'

const SECOND_MS = 1_000

/**
 * Shape, word and colour change when the time is up.
 * @param endsAt epoch ms; null without a limit
 */
export function Countdown({ endsAt }: { endsAt: number | null }) {
  const { t } = useTranslation('floor')
  const now = useNow(SECOND_MS)
  if (endsAt === null) return <span className={styles.plain}>{t('noLimit')}</span>
  const isOver = now >= endsAt
  const Icon = isOver ? TriangleAlert : Hourglass
  return (
    <span className={styles.countdown} data-over={isOver} role="timer">
      <Icon aria-hidden="true" />
      <span>
        {isOver ? t('over', { span: formatSpan(now - endsAt) }) : t('left', { span: formatSpan(endsAt - now) })}
      </span>
    </span>
  )
}

/** How long somebody has waited since a moment (epoch ms), in words. */
export function Waited({ at }: { at: number }) {
  const { t } = useTranslation('floor')
  return <>{t('waited', { span: formatSpan(useNow(SECOND_MS) - at) })}</>
}

/** How long somebody has spoken since a moment (epoch ms), in words. */
export function Spoken({ at }: { at: number }) {
  const { t } = useTranslation('floor')
  return <>{t('desk.spoken', { span: formatSpan(useNow(SECOND_MS) - at) })}</>
}
