// Walking through the rows of a table by keyboard: one stop for Tab, arrows within.
import { useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'

/** How far a page is, in rows. */
const PAGE = 10

/** What a table needs for its keys. */
type RowKeys = {
  readonly body: RefObject<HTMLDivElement | null>
  /** The row that Tab reaches. */
  readonly current: number
  readonly focused: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Up, Down, Home, End and the page keys move the focus from row to row. */
export function useRowKeys(count: number): RowKeys {
  const body = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const current = Math.min(at, Math.max(0, count - 1))
  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof Element && event.target.parentElement === body.current
    const next = onRow ? rowAfter(event.key, current, count) : null
    if (next === null) return
    event.preventDefault()
    const row = body.current?.children[next]
    if (row instanceof HTMLElement) row.focus()
  }
  return { body, current, focused: setAt, onKeyDown }
}

/** The row that a key leads to; null for keys that lead nowhere. */
export function rowAfter(key: string, current: number, count: number): number | null {
  const wanted: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE,
    PageUp: current - PAGE,
    Home: 0,
    End: count - 1,
  }
  const next = wanted[key]
  return next === undefined ? null : Math.min(Math.max(0, next), count - 1)
}
