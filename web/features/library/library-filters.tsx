// What the library is narrowed by.
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MEETING_LEVELS } from '#domain/meeting.ts'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { ONLY } from './library-filter.ts'
import type { LibraryFilter } from './library-filter.ts'
import styles from './library.module.css'

/** So long nobody has typed, ms: only then is the office asked. */
const SETTLED_MS = 300
/** Stands for no choice: a list that opens needs an entry to choose. */
const ALL = 'all'

type LibraryFiltersProps = { readonly filter: LibraryFilter; readonly onChange: (filter: LibraryFilter) => void }

/** Words, days, unit, level, state. */
export function LibraryFilters({ filter, onChange }: LibraryFiltersProps) {
  const { t } = useTranslation('library')
  const swapped = filter.from !== '' && filter.to !== '' && filter.from > filter.to
  return (
    <div className={styles.filters} role="search">
      <Words key={filter.text} filter={filter} onChange={onChange} />
      <UnitChoice filter={filter} onChange={onChange} />
      <DateField label={t('from')} value={filter.from} onChange={(from) => onChange({ ...filter, from })} />
      <DateField
        label={t('to')}
        value={filter.to}
        onChange={(to) => onChange({ ...filter, to })}
        error={swapped ? t('swapped') : undefined}
      />
      <Choices filter={filter} onChange={onChange} />
    </div>
  )
}

function Words({ filter, onChange }: LibraryFiltersProps) {
  const { t } = useTranslation('library')
  const [text, setText] = useState(filter.text)
  useEffect(() => {
    if (text === filter.text) return undefined
    const timer = setTimeout(() => onChange({ ...filter, text }), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text, filter, onChange])
  return <SearchField label={t('search')} placeholder={t('searchHint')} value={text} onChange={setText} />
}

function UnitChoice({ filter, onChange }: LibraryFiltersProps) {
  const { t } = useTranslation('library')
  const { units } = useDirectoryNames()
  const items = useMemo(
    () => [...units.values()].map(({ id, name, code }) => ({ id, label: name, detail: code })),
    [units],
  )
  return (
    <ComboBox
      label={t('unit')}
      placeholder={t('everyUnit')}
      items={items}
      value={filter.unit === '' ? null : filter.unit}
      onChange={(id) => onChange({ ...filter, unit: id ?? '' })}
    />
  )
}

function Choices({ filter, onChange }: LibraryFiltersProps) {
  const { t } = useTranslation(['library', 'calendar'])
  const levels = MEETING_LEVELS.map((level) => ({ id: level, label: t(`calendar:levels.${level}`) }))
  const only = [
    { id: 'unsound', label: t('library:onlyUnsound') },
    { id: 'held', label: t('library:onlyHeld') },
    { id: 'due', label: t('library:onlyDue') },
  ]
  return (
    <>
      <Select
        label={t('library:level')}
        options={[{ id: ALL, label: t('library:everyLevel') }, ...levels]}
        chosen={filter.level === '' ? ALL : filter.level}
        placeholder={t('library:everyLevel')}
        onChoose={(id) => onChange({ ...filter, level: MEETING_LEVELS.find((level) => level === id) ?? '' })}
      />
      <Select
        label={t('library:only')}
        options={[{ id: ALL, label: t('library:onlyAll') }, ...only]}
        chosen={filter.only === '' ? ALL : filter.only}
        placeholder={t('library:onlyAll')}
        onChoose={(id) => onChange({ ...filter, only: ONLY.find((one) => one === id) ?? '' })}
      />
    </>
  )
}
