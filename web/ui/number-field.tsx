// A field for a number.
import { Minus, Plus } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import styles from './field.module.css'

type NumberFieldProps = FieldWords &
  FieldSwitches & {
    /** Null while the field is empty. */
    readonly value: number | null
    readonly onChange: (value: number | null) => void
    readonly min?: number
    readonly max?: number
    readonly step?: number
    /** What is counted, behind the number: "phút", "Mbit/s". */
    readonly unit?: string
  }

/** A number with its label, its unit, and buttons to step. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, min, max, step, unit } = props
  return (
    <AriaNumberField
      {...fieldState(props)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min !== undefined && { minValue: min })}
      {...(max !== undefined && { maxValue: max })}
      {...(step !== undefined && { step })}
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <Group className={styles.frame ?? ''}>
        <Input className={styles.input ?? ''} />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
        <Button slot="decrement" className={styles.inner ?? ''}>
          <Minus aria-hidden="true" />
        </Button>
        <Button slot="increment" className={styles.inner ?? ''}>
          <Plus aria-hidden="true" />
        </Button>
      </Group>
      <FieldNotes description={props.description} error={props.error} />
    </AriaNumberField>
  )
}
