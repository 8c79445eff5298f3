// Beside the time: what is taken then, by what, and when all would be free.
import { CalendarCheck, CalendarClock, CalendarX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Clashes } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { dayOf, formatDate, wallOf } from '../../ui/days.ts'
import { TextField } from '../../ui/text-field.tsx'
import { formatTime } from '../../ui/time.ts'
import styles from './clash-box.module.css'
import { onDay, startingAt } from './draft.ts'
import { useForm } from './form-context.ts'
import { useClashes } from './use-clashes.ts'
import type { Taken } from './use-clashes.ts'

const MOST_NAMES = 6

/** Says whether everybody is free while the form is being filled in. */
export function ClashBox() {
  const { t } = useTranslation('scheduling')
  const { clashRefused } = useForm()
  const { clashes, taken, checking, asked } = useClashes()
  if (!asked) return null
  if (!clashes) return <p className={styles.quiet}>{t('clash.checking')}</p>
  const otherDays = clashes.later.length
  if (taken.length === 0 && otherDays === 0 && !clashRefused) {
    return (
      <p className={styles.free} role="status">
        <CalendarCheck aria-hidden="true" />
        {checking ? t('clash.checking') : t('clash.free')}
      </p>
    )
  }
  return (
    <div className={styles.busy} role="status" aria-busy={checking}>
      {taken.length > 0 && <TakenNow taken={taken} clashes={clashes} />}
      {otherDays > 0 && (
        <p className={styles.head}>
          <CalendarX aria-hidden="true" />
          {t('clash.otherDays', { count: otherDays })}
        </p>
      )}
      <Override />
    </div>
  )
}

function TakenNow({ taken, clashes }: { taken: readonly Taken[]; clashes: Clashes }) {
  const { t } = useTranslation('scheduling')
  return (
    <>
      <p className={styles.head}>
        <CalendarX aria-hidden="true" />
        {t('clash.busy', { count: clashes.busy.length })}
      </p>
      <ul className={styles.list}>
        {taken.map((one) => (
          <TakenBy key={one.meetingId} taken={one} />
        ))}
      </ul>
      <NextFree at={clashes.nextFreeAt} />
    </>
  )
}

function TakenBy({ taken: { names, title, startsAt, endsAt } }: { taken: Taken }) {
  const { t } = useTranslation('scheduling')
  const shown = names.slice(0, MOST_NAMES).join(', ')
  const more = names.length - MOST_NAMES
  const meeting = title ?? t('clash.unknown')
  return (
    <li>
      <strong>{more > 0 ? `${shown} ${t('clash.more', { count: more })}` : shown}</strong>
      <span>{t('clash.by', { title: meeting, from: formatTime(startsAt), to: formatTime(endsAt) })}</span>
    </li>
  )
}

function NextFree({ at }: { at: number | null }) {
  const { t, i18n } = useTranslation('scheduling')
  const { change } = useForm()
  if (at === null) return <p className={styles.quiet}>{t('clash.none')}</p>
  const day = formatDate(dayOf(at), i18n.language, { weekday: 'long', day: '2-digit', month: '2-digit' })
  return (
    <div>
      <Button
        icon={<CalendarClock aria-hidden="true" />}
        onPress={() => change((now) => onDay(startingAt(now, wallOf(at).slice(11)), dayOf(at)))}
      >
        {t('clash.next', { day, time: formatTime(at) })}
      </Button>
    </div>
  )
}

function Override() {
  const { t } = useTranslation('scheduling')
  const { overrideReason, setOverrideReason } = useForm()
  return (
    <TextField
      label={t('clash.reason')}
      description={t('clash.reasonDescription')}
      value={overrideReason}
      onChange={setOverrideReason}
      maxLength={500}
    />
  )
}
