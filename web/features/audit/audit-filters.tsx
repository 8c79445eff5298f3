// What the audit trail is narrowed by.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/date-field.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { AuditFilter } from './filter.ts'
import styles from './audit.module.css'

/** So long nobody has typed, ms: only then is the server asked. */
const SETTLED_MS = 300

type AuditFiltersProps = { readonly filter: AuditFilter; readonly onChange: (filter: AuditFilter) => void }

/** Words and two days. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit')
  const [text, setText] = useState(filter.text)
  useEffect(() => {
    if (text === filter.text) return undefined
    const timer = setTimeout(() => onChange({ ...filter, text }), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [text, filter, onChange])
  const swapped = filter.from !== '' && filter.to !== '' && filter.from > filter.to
  return (
    <div className={styles.filters}>
      <SearchField label={t('search')} placeholder={t('searchHint')} value={text} onChange={setText} />
      <DateField label={t('from')} value={filter.from} onChange={(from) => onChange({ ...filter, from, text })} />
      <DateField
        label={t('to')}
        value={filter.to}
        onChange={(to) => onChange({ ...filter, to, text })}
        error={swapped ? t('swapped') : undefined}
      />
    </div>
  )
}
