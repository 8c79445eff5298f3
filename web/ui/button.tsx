// The button: what can be done.
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

/** How much a button asks for attention. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

type ButtonProps = {
  readonly children: ReactNode
  /** May be left out of a button that submits its form. */
  readonly onPress?: () => void
  readonly kind?: ButtonKind
  readonly size?: 'small' | 'normal' | 'large'
  readonly icon?: ReactNode
  /** Something is under way; the button stays focusable and does nothing. */
  readonly pending?: boolean
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly className?: string | undefined
  /** `submit` sends the form that the button stands in, or the one whose id is given. */
  readonly type?: 'button' | 'submit'
  readonly form?: string
}

/** A button with a word and, if it helps, an icon. */
export function Button(props: ButtonProps) {
  const { kind = 'secondary', size = 'normal', pending = false } = props
  return (
    <AriaButton
      className={classNames(styles.button, styles[kind], styles[size], props.className)}
      type={props.type ?? 'button'}
      {...(props.form !== undefined && { form: props.form })}
      {...(props.onPress && { onPress: props.onPress })}
      isPending={pending}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
    >
      {pending ? <Spinner /> : props.icon}
      <span>{props.children}</span>
    </AriaButton>
  )
}
