// A field for one line of text.
import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import styles from './field.module.css'

/** What a field of text is told. */
export type TextFieldProps = FieldWords &
  FieldSwitches & {
    readonly value: string
    readonly onChange: (value: string) => void
    readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password'
    readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email'
    readonly autoComplete?: HTMLInputAutoCompleteAttribute
    readonly placeholder?: string
    readonly autoFocus?: boolean
    readonly maxLength?: number
  }

/** One line of text with its label. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', inputMode = type === 'password' ? 'text' : type, placeholder = '' } = props
  const keepsWriting = type === 'text' && inputMode === 'text'
  return (
    <AriaTextField
      {...fieldState(props)}
      value={value}
      onChange={onChange}
      type={type}
      inputMode={inputMode}
      autoFocus={props.autoFocus ?? false}
      spellCheck={keepsWriting ? 'true' : 'false'}
      {...(props.autoComplete !== undefined && { autoComplete: props.autoComplete })}
      {...(props.maxLength !== undefined && { maxLength: props.maxLength })}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <div className={styles.frame}>
        <Input className={styles.input ?? ''} placeholder={placeholder} />
      </div>
      <FieldNotes description={props.description} error={props.error} />
    </AriaTextField>
  )
}
