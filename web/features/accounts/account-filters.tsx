// What the list of accounts is narrowed by.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '#domain/directory.ts'
import { ROLES } from '#domain/permission.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import type { AccountFilter } from './account-list.ts'
import styles from './accounts.module.css'

/** Stands for no role at all: a list that opens needs an entry to choose. */
const EVERY_ROLE = 'every'

type AccountFiltersProps = {
  readonly filter: AccountFilter
  readonly onChange: (filter: AccountFilter) => void
  readonly units: readonly Unit[]
}

/** Words, unit, role. */
export function AccountFilters({ filter, onChange, units }: AccountFiltersProps) {
  const { t } = useTranslation(['accounts', 'access'])
  const items = useMemo(() => units.map(({ id, name, code }) => ({ id, label: name, detail: code })), [units])
  const roles = [
    { id: EVERY_ROLE, label: t('accounts:everyRole') },
    ...ROLES.map((role) => ({ id: role, label: t(`access:roles.${role}`) })),
  ]
  const choose = (id: string) => onChange({ ...filter, role: ROLES.find((role) => role === id) ?? null })
  return (
    <div className={styles.filters}>
      <SearchField
        label={t('accounts:search')}
        placeholder={t('accounts:searchHint')}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <ComboBox
        label={t('accounts:unit')}
        placeholder={t('accounts:everyUnit')}
        items={items}
        value={filter.unitId}
        onChange={(id) => onChange({ ...filter, unitId: units.find((unit) => unit.id === id)?.id ?? null })}
      />
      <Select
        label={t('accounts:role')}
        options={roles}
        chosen={filter.role ?? EVERY_ROLE}
        placeholder={t('accounts:everyRole')}
        onChoose={choose}
      />
    </div>
  )
}
