// The head of a page: what it is, and what can be done with all of it.
import type { ReactNode } from 'react'
import styles from './page-head.module.css'

type PageHeadProps = {
  readonly title: string
  readonly description?: ReactNode
  /** Buttons, the most important one last. */
  readonly actions?: ReactNode
}

/** The page's first heading with its actions beside it. */
export function PageHead({ title, description, actions }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        {description !== undefined && <div className={styles.description}>{description}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}
