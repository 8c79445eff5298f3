// How the meeting comes back, and the days on which it does.
import { useTranslation } from 'react-i18next'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { NTHS, WEEKDAYS, weekdayOf } from '#domain/recurrence-text.ts'
import type { RecurrenceChoices, RecurrenceEnd, Rhythm, Weekday } from '#domain/recurrence-text.ts'
import { Choice } from '../../ui/choice.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { addMonths } from '../../ui/days.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import type { Draft } from './draft.ts'
import { useForm } from './form-context.ts'
import { RepeatPreview } from './repeat-preview.tsx'
import { weekdayName } from './rule-in-words.ts'
import styles from './form.module.css'

const UNITS = ['days', 'weeks', 'months', 'years'] as const
const FIRST_COUNT = 10

/** A switch, and the rule behind it. */
export function RepeatFields() {
  const { t } = useTranslation('scheduling')
  const { draft, change } = useForm()
  const turn = (on: boolean) => change((now) => ({ ...now, repeat: on ? weekly(now) : null }))
  return (
    <div className={styles.repeat}>
      <Switch on={draft.repeat !== null} onChange={turn}>
        {t('repeat.on')}
      </Switch>
      {draft.repeat && <RuleFields choices={draft.repeat.choices} />}
      {draft.repeat && <RepeatPreview repeat={draft.repeat} />}
    </div>
  )
}

function weekly(draft: Draft): NonNullable<Draft['repeat']> {
  const rhythm: Rhythm = { unit: 'weeks', every: 1, weekdays: [weekdayOf(draft.date).weekday] }
  return { choices: { rhythm, end: { count: FIRST_COUNT } }, without: [] }
}

function RuleFields({ choices }: { choices: RecurrenceChoices }) {
  const { t } = useTranslation('scheduling')
  const { draft, change } = useForm()
  const set = (next: Partial<RecurrenceChoices>) =>
    change({ repeat: { choices: { ...choices, ...next }, without: draft.repeat?.without ?? [] } })
  const { rhythm, end } = choices
  return (
    <div className={styles.rule}>
      <div className={styles.pair}>
        <Select
          label={t('repeat.unit')}
          placeholder=""
          options={UNITS.map((id) => ({ id, label: t(`repeat.${id}`) }))}
          chosen={rhythm.unit}
          onChoose={(id) => set({ rhythm: inUnit(id, rhythm.every, draft.date) })}
        />
        <NumberField
          label={t('repeat.every')}
          value={rhythm.every}
          min={1}
          max={99}
          unit={t(`repeat.${rhythm.unit}`).toLocaleLowerCase('vi')}
          onChange={(every) => set({ rhythm: { ...rhythm, every: every ?? 1 } })}
        />
      </div>
      {rhythm.unit === 'weeks' && (
        <WeekdayToggles chosen={rhythm.weekdays} onChange={(weekdays) => set({ rhythm: { ...rhythm, weekdays } })} />
      )}
      {rhythm.unit === 'months' && (
        <MonthlyChoice rhythm={rhythm} date={draft.date} onChange={(next) => set({ rhythm: next })} />
      )}
      <EndFields end={end} date={draft.date} onChange={(next) => set({ end: next })} />
    </div>
  )
}

function inUnit(unit: string, every: number, date: string): Rhythm {
  if (unit === 'months') return { unit, every, day: Number(date.slice(8)) }
  if (unit === 'days' || unit === 'years') return { unit, every }
  return { unit: 'weeks', every, weekdays: [weekdayOf(date).weekday] }
}

function WeekdayToggles({ chosen, onChange }: { chosen: readonly Weekday[]; onChange: (days: Weekday[]) => void }) {
  const { t, i18n } = useTranslation('scheduling')
  const toggle = (day: Weekday, on: boolean) => {
    const next = WEEKDAYS.filter((one) => (one === day ? on : chosen.includes(one)))
    if (next.length > 0) onChange(next)
  }
  return (
    <div role="group" aria-label={t('repeat.weekdays')} className={styles.weekdays}>
      {WEEKDAYS.map((day) => (
        <ToggleButton
          key={day}
          className={styles.weekday ?? ''}
          isSelected={chosen.includes(day)}
          onChange={(on) => toggle(day, on)}
        >
          {weekdayName(day, i18n.language, 'short')}
        </ToggleButton>
      ))}
    </div>
  )
}

type Monthly = Extract<Rhythm, { unit: 'months' }>

function MonthlyChoice({ rhythm, date, onChange }: { rhythm: Monthly; date: string; onChange: (r: Monthly) => void }) {
  const { t, i18n } = useTranslation('scheduling')
  const { weekday, nth } = weekdayOf(date)
  const day = Number(date.slice(8))
  const name = weekdayName(weekday, i18n.language, 'long')
  // A fourth weekday may also be the last of its month; the fifth always is.
  const nths = [...new Set(nth === 4 ? [4, -1] : [nth])].flatMap((one) => NTHS.filter((known) => known === one))
  const options = [
    { id: 'day', label: t('repeat.monthDay', { day }) },
    ...nths.map((one) => ({ id: String(one), label: t(`repeat.nth.${one === -1 ? 'last' : one}`, { weekday: name }) })),
  ]
  const choose = (id: string) => {
    const chosen = nths.find((one) => String(one) === id)
    const { every } = rhythm
    onChange(chosen === undefined ? { unit: 'months', every, day } : { unit: 'months', every, nth: chosen, weekday })
  }
  return (
    <Select
      label={t('repeat.monthly')}
      placeholder=""
      options={options}
      chosen={'day' in rhythm ? 'day' : String(rhythm.nth)}
      onChoose={choose}
    />
  )
}

type EndFieldsProps = { end: RecurrenceEnd; date: string; onChange: (end: RecurrenceEnd) => void }

function EndFields({ end, date, onChange }: EndFieldsProps) {
  const { t } = useTranslation('scheduling')
  const byCount = 'count' in end
  return (
    <div className={styles.pair}>
      <Choice
        label={t('repeat.end')}
        options={[
          { id: 'count', label: t('repeat.byCount') },
          { id: 'until', label: t('repeat.byDate') },
        ]}
        chosen={byCount ? 'count' : 'until'}
        onChoose={(id) => onChange(id === 'count' ? { count: FIRST_COUNT } : { until: addMonths(date, 6) })}
      />
      {byCount ? (
        <NumberField
          label={t('repeat.count')}
          value={end.count}
          min={1}
          max={400}
          unit={t('repeat.times')}
          onChange={(count) => onChange({ count: count ?? 1 })}
        />
      ) : (
        <DateField label={t('repeat.until')} value={end.until} onChange={(until) => until && onChange({ until })} />
      )}
    </div>
  )
}
