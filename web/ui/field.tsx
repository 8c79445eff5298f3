// What every field of a form shares: its label, its description, its error.
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import styles from './field.module.css'

/** The words of a field; all of them are translated already. */
export type FieldWords = {
  readonly label: string
  readonly description?: string | undefined
  /** What is wrong with the value; nothing while it is in order. */
  readonly error?: string | undefined
}

/** What every field may be told besides its value. */
export type FieldSwitches = {
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

/** A field's label; the star tells those who see that something must stand here, the field itself tells the others. */
export function FieldLabel({ label, isRequired = false }: { label: string; isRequired?: boolean | undefined }) {
  return (
    <Label className={styles.label ?? ''}>
      {label}
      {isRequired && <span aria-hidden="true"> *</span>}
    </Label>
  )
}

/** Description and error under a field. */
export function FieldNotes({ description, error }: Omit<FieldWords, 'label'>) {
  return (
    <>
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </>
  )
}

/** The common properties of a field, as React Aria wants them. */
export function fieldState({ error, isRequired = false, isDisabled = false }: FieldSwitches & Partial<FieldWords>) {
  return {
    className: styles.field ?? '',
    isInvalid: error !== undefined,
    isRequired,
    isDisabled,
    validationBehavior: 'aria',
  } as const
}
