// A box to tick.
import { Check } from 'lucide-react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { Text } from 'react-aria-components/Text'
import styles from './checkbox.module.css'

type CheckboxProps = {
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly description?: string | undefined
  readonly isDisabled?: boolean
}

/** A box with its words. */
export function Checkbox({ label, isSelected, onChange, description, isDisabled = false }: CheckboxProps) {
  return (
    <CheckboxField className={styles.field ?? ''} isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <CheckboxButton className={styles.button ?? ''}>
        <span className={styles.box} aria-hidden="true">
          <Check />
        </span>
        <span>{label}</span>
      </CheckboxButton>
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
    </CheckboxField>
  )
}
