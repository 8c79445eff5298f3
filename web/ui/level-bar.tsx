// How loud something is.
import { Meter } from 'react-aria-components/Meter'
import styles from './level-bar.module.css'

const STEPS = 16

/** A row of bars that fills with loudness (0–1). */
export function LevelBar({ label, level }: { label: string; level: number }) {
  const lit = Math.round(Math.min(1, Math.max(0, level)) * STEPS)
  return (
    <Meter className={styles.meter ?? ''} aria-label={label} value={Math.round(level * 100)}>
      {Array.from({ length: STEPS }, (_, step) => (
        <span key={step} className={styles.step} data-lit={step < lit} />
      ))}
    </Meter>
  )
}
