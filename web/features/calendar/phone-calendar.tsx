// The calendar on a telephone: the month as a strip to choose a day from, and that day's meetings as a list.
import { CalendarX2, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#domain/meeting.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { dayOf, formatDate, monthGrid } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDayNotes } from '../../ui/use-day-notes.ts'
import { MeetingRow } from './meeting-row.tsx'
import styles from './phone.module.css'
import type { Place } from './place.ts'

type PhoneCalendarProps = {
  readonly place: Place
  readonly go: (to: Partial<Place>) => void
  readonly meetings: readonly MeetingSummary[]
  readonly loading: boolean
  readonly now: number
  readonly names: DirectoryNames
  readonly onOpen: (meeting: MeetingSummary, box: HTMLElement) => void
  readonly onNew: ((day: Day) => void) | null
}

/** Month strip and day list. */
export function PhoneCalendar({ place, go, meetings, loading, now, names, onOpen, onNew }: PhoneCalendarProps) {
  const { t } = useTranslation('calendar')
  const byDay = useMemo(() => Map.groupBy(meetings, ({ startsAt }) => dayOf(startsAt)), [meetings])
  const chosen = (byDay.get(place.day) ?? []).toSorted((a, b) => a.startsAt - b.startsAt)
  return (
    <section className={styles.phone} aria-label={t('grid')} aria-busy={loading}>
      <MonthStrip day={place.day} today={dayOf(now)} counts={byDay} onChoose={(day) => go({ day })} />
      {loading && [1, 2, 3].map((place) => <Skeleton key={place} height="5rem" />)}
      {!loading && chosen.length === 0 && (
        <EmptyState
          icon={<CalendarX2 />}
          title={t('emptyDay')}
          text={t('emptyDayText')}
          action={
            onNew && (
              <Button icon={<Plus aria-hidden="true" />} onPress={() => onNew(place.day)}>
                {t('newMeeting')}
              </Button>
            )
          }
        />
      )}
      <ul className={styles.list}>
        {chosen.map((meeting) => (
          <li key={meeting.id}>
            <MeetingRow meeting={meeting} now={now} names={names} onOpen={(box) => onOpen(meeting, box)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type MonthStripProps = {
  readonly day: Day
  readonly today: Day
  readonly counts: ReadonlyMap<Day, readonly MeetingSummary[]>
  readonly onChoose: (day: Day) => void
}

function MonthStrip({ day, today, counts, onChoose }: MonthStripProps) {
  const { t, i18n } = useTranslation('calendar')
  const notes = useDayNotes()
  const days = monthGrid(day)
  return (
    <div className={styles.month}>
      {days.slice(0, 7).map((head) => (
        <span key={head} className={styles.weekday} aria-hidden="true">
          {formatDate(head, i18n.language, { weekday: 'narrow' })}
        </span>
      ))}
      {days.map((one) => {
        const { lunar, lunarLong, holiday } = notes(one)
        const count = counts.get(one)?.length ?? 0
        const whole = formatDate(one, i18n.language, { weekday: 'long', day: 'numeric', month: 'long' })
        return (
          <button
            key={one}
            type="button"
            data-day={one}
            className={classNames(
              styles.cell,
              one.slice(0, 7) !== day.slice(0, 7) && styles.outside,
              one === today && styles.today,
              one === day && styles.chosen,
              holiday !== null && styles.holiday,
            )}
            aria-pressed={one === day}
            onClick={() => onChoose(one)}
          >
            <span aria-hidden="true">{Number(one.slice(8))}</span>
            <span className={styles.lunar} aria-hidden="true">
              {lunar}
            </span>
            <span className={styles.dots} aria-hidden="true">
              {'•'.repeat(Math.min(3, count))}
            </span>
            <span className={styles.spoken}>
              {[whole, lunarLong, holiday, t('meetingCount', { count })].filter(Boolean).join(', ')}
            </span>
          </button>
        )
      })}
    </div>
  )
}
