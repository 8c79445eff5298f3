// The province's clock.
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './clock.module.css'
import { formatDay, formatTime } from './time.ts'
import { classNames } from './class-names.ts'

/** Time and weekday with date, whatever the machine's own time zone. */
export function Clock({ layout = 'line' }: { layout?: 'line' | 'stack' }) {
  const { i18n } = useTranslation()
  const minute = useSyncExternalStore(everySecond, currentMinute)
  return (
    <time className={classNames(styles.clock, styles[layout])} dateTime={new Date(minute).toISOString()}>
      <span className={styles.time}>{formatTime(minute)}</span>
      <span className={styles.day}>{formatDay(minute, i18n.language)}</span>
    </time>
  )
}

function currentMinute(): number {
  return Math.floor(Date.now() / 60_000) * 60_000
}

function everySecond(changed: () => void): () => void {
  const timer = setInterval(changed, 1_000)
  return () => clearInterval(timer)
}
