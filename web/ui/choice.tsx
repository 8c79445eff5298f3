// A choice of one from few, all in sight.
import { Label } from 'react-aria-components/Label'
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup'
import styles from './choice.module.css'
import type { Option } from './select.tsx'

type ChoiceProps<T extends string> = {
  readonly label: string
  readonly options: readonly (Option & { readonly id: T })[]
  readonly chosen: T
  readonly onChoose: (id: T) => void
}

/** Two to four options side by side. */
export function Choice<T extends string>({ label, options, chosen, onChoose }: ChoiceProps<T>) {
  const choose = (value: string) => {
    const option = options.find(({ id }) => id === value)
    if (option) onChoose(option.id)
  }
  return (
    <RadioGroup className={styles.group ?? ''} value={chosen} onChange={choose} orientation="horizontal">
      <Label className={styles.label ?? ''}>{label}</Label>
      <div className={styles.options}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} className={styles.field ?? ''}>
            <RadioButton className={styles.option ?? ''}>{option.label}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  )
}
