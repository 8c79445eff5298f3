// A shelf of the gallery.
import type { ReactNode } from 'react'
import styles from './primitives.module.css'

/** Things of one kind under their name. */
export function Shelf({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className={styles.shelf}>
      <h2 className={styles.name}>{name}</h2>
      <div className={styles.things}>{children}</div>
    </section>
  )
}
