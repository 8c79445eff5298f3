// Planned and used time of an item as a thin bar: what is beyond the plan is hatched.
import type { CSSProperties } from 'react'
import styles from './agenda.module.css'
import type { ItemTime } from './item-time.ts'

/** The bar says nothing that the words beside it do not say. */
export function MinutesBar({ time: { used, planned, over }, running }: { time: ItemTime; running: boolean }) {
  const whole = Math.max(used, planned, 1)
  // What a style sheet cannot know: the shares of this item.
  const shares = {
    '--within': `${((used - over) / whole) * 100}%`,
    '--over': `${(over / whole) * 100}%`,
  } as CSSProperties
  return (
    <div className={styles.bar} style={shares} data-running={running} aria-hidden="true">
      <span className={styles.within} />
      {over > 0 && <span className={styles.over} />}
    </div>
  )
}
