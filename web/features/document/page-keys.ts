// Keys that turn pages, also those of a presenter's remote control, wherever the focus is.
import { useEffect } from 'react'
import type { Reading } from './reading.ts'

/** What a key does with the page. */
export type Turn = 'next' | 'previous' | 'first' | 'last'

const ANYWHERE: Readonly<Record<string, Turn>> = { PageDown: 'next', PageUp: 'previous' }
/** While nothing has the focus. */
const FREE: Readonly<Record<string, Turn>> = {
  ...ANYWHERE,
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
}

/** Where these keys have another meaning. */
const TAKEN =
  'input, textarea, select, [contenteditable], [role=listbox], [role=menu], [role=grid], [role=tree], [role=dialog], [data-scroller]'

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/**
 * What a pressed key does with the page, or null.
 * @param free nothing else needs the arrows: nothing has the focus, and there is nothing to scroll
 */
export function turnOf(pressed: Pressed, free: boolean): Turn | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || pressed.shiftKey) return null
  return (free ? FREE : ANYWHERE)[pressed.key] ?? null
}

/** Does it. */
export function turnPage({ page, pages, turn }: Reading, to: Turn): void {
  switch (to) {
    case 'next':
      return turn(page + 1)
    case 'previous':
      return turn(page - 1)
    case 'first':
      return turn(1)
    case 'last':
      return turn(pages ?? page)
  }
}

/**
 * PageUp and PageDown turn pages anywhere in a window, unless they scroll a list or move in a field there; the arrows
 * while nothing has the focus. On a television they always move the focus.
 */
export function usePageKeys(reading: Reading | null, window: Window, zoomed: boolean): void {
  useEffect(() => {
    if (reading === null) return
    const { body, documentElement } = window.document
    const press = (event: KeyboardEvent) => {
      const free = event.target === body && !zoomed && documentElement.dataset['density'] !== 'tv'
      const turn = turnOf(event, free)
      if (turn === null || event.defaultPrevented || isTaken(event.target)) return
      event.preventDefault()
      turnPage(reading, turn)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [reading, window, zoomed])
}

/** Elements of another window are no `Element` of this one. */
function isTaken(target: EventTarget | null): boolean {
  const closest = target && 'closest' in target ? target.closest : undefined
  return typeof closest === 'function' && Boolean(closest.call(target, TAKEN))
}
