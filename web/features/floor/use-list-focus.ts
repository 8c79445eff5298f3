// Walking through a list of which only the lines in sight exist: one stop for Tab, arrows within.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { rowAfter } from '../../ui/use-row-keys.ts'

/** A guess before a line was measured, px. */
const LINE_PX = 52
const OVERSCAN = 8

/** What the list needs. */
type ListFocus = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
  /** The line that Tab reaches. */
  readonly current: number
  readonly focused: (key: string) => void
  /** Answers whether the key has moved the focus. */
  readonly move: (event: KeyboardEvent) => boolean
}

/** @param keys of the lines, in their order: the focus stays with its line when others come and go */
export function useListFocus(keys: readonly string[]): ListFocus {
  const scroller = useRef<HTMLDivElement>(null)
  const wantsFocus = useRef(false)
  const [at, setAt] = useState<string | null>(null)
  const current = Math.max(0, at === null ? 0 : keys.indexOf(at))
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN,
    // The line that Tab reaches is there even when it is scrolled out of sight.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.min(current, keys.length - 1)])].toSorted((a, b) => a - b),
  })
  useLayoutEffect(() => {
    if (!wantsFocus.current) return
    wantsFocus.current = false
    scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true })
  }, [at])
  const move = (event: KeyboardEvent) => {
    const next = rowAfter(event.key, current, keys.length)
    const key = next === null ? undefined : keys[next]
    if (next === null || key === undefined) return false
    wantsFocus.current = true
    setAt(key)
    virtualizer.scrollToIndex(next)
    return true
  }
  return { scroller, virtualizer, current, focused: setAt, move }
}
