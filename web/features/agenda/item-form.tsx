// Writing an item of the agenda in the middle of the meeting.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItem } from '#domain/meeting.ts'
import { freshWord } from '../../session/word.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './agenda.module.css'

const FIRST_MINUTES = 10

type ItemFormProps = {
  /** Null for a new one. */
  readonly item: AgendaItem | null
  /** Answers false when it was turned down. */
  readonly onSave: (item: AgendaItem) => Promise<boolean>
  readonly onClose: () => void
}

/** Title, rapporteur and minutes; what was turned down stays in the fields. */
export function ItemForm({ item, onSave, onClose }: ItemFormProps) {
  const { t } = useTranslation('agenda')
  const [draft, setDraft] = useState<AgendaItem>(
    () => item ?? { id: freshWord(), title: '', rapporteur: '', plannedMinutes: FIRST_MINUTES },
  )
  const [pending, setPending] = useState(false)
  const change = (next: Partial<AgendaItem>) => setDraft((before) => ({ ...before, ...next }))
  const title = draft.title.trim()
  const save = async () => {
    if (title === '' || pending) return
    setPending(true)
    const saved = await onSave({ ...draft, title })
    setPending(false)
    if (saved) onClose()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('form.title')}
        value={draft.title}
        onChange={(next) => change({ title: next })}
        maxLength={300}
        isRequired
        autoFocus
      />
      <TextField
        label={t('form.rapporteur')}
        value={draft.rapporteur}
        onChange={(rapporteur) => change({ rapporteur })}
        maxLength={200}
      />
      <NumberField
        label={t('form.minutes')}
        value={draft.plannedMinutes}
        min={0}
        max={1440}
        step={5}
        unit={t('minutes')}
        onChange={(minutes) => change({ plannedMinutes: minutes ?? 0 })}
      />
      <div className={styles.buttons}>
        <Button kind="primary" type="submit" pending={pending} disabled={title === ''}>
          {t('form.save')}
        </Button>
        <Button onPress={onClose}>{t('form.cancel')}</Button>
      </div>
    </form>
  )
}
