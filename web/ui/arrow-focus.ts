// Moving about with a remote control: arrows go to the nearest thing in their direction.

/** Where an arrow points. */
export type Direction = 'up' | 'down' | 'left' | 'right'

/** A box on the screen. */
export type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled])'
/** What is askew counts this many times what is straight ahead. */
const ASKEW = 3

/**
 * The index of the nearest box in a direction, or -1: distance straight ahead plus, weighed heavier, what it lies
 * off to the side.
 */
export function nearestInDirection(from: Box, boxes: readonly Box[], direction: Direction): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const [index, box] of boxes.entries()) {
    const distance = distanceTo(from, box, direction)
    if (distance === null || distance >= least) continue
    least = distance
    best = index
  }
  return best
}

function distanceTo(from: Box, box: Box, direction: Direction): number | null {
  const across = direction === 'up' || direction === 'down'
  const ahead = {
    up: from.top - box.bottom,
    down: box.top - from.bottom,
    left: from.left - box.right,
    right: box.left - from.right,
  }[direction]
  // Neighbours may overlap by a border.
  if (ahead < -2) return null
  const aside = across
    ? gap(from.left, from.right, box.left, box.right)
    : gap(from.top, from.bottom, box.top, box.bottom)
  return Math.max(0, ahead) + ASKEW * aside
}

function gap(aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  return Math.max(0, bFrom - aTo, aFrom - bTo)
}

/** Lets arrows move the focus on a television; answers how to stop. Lists and choices keep their own arrows. */
export function followArrows(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const direction = KEYS[event.key]
    if (direction === undefined || event.defaultPrevented || keepsArrows(event.target)) return
    if (document.documentElement.dataset['density'] !== 'tv') return
    event.preventDefault()
    moveFocus(direction)
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

function keepsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=listbox], [role=radiogroup]') !== null
}

function moveFocus(direction: Direction): void {
  const space = document.querySelector('[role=dialog]') ?? document
  const candidates = [...space.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => element.checkVisibility())
  const current = document.activeElement
  if (!(current instanceof HTMLElement) || current === document.body) return candidates[0]?.focus()
  const others = candidates.filter((element) => element !== current)
  const boxes = others.map((element) => element.getBoundingClientRect())
  const nearest = others[nearestInDirection(current.getBoundingClientRect(), boxes, direction)]
  if (nearest) nearest.focus()
  else scrollPictures(direction)
}

/** Where no button lies further up or down, these arrows turn the pages of what is marked `data-scroller`. */
function scrollPictures(direction: Direction): void {
  const scroller = document.querySelector('[data-scroller]')
  if (direction === 'up') scroller?.scrollBy({ top: -scroller.clientHeight })
  if (direction === 'down') scroller?.scrollBy({ top: scroller.clientHeight })
}
