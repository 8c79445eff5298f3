// Which part of the session the lanes show, between the whole of it and some minutes.

/** A part of the session, ms since the opening. */
export type View = { readonly fromMs: number; readonly toMs: number }

/** The least that is shown, ms. */
const LEAST_MS = 20_000

/** The view enlarged or reduced around a time, kept within the session. @param factor below 1 shows less */
export function zoomed({ fromMs, toMs }: View, factor: number, aroundMs: number, endMs: number): View {
  const span = Math.min(endMs, Math.max(Math.min(LEAST_MS, endMs), (toMs - fromMs) * factor))
  const share = toMs > fromMs ? (Math.max(fromMs, Math.min(aroundMs, toMs)) - fromMs) / (toMs - fromMs) : 0
  return within(aroundMs - share * span, span, endMs)
}

/** The view that follows a time: the same while it lies within it, else turned like a page. */
export function following(view: View, ms: number, endMs: number): View {
  if (ms >= view.fromMs && ms <= view.toMs) return view
  const span = view.toMs - view.fromMs
  return within(ms - span * 0.1, span, endMs)
}

function within(fromMs: number, span: number, endMs: number): View {
  const from = Math.max(0, Math.min(fromMs, endMs - span))
  return { fromMs: from, toMs: from + span }
}

/** Steps of a ruler, ms. */
const STEPS = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200].map((seconds) => seconds * 1_000)

/** The times at which a ruler has a mark, about `most` of them; whole ones by the wall clock. */
export function ticksOf({ fromMs, toMs }: View, openedAt: number, most: number): number[] {
  const step = STEPS.find((one) => (toMs - fromMs) / one <= most) ?? 14_400_000
  const first = Math.ceil((openedAt + fromMs) / step) * step - openedAt
  const count = Math.max(0, Math.floor((toMs - first) / step) + 1)
  return Array.from({ length: count }, (_, index) => first + index * step)
}
