// A figure that opens onto the meetings behind it.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { classNames } from '../../ui/class-names.ts'
import { usePeriod } from './frame.tsx'
import { searchOf } from './place.ts'
import type { Question } from './place.ts'
import styles from './behind.module.css'

type BehindProps = {
  readonly question: Question
  readonly children: ReactNode
  /** What it opens, where the figure alone would not say it. */
  readonly label?: string
  readonly className?: string | undefined
}

/** A link to the same page with the meetings beside it. */
export function Behind({ question, children, label, className }: BehindProps) {
  const period = usePeriod()
  return (
    <Link
      to={searchOf(period, question)}
      className={classNames(styles.behind, className)}
      {...(label !== undefined && { 'aria-label': label })}
    >
      {children}
    </Link>
  )
}
