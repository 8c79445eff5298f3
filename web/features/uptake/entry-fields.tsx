// Fields that several forms of the register share.
import { useTranslation } from 'react-i18next'
import type { Statement } from '#domain/uptake/entry.ts'
import { FIELDS, IN_PERSON_REASONS } from '#domain/uptake/fields.ts'
import type { Field, InPersonReason } from '#domain/uptake/fields.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './form.module.css'

const NONE = 'none'

/** The field of work; null is a guess from the title. */
export function FieldSelect({ value, onChange }: { value: Field | null; onChange: (field: Field | null) => void }) {
  const { t } = useTranslation('uptake')
  const options = FIELDS.map((id) => ({ id, label: t(`field.${id}`) }))
  return (
    <Select
      label={t('entry.fields.field')}
      options={[{ id: NONE, label: t('entry.guessed') }, ...options]}
      chosen={value ?? NONE}
      placeholder=""
      onChoose={(id) => onChange(FIELDS.find((field) => field === id) ?? null)}
    />
  )
}

type ReasonProps = { value: InPersonReason | null; onChange: (reason: InPersonReason | null) => void }

/** Why it stayed in person; null while nobody has said it. */
export function ReasonSelect({ value, onChange }: ReasonProps) {
  const { t } = useTranslation('uptake')
  const options = IN_PERSON_REASONS.map((id) => ({ id, label: t(`reason.${id}`) }))
  return (
    <Select
      label={t('entry.fields.reason')}
      options={[{ id: NONE, label: t('entry.noReason') }, ...options]}
      chosen={value ?? NONE}
      placeholder=""
      onChoose={(id) => onChange(IN_PERSON_REASONS.find((reason) => reason === id) ?? null)}
    />
  )
}

type StatementProps = { value: Statement | null; onChange: (statement: Statement | null) => void }

/** What a secretary states of a meeting held on another system; both numbers empty: nothing. */
export function StatementFields({ value, onChange }: StatementProps) {
  const { t } = useTranslation('uptake')
  const set = (change: { minutes?: number | null; districtsByVideo?: number | null }) => {
    const next = { minutes: value?.minutes ?? null, districtsByVideo: value?.districtsByVideo ?? null, ...change }
    if (next.minutes === null && next.districtsByVideo === null) onChange(null)
    else onChange({ minutes: next.minutes ?? 0, districtsByVideo: next.districtsByVideo ?? 0 })
  }
  return (
    <fieldset className={styles.boxed}>
      <legend>{t('entry.statement')}</legend>
      <div className={styles.pair}>
        <NumberField
          label={t('entry.fields.districts')}
          unit={t('entry.district')}
          min={0}
          max={400}
          value={value?.districtsByVideo ?? null}
          onChange={(districtsByVideo) => set({ districtsByVideo })}
        />
        <NumberField
          label={t('entry.fields.minutes')}
          unit={t('entry.minute')}
          min={0}
          max={1_440}
          value={value?.minutes ?? null}
          onChange={(minutes) => set({ minutes })}
        />
      </div>
    </fieldset>
  )
}
