// The fields of a meeting; one typed line fills them.
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Directory } from '#domain/directory.ts'
import { MEETING_FORMS, MEETING_LEVELS } from '#domain/meeting.ts'
import { unitsFor } from '#domain/permission.ts'
import type { Person, UnitId } from '#protocol'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Choice } from '../../ui/choice.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { dayOf } from '../../ui/days.ts'
import { MultiComboBox } from '../../ui/multi-combo-box.tsx'
import { Select } from '../../ui/select.tsx'
import { serverNow } from '../../ui/server-clock.ts'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { filledBy, membersOf, readEntryLine } from './entry-draft.ts'
import type { EntryDraft } from './entry-draft.ts'
import { FieldSelect, ReasonSelect, StatementFields } from './entry-fields.tsx'
import styles from './form.module.css'

type EntryFormProps = {
  readonly draft: EntryDraft
  readonly directory: Directory
  readonly person: Person
  readonly isNew: boolean
  readonly onChange: (draft: EntryDraft) => void
}

/** The whole form. */
export function EntryForm(props: EntryFormProps) {
  const { t } = useTranslation('uptake')
  const { draft, isNew, onChange } = props
  const set = (change: Partial<EntryDraft>) => onChange({ ...draft, ...change })
  return (
    <div className={styles.form}>
      {isNew && <QuickLine {...props} />}
      <TextField
        label={t('entry.fields.title')}
        value={draft.title}
        onChange={(title) => set({ title })}
        maxLength={200}
        isRequired
      />
      <div className={styles.triple}>
        <DateField label={t('entry.fields.date')} value={draft.date} onChange={(date) => set({ date })} isRequired />
        <TimeField label={t('entry.fields.from')} value={draft.from} onChange={(from) => set({ from })} isRequired />
        <TimeField label={t('entry.fields.to')} value={draft.to} onChange={(to) => set({ to })} isRequired />
      </div>
      <UnitFields {...props} />
      <Choice
        label={t('entry.fields.form')}
        options={MEETING_FORMS.map((id) => ({ id, label: t(`form.${id}`) }))}
        chosen={draft.form}
        onChoose={(form) => set({ form })}
      />
      <Details draft={draft} set={set} />
      <Checkbox
        label={t('entry.fields.cancelled')}
        isSelected={draft.isCancelled}
        onChange={(isCancelled) => set({ isCancelled })}
      />
    </div>
  )
}

/** What the line has filled in is taken back when it changes: it starts again from the form as it was before. */
function QuickLine({ draft, directory, onChange }: EntryFormProps) {
  const { t } = useTranslation('uptake')
  const [typed, setTyped] = useState('')
  const [before, setBefore] = useState(draft)
  const type = (text: string) => {
    const start = typed === '' ? draft : before
    setTyped(text)
    setBefore(start)
    const read = readEntryLine(text, dayOf(serverNow()), directory.units)
    onChange(text === '' ? start : filledBy(start, read, directory))
  }
  return (
    <div className={styles.quick}>
      <TextField
        label={t('entry.quick')}
        description={t('entry.quickText')}
        placeholder={t('entry.quickHint')}
        value={typed}
        onChange={type}
        autoComplete="off"
        autoFocus
      />
    </div>
  )
}

function UnitFields({ draft, directory, person, onChange }: EntryFormProps) {
  const { t } = useTranslation('uptake')
  const { units } = directory
  const items = useMemo(() => units.map(({ id, name, code }) => ({ id, label: name, detail: code })), [units])
  const own = useMemo(() => {
    const reached = unitsFor(person.grants, 'uptake.enter')
    return reached === 'all' ? items : items.filter(({ id }) => reached.includes(id))
  }, [items, person])
  const groups = (['districts', 'departments'] as const).map((id) => {
    const itemIds = membersOf(id, units)
    return { id, label: t(`entry.groups.${id}`, { count: itemIds.length }), itemIds }
  })
  const idOf = (id: string | null): UnitId | null => units.find((unit) => unit.id === id)?.id ?? null
  return (
    <>
      <ComboBox
        label={t('entry.fields.organiser')}
        items={own}
        value={draft.organiserId}
        onChange={(id) => onChange({ ...draft, organiserId: idOf(id) })}
        isRequired
      />
      <MultiComboBox
        label={t('entry.fields.units')}
        items={items}
        groups={groups}
        values={draft.unitIds}
        onChange={(ids) => onChange({ ...draft, unitIds: ids.flatMap((id) => idOf(id) ?? []) })}
        isRequired
      />
    </>
  )
}

type DetailsProps = { draft: EntryDraft; set: (change: Partial<EntryDraft>) => void }

function Details({ draft, set }: DetailsProps) {
  const { t } = useTranslation('uptake')
  const levels = MEETING_LEVELS.map((id) => ({ id, label: t(`level.${id}`) }))
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('entry.fields.level')}
          options={levels}
          chosen={draft.level}
          placeholder=""
          onChoose={(id) => set({ level: MEETING_LEVELS.find((level) => level === id) ?? draft.level })}
        />
        <FieldSelect value={draft.field} onChange={(field) => set({ field })} />
      </div>
      {draft.form !== 'video' && (
        <div className={styles.pair}>
          <ReasonSelect value={draft.reason} onChange={(reason) => set({ reason })} />
          <TextField
            label={t('entry.fields.reasonText')}
            value={draft.reasonText}
            onChange={(reasonText) => set({ reasonText })}
            maxLength={500}
          />
        </div>
      )}
      {draft.form !== 'in-person' && (
        <StatementFields value={draft.statement} onChange={(statement) => set({ statement })} />
      )}
    </>
  )
}
