// One line to type a whole meeting; the fields below fill and stay plain fields.
import { CornerDownLeft, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readQuickEntry } from '#domain/quick-entry.ts'
import type { QuickEntry } from '#domain/quick-entry.ts'
import { weekdayOf } from '#domain/recurrence-text.ts'
import { Button } from '../../ui/button.tsx'
import { dayOf } from '../../ui/days.ts'
import { TextField } from '../../ui/text-field.tsx'
import { clock, onDay, startingAt, withUnits } from './draft.ts'
import type { Draft } from './draft.ts'
import { useForm } from './form-context.ts'
import styles from './form.module.css'
import { membersOf } from './unit-groups.ts'
import type { Directory } from '#domain/directory.ts'

const FIRST_COUNT = 10

/** The quick line: every key stroke is read and put into the fields. */
export function QuickLine({ autoFocus }: { autoFocus: boolean }) {
  const { t } = useTranslation('scheduling')
  const { directory, draft, change } = useForm()
  const [typed, setTyped] = useState('')
  // What the line has filled in is taken back when it changes: it starts again from the form as it was before.
  const [before, setBefore] = useState<Draft | null>(null)
  const type = (text: string) => {
    const start = before ?? draft
    setTyped(text)
    setBefore(text === '' ? null : start)
    change(text === '' ? start : filled(start, readQuickEntry(text, dayOf(Date.now()), directory.units), directory))
  }
  const finish = () => {
    setTyped('')
    setBefore(null)
  }
  return (
    <form
      className={styles.quick}
      onSubmit={(event) => {
        event.preventDefault()
        finish()
      }}
    >
      <Sparkles aria-hidden="true" className={styles.quickSign} />
      <TextField
        label={t('quick.label')}
        placeholder={t('quick.placeholder')}
        description={t('quick.description')}
        value={typed}
        onChange={type}
        autoFocus={autoFocus}
        autoComplete="off"
      />
      <Button onPress={finish} icon={<CornerDownLeft aria-hidden="true" />} disabled={typed === ''}>
        {t('quick.fill')}
      </Button>
    </form>
  )
}

/** The form with everything that was understood put in; what was not spoken of stays. */
function filled(draft: Draft, entry: QuickEntry, directory: Directory): Draft {
  const invited = [...entry.groups.flatMap((group) => membersOf(group, directory.units)), ...entry.unitIds]
  const titled = { ...draft, title: entry.title === '' ? draft.title : entry.title }
  const dated = entry.date === null ? titled : onDay(titled, entry.date)
  const timed =
    entry.startMinutes === null
      ? dated
      : startingAt(dated, clock(entry.startMinutes), entry.endMinutes === null ? undefined : clock(entry.endMinutes))
  const repeated = entry.weekly && !timed.repeat ? { ...timed, repeat: everyWeek(timed.date) } : timed
  return invited.length === 0 ? repeated : withUnits(repeated, [...new Set([...draft.unitIds, ...invited])], directory)
}

function everyWeek(date: string): NonNullable<Draft['repeat']> {
  const rhythm = { unit: 'weeks', every: 1, weekdays: [weekdayOf(date).weekday] } as const
  return { choices: { rhythm, end: { count: FIRST_COUNT } }, without: [] }
}
