// A part of one's own account, with its heading.
import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './me.module.css'

/** A framed part of the page. */
export function Section({ title, mark, children }: { title: string; mark?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.heading}>
        <h2 className={styles.heading} id={id}>
          {title}
        </h2>
        {mark}
      </div>
      {children}
    </section>
  )
}
