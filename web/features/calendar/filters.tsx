// What the calendar leaves out: by unit, level, form, or all that is not one's own unit's.
import { FunnelX, ListFilter } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MEETING_FORMS, MEETING_LEVELS } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './head.module.css'
import { NO_FILTER, filterCount } from './place.ts'
import type { Filter } from './place.ts'

type FiltersProps = {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  readonly names: DirectoryNames
  readonly narrow: boolean
}

const ALL = 'all'

/** One row of filters; on a telephone behind a button that counts them. */
export function Filters({ filter, onChange, names, narrow }: FiltersProps) {
  const { t } = useTranslation('calendar')
  const [open, setOpen] = useState(false)
  const count = filterCount(filter)
  return (
    <div className={styles.filters}>
      {narrow && (
        <Button kind="quiet" icon={<ListFilter aria-hidden="true" />} onPress={() => setOpen(!open)}>
          {count === 0 ? t('filter.title') : t('filter.some', { count })}
        </Button>
      )}
      {(!narrow || open) && <Fields filter={filter} onChange={onChange} names={names} />}
      {count > 0 && (
        <Button kind="quiet" icon={<FunnelX aria-hidden="true" />} onPress={() => onChange(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}

function Fields({ filter, onChange, names }: Omit<FiltersProps, 'narrow'>) {
  const { t } = useTranslation('calendar')
  const units = useMemo(
    () => [...names.units.values()].map(({ id, name, code }) => ({ id, label: name, detail: code })),
    [names],
  )
  const levels = [
    { id: ALL, label: t('filter.anyLevel') },
    ...MEETING_LEVELS.map((id) => ({ id, label: t(`levels.${id}`) })),
  ]
  const forms = [
    { id: ALL, label: t('filter.anyForm') },
    ...MEETING_FORMS.map((id) => ({ id, label: t(`forms.${id}`) })),
  ]
  return (
    <>
      <div className={styles.unit}>
        <ComboBox
          label={t('filter.unit')}
          items={units}
          value={filter.unit}
          onChange={(unit) => onChange({ ...filter, unit })}
          placeholder={t('filter.anyUnit')}
        />
      </div>
      <div className={styles.choice}>
        <Select
          label={t('filter.level')}
          options={levels}
          chosen={filter.level ?? ALL}
          placeholder={t('filter.anyLevel')}
          onChoose={(chosen) => onChange({ ...filter, level: MEETING_LEVELS.find((id) => id === chosen) ?? null })}
        />
      </div>
      <div className={styles.choice}>
        <Select
          label={t('filter.form')}
          options={forms}
          chosen={filter.form ?? ALL}
          placeholder={t('filter.anyForm')}
          onChoose={(chosen) => onChange({ ...filter, form: MEETING_FORMS.find((id) => id === chosen) ?? null })}
        />
      </div>
      <Checkbox label={t('filter.mine')} isSelected={filter.mine} onChange={(mine) => onChange({ ...filter, mine })} />
    </>
  )
}
