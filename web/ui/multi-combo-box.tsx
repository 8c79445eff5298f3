// A choice of several from many, one by one or a whole group at once.
import { ChevronDown } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { useTranslation } from 'react-i18next'
import { ChosenTags } from './chosen-tags.tsx'
import { ComboList } from './combo-list.tsx'
import type { ComboItem } from './combo-list.tsx'
import { FieldLabel, FieldNotes, fieldState } from './field.tsx'
import type { FieldSwitches, FieldWords } from './field.tsx'
import { filterItems } from './filter-items.ts'
import { keysOf, valuesAfter } from './group-choice.ts'
import type { ItemGroup } from './group-choice.ts'
import styles from './field.module.css'

type MultiComboBoxProps = FieldWords &
  FieldSwitches & {
    readonly items: readonly ComboItem[]
    /** Choosing a group chooses all of its items; choosing it again lets go of them. */
    readonly groups?: readonly ItemGroup[]
    /** The ids of the chosen items, in the order they were chosen. */
    readonly values: readonly string[]
    readonly onChange: (ids: string[]) => void
    readonly placeholder?: string
  }

const NO_GROUPS: readonly ItemGroup[] = []

/** Several of many: a field to find them, and what has been chosen as tags that can be removed. */
export function MultiComboBox(props: MultiComboBoxProps) {
  const { items, groups = NO_GROUPS, values, onChange } = props
  const sections = useSections(items, groups)
  const filter = useMemo(() => filterItems(sections.flatMap((section) => section.items)), [sections])
  const keys = keysOf(values, groups)
  return (
    <div className={styles.field}>
      <AriaComboBox
        {...fieldState(props)}
        selectionMode="multiple"
        value={keys}
        onChange={(next) => onChange(valuesAfter(values, keys, next.map(String), groups))}
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
      <ChosenTags
        label={props.label}
        items={items}
        values={values}
        onChange={onChange}
        isDisabled={props.isDisabled ?? false}
      />
    </div>
  )
}

function useSections(items: readonly ComboItem[], groups: readonly ItemGroup[]) {
  const { t } = useTranslation('common')
  return useMemo(() => {
    const all = { id: 'items', heading: groups.length > 0 ? t('oneByOne') : null, items }
    if (groups.length === 0) return [all]
    const asItems = groups.map(({ id, label, itemIds }) => ({
      id,
      label,
      detail: t('itemCount', { count: itemIds.length }),
    }))
    return [{ id: 'groups', heading: t('wholeGroups'), items: asItems }, all]
  }, [items, groups, t])
}
