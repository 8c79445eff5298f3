// Where nothing stands yet: what will stand here, and the first step.
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyStateProps = {
  readonly icon: ReactNode
  readonly title: string
  readonly text: ReactNode
  /** The button of the first step. */
  readonly action?: ReactNode
}

/** A designed emptiness. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      <div className={styles.text}>{text}</div>
      {action}
    </div>
  )
}
