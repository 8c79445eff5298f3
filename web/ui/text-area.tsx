// A field for several lines of text.
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { classNames } from './class-names.ts'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import styles from './field.module.css'

type TextAreaProps = FieldWords &
  FieldSwitches & {
    readonly value: string
    readonly onChange: (value: string) => void
    readonly rows?: number
    readonly placeholder?: string
    readonly autoFocus?: boolean
  }

/** Several lines of text with their label. */
export function TextArea(props: TextAreaProps) {
  return (
    <AriaTextField
      {...fieldState(props)}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <div className={styles.frame}>
        <AriaTextArea
          className={classNames(styles.input, styles.area)}
          rows={props.rows ?? 4}
          placeholder={props.placeholder ?? ''}
        />
      </div>
      <FieldNotes description={props.description} error={props.error} />
    </AriaTextField>
  )
}
