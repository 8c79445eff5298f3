// Where nothing stands yet: what will stand here, and the first step.
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

type EmptyStateProps = {
  readonly icon: ReactNode
  readonly title: string
  readonly text: ReactNode
  /** The button of the first step. */
  readonly action?: ReactNode
  /** It is all that the page has to say: its title is the page's. */
  readonly isPage?: boolean
}

/** A designed emptiness. */
export function EmptyState({ icon, title, text, action, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <Title className={styles.title}>{title}</Title>
      <div className={styles.text}>{text}</div>
      {action}
    </div>
  )
}
