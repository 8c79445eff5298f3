// The event calendar's engine inside React: made once, told what has changed, ended with the page.
import { DayGrid, Interaction, ResourceTimeline, TimeGrid, createCalendar, destroyCalendar } from '@event-calendar/core'
import type { Calendar } from '@event-calendar/core'
import '@event-calendar/core/index.css'
import { useEffect, useRef } from 'react'
import { callbackOptions } from './grid-options.ts'
import type { GridCalls } from './grid-options.ts'
import { mendRoles } from './mend-roles.ts'

const PLUGINS = [DayGrid, TimeGrid, ResourceTimeline, Interaction]

type EventCalendarProps = {
  readonly options: Calendar.Options
  readonly calls: GridCalls
  readonly className?: string | undefined
}

/** A calendar by its options. An option whose identity stays is not told again: keep functions stable. */
export function EventCalendar({ options, calls, className }: EventCalendarProps) {
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef(calls)
  const held = useRef<{ calendar: Calendar; options: Calendar.Options } | null>(null)
  useEffect(() => {
    latest.current = calls
    if (!host.current) return
    const before = held.current?.options
    if (held.current) tellChanges(held.current.calendar, held.current.options, options)
    const all = { ...options, ...callbackOptions(() => latest.current) }
    held.current = { calendar: held.current?.calendar ?? createCalendar(host.current, PLUGINS, all), options }
    if (LAID_OUT.some((name) => before?.[name] !== options[name]))
      requestAnimationFrame(() => held.current && stackAgain(held.current.calendar))
  })
  useEffect(() => (host.current ? mendRoles(host.current) : undefined), [])
  useEffect(
    () => () => {
      const calendar = held.current?.calendar
      held.current = null
      if (calendar) void destroyCalendar(calendar)
    },
    [],
  )
  return <div ref={host} className={className} />
}

/** The options that put boxes elsewhere. */
const LAID_OUT = ['events', 'resources', 'view', 'date'] as const
/** The distance between boxes, px, in two ways that look the same. */
const GAPS = [2, 2.01] as const

/**
 * The timeline stacks boxes of one row by their heights, which it reads before new boxes stand. Another distance makes
 * it read them again.
 */
function stackAgain(calendar: Calendar): void {
  calendar.setOption('eventGap', calendar.getOption('eventGap') === GAPS[0] ? GAPS[1] : GAPS[0])
}

function tellChanges(calendar: Calendar, before: Calendar.Options, after: Calendar.Options): void {
  // The keys of an object written in this program are the names of options.
  for (const name of Object.keys(after) as (keyof Calendar.Options)[]) {
    if (after[name] !== before[name]) calendar.setOption(name, after[name])
  }
}
