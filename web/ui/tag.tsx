// A small tag: a state or a kind, in a word.
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './tag.module.css'

/** What a tag's colour says; the word says it too. */
export type TagTone = 'neutral' | 'ready' | 'floor' | 'live' | 'action'

/** A word in a coloured frame, with an icon if it helps. */
export function Tag({ tone = 'neutral', icon, children }: { tone?: TagTone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={classNames(styles.tag, styles[tone])}>
      {icon}
      <span>{children}</span>
    </span>
  )
}
