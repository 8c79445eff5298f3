// A key of the keyboard, drawn.
import styles from './key-cap.module.css'

/** The name of a key as it stands on the keyboard. */
export function KeyCap({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>
}
