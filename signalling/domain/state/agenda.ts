// The agenda as it is worked through, and the conclusions written on the way. Events and their fold.
import type { AgendaItem } from '../meeting.ts'

/** The agenda at one moment. */
export type AgendaState = {
  readonly items: readonly AgendaItem[]
  /** The item being worked on, since when, epoch ms; null between items. */
  readonly current: { readonly itemId: string; readonly since: number } | null
  /** Time spent on each item before its present turn, ms. An item that was never worked on has no entry. */
  readonly usedMs: Readonly<Record<string, number>>
  /** When the meeting is planned to end, epoch ms; null when nobody has said. */
  readonly plannedEndAt: number | null
}

/** A conclusion as the secretary has written it. */
export type Conclusion = {
  /** Its own sign within the session. */
  readonly id: string
  readonly text: string
  /** The item of the agenda that it belongs to. */
  readonly itemId: string | null
  /** Epoch ms. */
  readonly at: number
}

/** The acts of the agenda. */
export type AgendaEvent =
  | { readonly type: 'agenda.set'; readonly items: readonly AgendaItem[] }
  | { readonly type: 'agenda.item-started'; readonly itemId: string }
  | { readonly type: 'agenda.item-finished'; readonly itemId: string }

/** The acts of writing conclusions. */
export type ConclusionEvent =
  | { readonly type: 'conclusion.added'; readonly id: string; readonly text: string; readonly itemId: string | null }
  | { readonly type: 'conclusion.changed'; readonly id: string; readonly text: string }
  | { readonly type: 'conclusion.removed'; readonly id: string }

/** Without items. */
export const NEW_AGENDA: AgendaState = { items: [], current: null, usedMs: {}, plannedEndAt: null }

/** The agenda after one more of its events. */
export function applyAgenda(agenda: AgendaState, event: AgendaEvent, at: number): AgendaState {
  switch (event.type) {
    case 'agenda.set':
      return { ...agenda, items: event.items }
    case 'agenda.item-started':
      return { ...finished(agenda, at), current: { itemId: event.itemId, since: at } }
    case 'agenda.item-finished':
      return finished(agenda, at)
  }
}

function finished(agenda: AgendaState, at: number): AgendaState {
  const { current, usedMs } = agenda
  if (current === null) return agenda
  const used = (usedMs[current.itemId] ?? 0) + (at - current.since)
  return { ...agenda, current: null, usedMs: { ...usedMs, [current.itemId]: used } }
}

/** The conclusions after one more of their events. */
export function applyConclusion(
  conclusions: readonly Conclusion[],
  event: ConclusionEvent,
  at: number,
): readonly Conclusion[] {
  switch (event.type) {
    case 'conclusion.added':
      return [...conclusions, { id: event.id, text: event.text, itemId: event.itemId, at }]
    case 'conclusion.changed':
      return conclusions.map((one) => (one.id === event.id ? { ...one, text: event.text } : one))
    case 'conclusion.removed':
      return conclusions.filter((one) => one.id !== event.id)
  }
}
