// A large control of the meeting's bar: icon, word, and a state that cannot be mistaken.
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { classNames } from './class-names.ts'
import styles from './control-button.module.css'

/** `live`: goes out to everybody now (red); `active`: under way, press to stop; `on`: in use; `off`: not in use; `plain`: has no state. */
export type ControlTone = 'live' | 'active' | 'on' | 'off' | 'plain'

type ControlButtonProps = {
  /** The short word under the icon. */
  readonly word: string
  /** For screen readers: the word first, then what pressing does. */
  readonly label: string
  readonly icon: ReactNode
  readonly tone?: ControlTone
  /** The key that does the same. */
  readonly shortcut?: string
  /** Something is wrong with it. */
  readonly warning?: boolean
  readonly wide?: boolean
  readonly onPress: () => void
}

/** One control of the bar. */
export function ControlButton(props: ControlButtonProps) {
  return (
    <Button
      className={classNames(styles.control, styles[props.tone ?? 'plain'], props.wide && styles.wide)}
      aria-label={props.label}
      {...(props.shortcut !== undefined && { 'aria-keyshortcuts': props.shortcut })}
      onPress={props.onPress}
    >
      <span className={styles.icon}>
        {props.icon}
        {props.warning && <span className={styles.warning}>!</span>}
      </span>
      <span className={styles.word}>{props.word}</span>
    </Button>
  )
}
