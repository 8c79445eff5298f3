// How pictures of 16:9 are laid out in a box, in CSS px.
import { GRID_MOST } from '#domain/stage.ts'
import type { BoxSize } from './use-box.ts'

const SHAPE = 9 / 16

/** Columns and rows. */
export type GridShape = { readonly columns: number; readonly rows: number }

/** The columns and rows in which so many pictures stand largest. */
export function gridShape(count: number, { width, height }: BoxSize): GridShape {
  let best: GridShape = { columns: 1, rows: Math.max(1, count) }
  let widest = 0
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns)
    const tile = Math.min(width / columns, height / rows / SHAPE)
    // Of two that are as large the wider one, as screens are.
    if (tile < widest - 0.5) continue
    widest = tile
    best = { columns, rows }
  }
  return best
}

/** How many places a page of the grid has when no picture may be narrower than a width; at most 49. */
export function gridPlaces({ width, height }: BoxSize, leastWidth: number): number {
  const columns = Math.max(1, Math.floor(width / leastWidth))
  const rows = Math.max(1, Math.floor(height / (leastWidth * SHAPE)))
  return Math.min(GRID_MOST, columns * rows)
}

/** Rows of a list that can be seen, and the room that the others take. */
export type ListWindow = {
  readonly from: number
  readonly to: number
  /** Empty room before and after, px. */
  readonly before: number
  readonly after: number
  /** Whether the list is longer than what can be seen at once. */
  readonly scrolls: boolean
}

/**
 * Which pictures of a list that scrolls can be seen, with a row to spare on each side.
 * @param top how far it is scrolled past the first picture, px
 */
export function listWindow(
  count: number,
  { columns, width, gap }: { readonly columns: number; readonly width: number; readonly gap: number },
  { top, height }: { readonly top: number; readonly height: number },
): ListWindow {
  const rows = Math.ceil(count / columns)
  const rowHeight = ((width - gap * (columns - 1)) / columns) * SHAPE + gap
  if (rowHeight <= gap) return { from: 0, to: Math.min(count, columns), before: 0, after: 0, scrolls: false }
  const first = Math.min(Math.max(0, Math.floor(top / rowHeight) - 1), Math.max(0, rows - 1))
  const last = Math.min(rows, Math.max(first + 1, Math.ceil((top + height) / rowHeight) + 1))
  return {
    from: first * columns,
    to: Math.min(count, last * columns),
    before: first * rowHeight,
    after: (rows - last) * rowHeight,
    scrolls: rows * rowHeight - gap > height,
  }
}
