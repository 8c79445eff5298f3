// A part of the meeting's page under its heading.
import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './meeting-screen.module.css'

/** A headed card. */
export function PageSection({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const heading = useId()
  return (
    <section className={styles.card} aria-labelledby={heading}>
      <div className={styles.cardHead}>
        <h2 id={heading} className={styles.cardTitle}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
