// A text with what was searched for marked in it.
import { highlighted } from './highlight.ts'
import styles from './tree.module.css'

/** A text; the parts that a search has found stand out. */
export function Marked({ text, search }: { text: string; search: string }) {
  return highlighted(text, search).map(({ text: piece, hit }, index) =>
    hit ? (
      // The pieces of one text never change their order.
      <mark key={index} className={styles.mark}>
        {piece}
      </mark>
    ) : (
      <span key={index}>{piece}</span>
    ),
  )
}
