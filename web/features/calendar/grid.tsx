// The calendar's grid: day, week and month by the hour, or bridge points by the hour.
import type { Calendar } from '@event-calendar/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { useDayNotes } from '../../ui/use-day-notes.ts'
import styles from './calendar.module.css'
import { EventCalendar } from './event-calendar.tsx'
import { ENGINE_VIEWS, FIXED_OPTIONS, wordOptions } from './grid-options.ts'
import type { GridCalls } from './grid-options.ts'
import { holidaysAmong } from './holidays-among.ts'
import { IconShelf } from './icon-shelf.tsx'
import { daysOf } from './place.ts'
import type { Place } from './place.ts'

/** The working day, 07:00–18:00, in slots of half an hour: what fits into sight first. */
const WORKING_SLOTS = 22
const HEAD_PX = 96
const SIDEBAR_PX = 300

type GridProps = {
  readonly place: Place
  readonly events: readonly Calendar.EventInput[]
  readonly resources?: readonly Calendar.ResourceInput[]
  readonly names: DirectoryNames
  /** Epoch ms, by the minute. */
  readonly now: number
  readonly mayCreate: boolean
  readonly calls: GridCalls
}

const NO_RESOURCES: readonly Calendar.ResourceInput[] = []

/** The grid of a place. */
export function Grid({ place, events, resources = NO_RESOURCES, names, now, mayCreate, calls }: GridProps) {
  const { t, i18n } = useTranslation('calendar')
  const notes = useDayNotes()
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const words = useMemo(
    () => wordOptions(place.view, { t, language: i18n.language, notes, names, now }),
    [place.view, t, i18n.language, notes, names, now],
  )
  const highlightedDates = useMemo(() => holidaysAmong(daysOf(place), notes), [place, notes])
  const options = {
    ...FIXED_OPTIONS,
    ...words,
    date: place.day,
    view: ENGINE_VIEWS[place.view],
    slotHeight: Math.max(22, Math.min(44, Math.floor((size.height - HEAD_PX) / WORKING_SLOTS))),
    slotWidth: Math.max(30, Math.min(72, Math.floor((size.width - SIDEBAR_PX) / WORKING_SLOTS))),
    selectable: mayCreate && place.view !== 'month',
    highlightedDates,
    // Lists of ours are read only; the engine copies what it takes.
    events: events as Calendar.EventInput[],
    resources: resources as Calendar.ResourceInput[],
  }
  return (
    <div ref={frame} className={styles.frame}>
      <IconShelf />
      {size.height > 0 && <EventCalendar className={styles.engine} options={options} calls={calls} />}
    </div>
  )
}

function useSize(target: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useEffect(() => {
    if (!target.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(target.current)
    return () => observer.disconnect()
  }, [target])
  return size
}
