// A small mark: icon and word, never colour alone.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './mark.module.css'

/** What a mark stands for. */
export type MarkTone = 'plain' | 'ready' | 'floor' | 'live'

/** An icon with its word. */
export function Mark({ tone = 'plain', icon, children }: { tone?: MarkTone; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classNames(styles.mark, styles[tone])}>
      {icon}
      <span>{children}</span>
    </span>
  )
}
