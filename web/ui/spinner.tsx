// A small turning ring: something is under way.
import styles from './spinner.module.css'

/** Decoration only; the words beside it say what is under way. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />
}
