// The shape of what is coming.
import styles from './skeleton.module.css'

/** A grey bar of a given size, in CSS units. */
export function Skeleton({ width = '100%', height = '1.5rem' }: { width?: string; height?: string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}
