// By what the register is narrowed.
import { FilterX } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { Button } from '../../ui/button.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Select } from '../../ui/select.tsx'
import { paramsOf } from './place.ts'
import type { Question } from './place.ts'
import { QuestionWords } from './question-words.tsx'
import styles from './list.module.css'

const WHICH = ['all', 'counted', 'by-video', 'not-by-video'] as const
const ANY = 'any'

type FiltersProps = {
  readonly question: Question
  /** The parameters of the address. */
  readonly onChange: (params: Record<string, string>) => void
}

/** Which meetings, of which district, organised by whom; whatever else the address asks stands as tags. */
export function RegisterFilters({ question, onChange }: FiltersProps) {
  const { t } = useTranslation('uptake')
  const { units } = useDirectoryNames()
  const all = useMemo(() => [...units.values()], [units])
  const districts = all.filter(({ kind }) => kind === 'district')
  const params = paramsOf(question)
  const set = (name: string, value: string | null) => {
    const { [name]: _, ...rest } = params
    onChange(value === null ? rest : { ...rest, [name]: value })
  }
  const { which = 'all', filter = {}, own, code, reason } = question
  const special = { own, code, reason, filter: { field: filter.field, level: filter.level } } as const
  const isSpecial = [own, code, reason, filter.field, filter.level].some((value) => value !== undefined)
  return (
    <div className={styles.filters}>
      <Select
        label={t('list.which.label')}
        options={WHICH.map((id) => ({ id, label: t(`list.which.${id}`) }))}
        chosen={which}
        placeholder=""
        onChoose={(id) => set('show', id)}
      />
      <Select
        label={t('columns.district')}
        options={[{ id: ANY, label: t('list.which.all') }, ...districts.map(({ id, name }) => ({ id, label: name }))]}
        chosen={filter.districtId ?? ANY}
        placeholder=""
        onChoose={(id) => set('district', id === ANY ? null : id)}
      />
      <ComboBox
        label={t('columns.organiser')}
        items={all.map(({ id, name, code: sign }) => ({ id, label: name, detail: sign }))}
        placeholder={t('list.which.all')}
        value={filter.organiserId ?? null}
        onChange={(id) => set('organiser', id)}
      />
      {isSpecial && (
        <>
          <QuestionWords question={withoutNothing(special)} />
          <Button kind="quiet" size="small" icon={<FilterX />} onPress={() => onChange({ show: 'all' })}>
            {t('list.clear')}
          </Button>
        </>
      )}
    </div>
  )
}

/** The question without the conditions that it does not have. */
function withoutNothing({ filter, ...words }: { readonly filter: object }): Question {
  const present = (values: object) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  return { ...present(words), filter: present(filter) }
}
