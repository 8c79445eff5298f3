// The agenda: items with who reports and for how long, in an order that keyboard and pointer can change.
import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgendaItem } from '#domain/meeting.ts'
import { Button } from '../../ui/button.tsx'
import { AgendaRow } from './agenda-row.tsx'
import { newSign, spanOf } from './draft.ts'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import styles from './agenda.module.css'
import { lengthInWords } from './words.ts'

const MOST_ITEMS = 50
const FIRST_MINUTES = 15

/** The list of items and their sum against the length of the meeting. */
export function AgendaFields() {
  const { t } = useTranslation('scheduling')
  const { draft, change, problems } = useForm()
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const { agenda } = draft
  const set = (next: readonly AgendaItem[]) => change({ agenda: next })
  const focusField = (at: number, field: string) =>
    requestAnimationFrame(() => list.current?.children[at]?.querySelector<HTMLElement>(field)?.focus())
  const add = () => {
    set([...agenda, { id: newSign(), title: '', rapporteur: '', plannedMinutes: FIRST_MINUTES }])
    focusField(agenda.length, 'input')
  }
  const move = (from: number, to: number) => {
    if (to < 0 || to >= agenda.length) return
    set(moved(agenda, from, to))
    focusField(to, '[data-handle]')
  }
  return (
    <FormSection title={t('section.agenda')} aside={<Sum />}>
      {agenda.length === 0 && <p className={styles.soft}>{t('agenda.empty')}</p>}
      <ol className={styles.list} ref={list}>
        {agenda.map((item, index) => (
          <AgendaRow
            key={item.id}
            item={item}
            number={index + 1}
            isLast={index === agenda.length - 1}
            isDragged={dragged === item.id}
            error={problems.has('agenda') && item.title.trim() === '' ? t('problem.agenda') : undefined}
            onChange={(next) => set(agenda.map((one) => (one.id === item.id ? { ...one, ...next } : one)))}
            onRemove={() => set(agenda.filter(({ id }) => id !== item.id))}
            onMove={(by) => move(index, index + by)}
            onDrag={(on) => setDragged(on ? item.id : null)}
            onDraggedOver={() => {
              const from = agenda.findIndex(({ id }) => id === dragged)
              if (from !== -1 && from !== index) set(moved(agenda, from, index))
            }}
          />
        ))}
      </ol>
      {agenda.length < MOST_ITEMS && (
        <div>
          <Button icon={<Plus aria-hidden="true" />} onPress={add}>
            {t('agenda.add')}
          </Button>
        </div>
      )}
    </FormSection>
  )
}

function Sum() {
  const { t } = useTranslation('scheduling')
  const { draft } = useForm()
  const span = spanOf(draft)
  if (draft.agenda.length === 0 || !span) return null
  const sum = draft.agenda.reduce((all, { plannedMinutes }) => all + plannedMinutes, 0)
  const length = (span.endsAt - span.startsAt) / 60_000
  if (sum > length) {
    return <strong className={styles.over}>{t('agenda.over', { over: lengthInWords(sum - length, t) })}</strong>
  }
  return (
    <span className={styles.soft}>
      {t('agenda.sum', { sum: lengthInWords(sum, t), length: lengthInWords(length, t) })}
    </span>
  )
}

function moved(agenda: readonly AgendaItem[], from: number, to: number): AgendaItem[] {
  const item = agenda[from]
  const rest = agenda.toSpliced(from, 1)
  return item ? rest.toSpliced(to, 0, item) : [...agenda]
}
