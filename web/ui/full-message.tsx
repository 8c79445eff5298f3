// A message that takes the whole screen: what happened and what to do now.
import type { ReactNode } from 'react'
import styles from './full-message.module.css'

type FullMessageProps = {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly footnote?: string | undefined
}

/** One icon, one sentence large, what it means, and the buttons that help. */
export function FullMessage({ icon, title, children, actions, footnote }: FullMessageProps) {
  return (
    <main className={styles.screen}>
      <div className={styles.message} role="alert">
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <h1 className={styles.title}>{title}</h1>
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {footnote !== undefined && <div className={styles.footnote}>{footnote}</div>}
      </div>
    </main>
  )
}
