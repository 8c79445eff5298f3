// A choice of one from many: type to find it.
import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ComboList } from './combo-list.tsx'
import type { ComboItem } from './combo-list.tsx'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import { filterItems } from './filter-items.ts'
import styles from './field.module.css'

type ComboBoxProps = FieldWords &
  FieldSwitches & {
    readonly items: readonly ComboItem[]
    /** The id of the chosen item; null for none. */
    readonly value: string | null
    readonly onChange: (id: string | null) => void
    readonly placeholder?: string
  }

/** One of many; found without diacritics, by label and detail; emptied by emptying the text. */
export function ComboBox(props: ComboBoxProps) {
  const { items, value, onChange } = props
  const sections = useMemo(() => [{ id: 'all', heading: null, items }], [items])
  const filter = useMemo(() => filterItems(items), [items])
  return (
    <AriaComboBox
      {...fieldState(props)}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      defaultFilter={filter}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldLabel label={props.label} isRequired={props.isRequired} />
      <div className={styles.frame}>
        <Input className={styles.input ?? ''} placeholder={props.placeholder ?? ''} />
        <Button className={styles.inner ?? ''}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </div>
      <FieldNotes description={props.description} error={props.error} />
      <ComboList sections={sections} />
    </AriaComboBox>
  )
}
