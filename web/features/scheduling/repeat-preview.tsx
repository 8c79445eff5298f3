// The days on which a recurrence falls; single ones can be struck out.
import { CalendarX } from 'lucide-react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { useTranslation } from 'react-i18next'
import { ruleOf } from '#domain/recurrence-text.ts'
import { useOffice } from '../../api/use-office.ts'
import { classNames } from '../../ui/class-names.ts'
import { dayOf, formatDate } from '../../ui/days.ts'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { spanOf } from './draft.ts'
import type { Repeat } from './draft.ts'
import { useForm } from './form-context.ts'
import { RepeatClashes } from './repeat-clashes.tsx'
import { useClashes } from './use-clashes.ts'
import { useSettled } from './use-settled.ts'
import styles from './form.module.css'

const SETTLED_MS = 300

/** Every date as a button: pressed ones are left out. */
export function RepeatPreview({ repeat }: { repeat: Repeat }) {
  const { t } = useTranslation('scheduling')
  const { draft } = useForm()
  const taken = useClashes()
  const startsAt = spanOf(draft)?.startsAt ?? 0
  const asked = useSettled({ startsAt, recurrence: { rule: ruleOf(repeat.choices), exceptions: [] } }, SETTLED_MS)
  const answer = useOffice('meeting.occurrences', asked, {
    enabled: asked.startsAt > 0,
    placeholderData: (before) => before,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (answer.error) return <Failure refusal={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton height="4rem" />
  const days = answer.data.startsAt.map(dayOf)
  const clashing = taken.days.filter(({ day }) => days.includes(day) && !repeat.without.includes(day))
  const notLookedAt = taken.clashes?.notLookedAt ?? 0
  const held = days.filter((day) => !repeat.without.includes(day))
  return (
    <div>
      <p role="status">
        <strong>{t('repeat.preview', { count: held.length })}</strong>{' '}
        <span className={styles.soft}>{t('repeat.hint')}</span>
      </p>
      <ul className={styles.dates}>
        {days.map((day) => (
          <li key={day}>
            <DayButton day={day} repeat={repeat} clashes={clashing.some((one) => one.day === day)} />
          </li>
        ))}
      </ul>
      {clashing.length > 0 && <RepeatClashes repeat={repeat} clashing={clashing} />}
      {notLookedAt > 0 && <p className={styles.soft}>{t('repeat.notLookedAt', { count: notLookedAt })}</p>}
    </div>
  )
}

function DayButton({ day, repeat, clashes }: { day: string; repeat: Repeat; clashes: boolean }) {
  const { t, i18n } = useTranslation('scheduling')
  const { change } = useForm()
  const out = repeat.without.includes(day)
  const shown = formatDate(day, i18n.language, { weekday: 'short', day: '2-digit', month: '2-digit', year: '2-digit' })
  const toggle = () => {
    const without = out ? repeat.without.filter((one) => one !== day) : [...repeat.without, day]
    change({ repeat: { ...repeat, without } })
  }
  return (
    <ToggleButton
      className={classNames(styles.date, clashes && styles.clashing)}
      isSelected={out}
      onChange={toggle}
      aria-label={t(out ? 'repeat.restore' : clashes ? 'repeat.strikeClashing' : 'repeat.strike', { day: shown })}
    >
      {clashes && <CalendarX aria-hidden="true" />}
      {shown}
    </ToggleButton>
  )
}
