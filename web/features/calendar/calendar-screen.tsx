// The calendar: what meets when and where, and moving it.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { keepPreviousData } from '@tanstack/react-query'
import type { Person } from '#protocol'
import { may } from '#domain/permission.ts'
import type { MeetingSummary } from '#domain/meeting.ts'
import { useDirectoryNames } from '../../api/use-directory-names.ts'
import { useOffice } from '../../api/use-office.ts'
import { dayOf, instantOf } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import { Failure } from '../../ui/failure.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTitle } from '../../ui/use-title.ts'
import styles from './calendar.module.css'
import { CalendarHead } from './calendar-head.tsx'
import { toEvent } from './event-content.ts'
import { Filters } from './filters.tsx'
import { Grid } from './grid.tsx'
import type { GridCalls } from './grid-options.ts'
import { MeetingCard } from './meeting-card.tsx'
import type { OpenCard } from './meeting-card.tsx'
import { MoveQuestions } from './move-questions.tsx'
import { NudgeBar } from './nudge-bar.tsx'
import { PhoneCalendar } from './phone-calendar.tsx'
import { daysOf, readPlace, spanOf, writePlace } from './place.ts'
import type { Place } from './place.ts'
import { filtered, ownUnits } from './shown-meetings.ts'
import { Timeline } from './timeline.tsx'
import { useCalendarKeys } from './use-calendar-keys.ts'
import { useMoves } from './use-moves.ts'
import type { Move } from './use-moves.ts'
import { useNarrow } from './use-narrow.ts'

const MINUTE_MS = 60_000

/** The page of the calendar. */
export function CalendarScreen({ person }: { person: Person }) {
  const { t } = useTranslation('calendar')
  useTitle(t('title'))
  const now = useNow(MINUTE_MS)
  const { place, go } = usePlace(dayOf(now))
  const narrow = useNarrow()
  const names = useDirectoryNames()
  const moves = useMoves()
  const [nudge, setNudge] = useState<Move | null>(null)
  const [card, setCard] = useState<OpenCard | null>(null)
  const days = useMemo(() => daysOf(narrow ? { view: 'month', day: place.day } : place), [narrow, place])
  const list = useOffice('meeting.list', spanOf(days), { placeholderData: keepPreviousData })
  const meetings = useMemo(
    () => withMove(filtered(list.data ?? [], place.filter, ownUnits(person), names), nudge ?? moves.shown),
    [list.data, place.filter, person, names, nudge, moves.shown],
  )
  const mayCreate = may(person.grants, 'meeting.edit')
  const calls = useGridCalls({ mayCreate, setCard, onMove: moves.propose })
  const frame = useRef<HTMLDivElement>(null)
  useDayLinks(frame, (day) => go({ view: 'day', day }))
  useCalendarKeys({
    frame,
    place,
    go,
    meetings,
    nudge,
    onNudge: setNudge,
  })
  const confirmNudge = () => {
    if (nudge) moves.propose({ ...nudge, meeting: original(list.data, nudge.meeting) })
    setNudge(null)
  }
  return (
    <div className={styles.screen} ref={frame}>
      <CalendarHead place={place} go={go} today={dayOf(now)} narrow={narrow} />
      <Filters filter={place.filter} onChange={(filter) => go({ filter })} names={names} narrow={narrow} />
      {list.error && <Failure refusal={list.error} onRetry={() => void list.refetch()} />}
      <Body {...{ place, go, narrow, meetings, names, now, mayCreate, calls }} loading={list.isPending} />
      {card && <MeetingCard card={card} now={now} person={person} names={names} onClose={() => setCard(null)} />}
      {nudge && <NudgeBar move={nudge} onConfirm={confirmNudge} onCancel={() => setNudge(null)} />}
      <MoveQuestions moves={moves} />
    </div>
  )
}

type WeekProps = Omit<Parameters<typeof Grid>[0], 'events' | 'resources'> & {
  readonly meetings: readonly MeetingSummary[]
  readonly loading: boolean
}
type BodyProps = WeekProps & {
  readonly go: (to: Partial<Place>) => void
  readonly narrow: boolean
  readonly calls: ReturnType<typeof useGridCalls>
}

/** The view that the place names; on a telephone always the month strip with its day. */
function Body({ go, narrow, ...view }: BodyProps) {
  const onNew = view.mayCreate ? view.calls.onNew : null
  if (narrow) return <PhoneCalendar {...view} go={go} onOpen={view.calls.onOpen} onNew={onNew} />
  return view.place.view === 'points' ? <Timeline {...view} /> : <Week {...view} />
}

function Week({ meetings, loading, ...grid }: WeekProps) {
  const { t } = useTranslation('calendar')
  const { place, now } = grid
  const events = useMemo(
    () => meetings.map((meeting) => toEvent(meeting, now, place.view !== 'month')),
    [meetings, now, place.view],
  )
  return (
    <section className={styles.stage} aria-label={t('grid')} aria-busy={loading}>
      <Grid {...grid} events={events} />
      {!loading && meetings.length === 0 && <p className={styles.nothing}>{t('nothing')}</p>}
    </section>
  )
}

/** Days are links, so that they can be opened in another tab; a plain press stays in this page. */
function useDayLinks(frame: RefObject<HTMLElement | null>, onDay: (day: Day) => void): void {
  useEffect(() => {
    const host = frame.current
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-day]') : null
      const day = link?.dataset['day']
      if (day === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      onDay(day)
    }
    host?.addEventListener('click', onClick)
    return () => host?.removeEventListener('click', onClick)
  })
}

/** Where the calendar stands, and how to go elsewhere: each place is one step back in the browser. */
function usePlace(today: string): { place: Place; go: (to: Partial<Place>) => void } {
  const [address, setAddress] = useSearchParams()
  const text = address.toString()
  const place = useMemo(() => readPlace(new URLSearchParams(text), today), [text, today])
  return { place, go: (to) => setAddress(writePlace({ ...place, ...to })) }
}

type CallParts = {
  readonly mayCreate: boolean
  readonly setCard: (card: OpenCard) => void
  readonly onMove: (move: Move) => void
}

/** What the grid calls back, and the beginning of a new meeting on a day. */
function useGridCalls({ mayCreate, setCard, onMove }: CallParts): GridCalls & { onNew: (day: string) => void } {
  const navigate = useNavigate()
  const onEmpty = (startsAt: number, endsAt: number) => {
    const times = new URLSearchParams({ start: String(startsAt), end: String(endsAt) })
    if (mayCreate) void navigate(`/meetings/new?${times}`)
  }
  return {
    onMove,
    onEmpty,
    onOpen: (meeting, box) => setCard({ meeting, box }),
    onNew: (day) => onEmpty(instantOf(`${day}T08:00`), instantOf(`${day}T09:30`)),
  }
}

/** The meetings, one of them shown where it is being moved to. */
function withMove(meetings: readonly MeetingSummary[], move: Move | null): readonly MeetingSummary[] {
  if (move === null) return meetings
  const { startsAt, endsAt } = move
  return meetings.map((meeting) => (meeting.id === move.meeting.id ? { ...meeting, startsAt, endsAt } : meeting))
}

function original(meetings: readonly MeetingSummary[] | undefined, shown: MeetingSummary): MeetingSummary {
  return meetings?.find(({ id }) => id === shown.id) ?? shown
}
