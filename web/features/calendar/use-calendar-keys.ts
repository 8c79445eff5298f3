// The calendar by keyboard: from day to day, from meeting to meeting, and moving them.
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingSummary } from '#domain/meeting.ts'
import { DAY_MS, dayOf } from '../../ui/days.ts'
import type { Day } from '../../ui/days.ts'
import { usePageKeys } from '../../ui/page-keys.ts'
import { step } from './place.ts'
import type { Place, View } from './place.ts'
import { standingOf } from './shown-meetings.ts'
import { nextStop } from './stops.ts'
import type { Arrow, Stop } from './stops.ts'
import type { Move } from './use-moves.ts'

const QUARTER_MS = 900_000
/** Alt and an arrow: how far a meeting goes, ms. */
const NUDGES: Readonly<Record<Arrow, number>> = {
  ArrowUp: -QUARTER_MS,
  ArrowDown: QUARTER_MS,
  ArrowLeft: -DAY_MS,
  ArrowRight: DAY_MS,
}
const VIEW_KEYS = [
  ['day', 'D'],
  ['week', 'W'],
  ['month', 'M'],
  ['points', 'B'],
] as const satisfies readonly (readonly [View, string])[]
/** Keys that the focused day or meeting takes itself; here they are only listed. */
const LISTED = [
  ['move', '← ↑ ↓ →'],
  ['open', 'Enter'],
  ['nudge', 'Alt + ← ↑ ↓ →'],
] as const

type KeysParts = {
  readonly frame: RefObject<HTMLElement | null>
  readonly place: Place
  readonly go: (to: Partial<Place>) => void
  readonly meetings: readonly MeetingSummary[]
  readonly nudge: Move | null
  readonly onNudge: (move: Move) => void
}

/** Where the focus is to go: a meeting, or a day. */
type Wanted = { readonly day: Day; readonly meeting: string | null }

/** Something with the focus, or to have it. */
type Spot = { readonly stop: Stop; readonly meeting: string | null; readonly target: HTMLElement }

/** Listens while the calendar is shown; leaves fields, dialogs and the browser's own keys alone. */
export function useCalendarKeys(parts: KeysParts): void {
  useLetters(parts)
  const latest = useRef(parts)
  const wanted = useRef<Wanted | null>(null)
  useLayoutEffect(() => {
    latest.current = parts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.defaultPrevented || isElsewhere(event.target)) return
      const arrow = arrowOf(event.key)
      const want = (spot: Wanted) => {
        wanted.current = spot
      }
      if (arrow && followArrow(arrow, event.altKey, latest.current, want)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    // What was just asked for may have been drawn anew: the focus goes there once it stands.
    const frame = requestAnimationFrame(() => {
      const want = wanted.current
      const spots = want ? spotsIn(parts.frame.current) : []
      const found =
        spots.find(({ meeting }) => want?.meeting !== null && meeting === want?.meeting) ??
        spots.find(({ stop, meeting }) => meeting === null && stop.day === want?.day)
      found?.target.focus()
      if (found) wanted.current = null
    })
    return () => cancelAnimationFrame(frame)
  })
}

/** The keys of one letter, with what the help says of them. */
function useLetters({ place, go }: Pick<KeysParts, 'place' | 'go'>): void {
  const { t } = useTranslation('calendar')
  usePageKeys([
    ...LISTED.map(([id, cap]) => ({ code: `calendar-${id}`, cap, words: t(`keys.${id}`), run: () => undefined })),
    ...VIEW_KEYS.map(([view, cap]) => ({ code: `Key${cap}`, cap, words: t(`keys.${view}`), run: () => go({ view }) })),
    { code: 'KeyT', cap: 'T', words: t('keys.today'), run: () => go({ day: dayOf(Date.now()) }) },
    { code: 'BracketLeft', cap: '[', words: t('keys.previous'), run: () => go({ day: step(place, -1) }) },
    { code: 'BracketRight', cap: ']', words: t('keys.next'), run: () => go({ day: step(place, 1) }) },
  ])
}

function followArrow(arrow: Arrow, alt: boolean, parts: KeysParts, want: (spot: Wanted) => void) {
  const spots = spotsIn(parts.frame.current)
  const current = spots.find(({ target }) => target === document.activeElement)
  if (alt) {
    if (current?.meeting != null) nudge(current.meeting, NUDGES[arrow], parts, want)
    // With a meeting in hand, the browser's own Alt and arrow would leave the page.
    return current?.meeting != null
  }
  // Without a place to start from, arrows scroll as everywhere else, unless nothing at all has the focus.
  if (!current) return document.activeElement === document.body && focusDay(spots, parts.place.day)
  const stops = spots.map(({ stop }) => stop)
  const next = nextStop(stops, current.stop, arrow, parts.place.view === 'month')
  if (typeof next === 'number') spots[next]?.target.focus()
  else {
    want({ day: next, meeting: null })
    parts.go({ day: next })
  }
  return true
}

function nudge(id: string, byMs: number, parts: KeysParts, want: (spot: Wanted) => void) {
  const meeting = parts.meetings.find((one) => one.id === id)
  const standing = meeting && standingOf(meeting, Date.now())
  if (!meeting?.mayEdit || (standing !== 'draft' && standing !== 'ahead')) return
  const before = parts.nudge?.meeting.id === id ? parts.nudge : { meeting, ...meeting }
  const move = { meeting: before.meeting, startsAt: before.startsAt + byMs, endsAt: before.endsAt + byMs }
  want({ day: dayOf(move.startsAt), meeting: id })
  parts.onNudge(move)
  const days = spotsIn(parts.frame.current).map(({ stop }) => stop.day)
  if (!days.includes(dayOf(move.startsAt))) parts.go({ day: dayOf(move.startsAt) })
}

function focusDay(spots: readonly Spot[], day: Day): boolean {
  const found = spots.find(({ stop }) => stop.day === day && stop.at === null) ?? spots[0]
  found?.target.focus()
  return found !== undefined
}

/** Days and meetings in sight. */
function spotsIn(frame: HTMLElement | null): Spot[] {
  const marked = [...(frame?.querySelectorAll<HTMLElement>('[data-day]') ?? [])]
  return marked.flatMap((element): Spot[] => {
    const { day = '', at, meeting = null } = element.dataset
    const target = meeting === null ? element : element.closest<HTMLElement>('article, a, button')
    const hidden =
      !element.checkVisibility({ visibilityProperty: true }) || element.closest('.ec-ghost, .ec-preview, dialog')
    return target && !hidden ? [{ stop: { day, at: at === undefined ? null : Number(at) }, meeting, target }] : []
  })
}

function isElsewhere(target: EventTarget | null): boolean {
  const kept =
    'input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu], [role=radiogroup]'
  return target instanceof Element && target.closest(kept) !== null
}

function arrowOf(key: string): Arrow | null {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight' ? key : null
}
