// A choice of one from a list that opens.
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import styles from './select.module.css'

/** One entry of the list. */
export type Option = { readonly id: string; readonly label: string }

type SelectProps = {
  readonly label: string
  readonly icon?: ReactNode
  readonly options: readonly Option[]
  readonly chosen: string | null
  /** Stands where the choice would be while there is none. */
  readonly placeholder: string
  readonly onChoose: (id: string) => void
}

/** A labelled list to choose from; without options it is disabled and shows its placeholder. */
export function Select(props: SelectProps) {
  return (
    <AriaSelect
      className={styles.select ?? ''}
      value={props.chosen}
      onChange={(key) => key !== null && props.onChoose(String(key))}
      isDisabled={props.options.length === 0}
      placeholder={props.placeholder}
    >
      <Label className={styles.label ?? ''}>{props.label}</Label>
      <Button className={styles.button ?? ''}>
        {props.icon}
        <SelectValue className={styles.value ?? ''} />
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''} items={props.options}>
          {(option) => (
            <ListBoxItem className={styles.option ?? ''} id={option.id} textValue={option.label}>
              <Check className={styles.check} aria-hidden="true" />
              <span>{option.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
