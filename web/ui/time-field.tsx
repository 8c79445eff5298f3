// A field for a time of day.
import { parseTime } from '@internationalized/date'
import type { Time } from '@internationalized/date'
import { DateInput, DateSegment, TimeField as AriaTimeField } from 'react-aria-components/TimeField'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import { classNames } from './class-names.ts'
import styles from './field.module.css'

type TimeFieldProps = FieldWords &
  FieldSwitches & {
    /** `HH:MM`; empty for none. */
    readonly value: string
    readonly onChange: (value: string) => void
  }

/** Hours and minutes, 24 hours. */
export function TimeField(props: TimeFieldProps) {
  return (
    <AriaTimeField
      {...fieldState(props)}
      value={timeOf(props.value)}
      onChange={(time) => props.onChange(time?.toString().slice(0, 5) ?? '')}
      hourCycle={24}
      granularity="minute"
      shouldForceLeadingZeros
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <DateInput className={classNames(styles.frame, styles.segments)}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </DateInput>
      <FieldNotes description={props.description} error={props.error} />
    </AriaTimeField>
  )
}

function timeOf(value: string): Time | null {
  try {
    return parseTime(value)
  } catch {
    return null
  }
}
