// When the meeting is held, and who is taken then.
import { useTranslation } from 'react-i18next'
import { DateField } from '../../ui/date-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { ClashBox } from './clash-box.tsx'
import { clock, minutesOf, onDay, spanOf, startingAt } from './draft.ts'
import type { Draft } from './draft.ts'
import { useForm } from './form-context.ts'
import { FormSection } from './form-section.tsx'
import styles from './form.module.css'
import { RepeatFields } from './repeat-fields.tsx'
import { lengthInWords } from './words.ts'
import type { Words } from './words.ts'

const REHEARSALS_MIN = [30, 60, 90, 120] as const
/** Three in the afternoon of the day before. */
const EVE = 15 * 60

/** Date, hours, rehearsal, recurrence, clashes. */
export function WhenFields() {
  const { t } = useTranslation('scheduling')
  const { draft, change, problems, meetingId } = useForm()
  const span = spanOf(draft)
  const wrong = problems.has('time') || (draft.from !== '' && draft.to !== '' && span === null)
  return (
    <FormSection
      title={t('section.when')}
      aside={
        span && (
          <span className={styles.soft}>
            {t('length', { length: lengthInWords((span.endsAt - span.startsAt) / 60_000, t) })}
          </span>
        )
      }
    >
      <div className={styles.when}>
        <DateField
          label={t('field.date')}
          value={draft.date}
          onChange={(date) => change((now) => onDay(now, date))}
          error={problems.has('date') ? t('problem.date') : undefined}
          isRequired
        />
        <TimeField
          label={t('field.from')}
          value={draft.from}
          onChange={(from) => change((now) => startingAt(now, from))}
          isRequired
        />
        <TimeField
          label={t('field.to')}
          value={draft.to}
          onChange={(to) => change({ to })}
          error={wrong ? t('problem.time') : undefined}
          isRequired
        />
      </div>
      <ClashBox />
      {draft.form !== 'in-person' && (
        <Select
          label={t('field.rehearsal')}
          placeholder={t('rehearsalNone')}
          options={rehearsalsFor(draft, t)}
          chosen={draft.rehearsalMin === null ? 'none' : String(draft.rehearsalMin)}
          onChoose={(id) => change({ rehearsalMin: id === 'none' ? null : Number(id) })}
        />
      )}
      {meetingId === null && <RepeatFields />}
    </FormSection>
  )
}

function rehearsalsFor(draft: Draft, t: Words): { id: string; label: string }[] {
  const start = minutesOf(draft.from)
  const eve = 24 * 60 + start - EVE
  const offered = [...new Set([...REHEARSALS_MIN, ...(draft.rehearsalMin === null ? [] : [draft.rehearsalMin])])]
  const sameDay = offered
    .filter((minutes) => minutes !== eve)
    .toSorted((a, b) => a - b)
    .map((minutes) => ({
      id: String(minutes),
      label: t('rehearsalAt', {
        length: lengthInWords(minutes, t),
        time: clock((start - minutes + 1_440 * 40) % 1_440),
      }),
    }))
  return [
    { id: 'none', label: t('rehearsalNone') },
    ...sameDay,
    { id: String(eve), label: t('rehearsalEve', { time: clock(EVE) }) },
  ]
}
