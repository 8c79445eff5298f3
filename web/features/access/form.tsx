// A form whose sending stays in the page.
import type { ReactNode } from 'react'
import styles from './form.module.css'

/** Fields one under another; Enter and its button send it. */
export function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
