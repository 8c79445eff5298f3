// Writing a new conclusion; it belongs to the current item unless told otherwise.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaState } from '#domain/state/agenda.ts'
import { useLive } from '../../session/live-context.ts'
import { Select } from '../../ui/select.tsx'
import { ConclusionField } from './conclusion-field.tsx'
import styles from './conclusions.module.css'

/** Stand in the list beside the items; no item has such a sign. */
const CURRENT = 'current item'
const NONE = 'no item'

/** The form of those who write. */
export function NewConclusion({ agenda, place }: { agenda: AgendaState; place: string }) {
  const { t } = useTranslation('agenda')
  const live = useLive()
  const [chosen, setChosen] = useState(CURRENT)
  const { items, current } = agenda
  const numbered = items.map(({ id, title }, index) => ({ id, label: t('numbered', { number: index + 1, title }) }))
  const now = numbered.find(({ id }) => id === current?.itemId)
  const options = [
    {
      id: CURRENT,
      label: now ? t('conclusion.currentItem', { item: now.label }) : t('conclusion.noCurrentItem'),
    },
    { id: NONE, label: t('conclusion.noItem') },
    ...numbered,
  ]
  const itemId = chosen === CURRENT ? (current?.itemId ?? null) : chosen === NONE ? null : chosen
  const save = async (text: string) => {
    const saved = (await live.ask('conclusion.add', { text, itemId })) !== undefined
    if (saved) setChosen(CURRENT)
    return saved
  }
  return (
    <div className={styles.new}>
      {items.length > 0 && (
        <Select
          label={t('conclusion.item')}
          options={options}
          chosen={chosen}
          placeholder={t('conclusion.noItem')}
          onChoose={setChosen}
        />
      )}
      <ConclusionField place={place} saveWord={t('conclusion.save')} onSave={save} />
    </div>
  )
}
