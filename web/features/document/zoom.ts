// How much a page is enlarged.

/** The steps of enlarging; 1 shows the whole page. */
const STEPS = [1, 1.25, 1.5, 2, 3, 4] as const
export type Zoom = (typeof STEPS)[number]

/** The next step, or null at the end of them. */
export function nextZoom(zoom: Zoom, direction: 'in' | 'out'): Zoom | null {
  return STEPS[STEPS.indexOf(zoom) + (direction === 'in' ? 1 : -1)] ?? null
}
