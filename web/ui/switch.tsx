// A switch: on or off at once.
import type { ReactNode } from 'react'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import styles from './switch.module.css'

type SwitchProps = {
  readonly children: ReactNode
  readonly on: boolean
  readonly onChange: (on: boolean) => void
  readonly icon?: ReactNode
  readonly disabled?: boolean
}

/** A switch with its words; the words should say the state, not only its place. */
export function Switch({ children, on, onChange, icon, disabled = false }: SwitchProps) {
  return (
    <SwitchField isSelected={on} onChange={onChange} isDisabled={disabled}>
      <SwitchButton className={styles.switch ?? ''}>
        {icon}
        <span className={styles.words}>{children}</span>
        <span className={styles.track} aria-hidden="true" />
      </SwitchButton>
    </SwitchField>
  )
}
