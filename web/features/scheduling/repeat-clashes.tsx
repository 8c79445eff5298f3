// The days of a series on which something is taken: by what, and how to leave them all out.
import { CalendarX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/days.ts'
import { formatTime } from '../../ui/time.ts'
import type { Repeat } from './draft.ts'
import { useForm } from './form-context.ts'
import styles from './form.module.css'
import type { useClashes } from './use-clashes.ts'

const MOST_DAYS = 4
const MOST_MEETINGS = 2
const MOST_PLACES = 3

type Clashing = ReturnType<typeof useClashes>['days']

/** The first of the days with what is taken, and one button for all of them. */
export function RepeatClashes({ repeat, clashing }: { repeat: Repeat; clashing: Clashing }) {
  const { t } = useTranslation('scheduling')
  const { change } = useForm()
  const strikeAll = () =>
    change({ repeat: { ...repeat, without: [...repeat.without, ...clashing.map(({ day }) => day)] } })
  const more = clashing.length - MOST_DAYS
  return (
    <div className={styles.clashes}>
      <ul>
        {clashing.slice(0, MOST_DAYS).map((one) => (
          <ClashingDay key={one.day} clashing={one} />
        ))}
        {more > 0 && <li className={styles.soft}>{t('repeat.moreDays', { count: more })}</li>}
      </ul>
      <Button size="small" icon={<CalendarX aria-hidden="true" />} onPress={strikeAll}>
        {t('repeat.strikeAll', { count: clashing.length })}
      </Button>
    </div>
  )
}

function ClashingDay({ clashing: { day, taken, more } }: { clashing: Clashing[number] }) {
  const { t, i18n } = useTranslation('scheduling')
  const shown = formatDate(day, i18n.language, { weekday: 'long', day: '2-digit', month: '2-digit' })
  const places = taken.flatMap(({ names }) => names)
  const others = places.length - MOST_PLACES + more
  const named = [...places.slice(0, MOST_PLACES), ...(others > 0 ? [t('clash.more', { count: others })] : [])]
  const otherMeetings = taken.length - MOST_MEETINGS
  const meetings = taken
    .slice(0, MOST_MEETINGS)
    .map(({ title, startsAt, endsAt }) =>
      t('clash.by', { title: title ?? t('clash.unknown'), from: formatTime(startsAt), to: formatTime(endsAt) }),
    )
  return (
    <li>
      <strong>{shown}</strong> {meetings.join('; ')}{' '}
      {otherMeetings > 0 && `${t('repeat.moreMeetings', { count: otherMeetings })} `}
      <span className={styles.soft}>({named.join(', ')})</span>
    </li>
  )
}
