// How long somebody may still speak.
import { useTranslation } from 'react-i18next'
import { useNow } from '../../ui/use-now.ts'
import styles from './countdown.module.css'

/** The last seconds are told by more than a number. */
const SOON_MS = 30_000

/** Minutes and seconds that run down, and on when the time is over; nothing without a limit. `endsAt` is epoch ms. */
export function Countdown({ endsAt }: { endsAt: number | null }) {
  return endsAt === null ? null : <Running endsAt={endsAt} />
}

function Running({ endsAt }: { endsAt: number }) {
  const { t } = useTranslation('meeting')
  const left = endsAt - useNow(1_000)
  const over = left < 0
  const time = clockOf(Math.abs(left))
  const state = over ? 'over' : left <= SOON_MS ? 'soon' : 'running'
  return (
    <span className={styles.countdown} data-state={state} role="timer">
      {over ? t('overTime', { time }) : t('timeLeft', { time })}
    </span>
  )
}

/** `04:05`; hours are told in minutes, as speakers are given minutes. */
export function clockOf(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
