// The head of the calendar: where it stands, and the ways to go elsewhere.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { addDays, formatDate, mondayOf, weekNumberOf } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDayNotes } from '../../ui/use-day-notes.ts'
import styles from './head.module.css'
import { VIEWS, step } from './place.ts'
import type { Place } from './place.ts'

type CalendarHeadProps = {
  readonly place: Place
  readonly go: (to: Partial<Place>) => void
  readonly today: Day
  readonly narrow: boolean
}

/** Title, steps and views. */
export function CalendarHead({ place, go, today, narrow }: CalendarHeadProps) {
  const { t } = useTranslation('calendar')
  const shown = narrow ? { ...place, view: 'day' as const } : place
  return (
    <header className={styles.head}>
      <Title place={shown} narrow={narrow} />
      <div className={styles.steps}>
        <IconButton
          label={t('previous')}
          icon={<ChevronLeft aria-hidden="true" />}
          onPress={() => go({ day: step(shown, -1) })}
        />
        <Button onPress={() => go({ day: today })}>{t('today')}</Button>
        <IconButton
          label={t('next')}
          icon={<ChevronRight aria-hidden="true" />}
          onPress={() => go({ day: step(shown, 1) })}
        />
      </div>
      {!narrow && (
        <div className={styles.views}>
          <Choice
            label={t('view')}
            options={VIEWS.map((id) => ({ id, label: t(`views.${id}`) }))}
            chosen={place.view}
            onChoose={(view) => go({ view })}
          />
        </div>
      )}
    </header>
  )
}

function Title({ place, narrow }: Pick<CalendarHeadProps, 'place' | 'narrow'>) {
  const { t, i18n } = useTranslation('calendar')
  const notes = useDayNotes()
  const { view, day } = place
  const long = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  const short = { weekday: 'long', day: '2-digit', month: '2-digit', year: 'numeric' } as const
  const monday = mondayOf(day)
  const title = {
    day: () => formatDate(day, i18n.language, narrow ? short : long),
    points: () => formatDate(day, i18n.language, long),
    week: () =>
      t('weekTitle', {
        from: dayAndMonth(monday),
        to: `${dayAndMonth(addDays(monday, 6))}/${addDays(monday, 6).slice(0, 4)}`,
      }),
    month: () => formatDate(day, i18n.language, { month: 'long', year: 'numeric' }),
  }[view]()
  const note = notes(day)
  const under =
    view === 'week' ? t('weekNumber', { number: weekNumberOf(day) }) : view === 'month' ? null : note.lunarLong
  return (
    <div className={styles.words}>
      <h1 className={styles.title} aria-live="polite">
        {title}
      </h1>
      <p className={styles.under}>{[under, view === 'day' ? note.holiday : null].filter(Boolean).join(' · ')}</p>
    </div>
  )
}

/** `23/11` */
function dayAndMonth(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}`
}
