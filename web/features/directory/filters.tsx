// Searching and narrowing the tree.
import { FilterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { UNIT_KINDS } from '#domain/directory.ts'
import type { Unit } from '#domain/directory.ts'
import { Button } from '../../ui/button.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TODOS } from './tree.ts'
import type { Filters } from './tree.ts'
import styles from './directory.module.css'

const ANY = 'any'

type FilterBarProps = {
  readonly filters: Filters
  readonly units: readonly Unit[]
  readonly onNarrow: (change: Partial<Filters>) => void
}

/** Whether anything is narrowed. */
export function isNarrowed({ search, kind, district, todo }: Filters): boolean {
  return search.trim() !== '' || kind !== null || district !== null || todo !== null
}

/** The search field and the three filters; a button takes them all away. */
export function FilterBar({ filters, units, onNarrow }: FilterBarProps) {
  const { t } = useTranslation('directory')
  const districts = units.filter(({ kind }) => kind === 'district')
  return (
    <div className={styles.filters}>
      <SearchField
        label={t('search')}
        placeholder={t('searchExample')}
        value={filters.search}
        onChange={(search) => onNarrow({ search })}
      />
      <div className={styles.selects}>
        <Select
          label={t('filters.kind')}
          options={[
            { id: ANY, label: t('filters.anyKind') },
            ...UNIT_KINDS.map((kind) => ({ id: kind, label: t(`kinds.${kind}`) })),
          ]}
          chosen={filters.kind ?? ANY}
          placeholder={t('filters.anyKind')}
          onChoose={(id) => onNarrow({ kind: UNIT_KINDS.find((kind) => kind === id) ?? null })}
        />
        <Select
          label={t('filters.district')}
          options={[
            { id: ANY, label: t('filters.anyDistrict') },
            ...districts.map(({ code, name }) => ({ id: code, label: name })),
          ]}
          chosen={filters.district ?? ANY}
          placeholder={t('filters.anyDistrict')}
          onChoose={(id) => onNarrow({ district: id === ANY ? null : id })}
        />
        <Select
          label={t('filters.todo')}
          options={[
            { id: ANY, label: t('filters.anyTodo') },
            ...TODOS.map((todo) => ({ id: todo, label: t(`filters.${todo}`) })),
          ]}
          chosen={filters.todo ?? ANY}
          placeholder={t('filters.anyTodo')}
          onChoose={(id) => onNarrow({ todo: TODOS.find((todo) => todo === id) ?? null })}
        />
        {isNarrowed(filters) && (
          <Button
            size="small"
            kind="quiet"
            icon={<FilterX />}
            className={styles.clear}
            onPress={() => onNarrow({ search: '', kind: null, district: null, todo: null })}
          >
            {t('filters.clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
