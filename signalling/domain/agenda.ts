// Working through the agenda, and writing conclusions.
import type { SessionEvent } from './event.ts'
import type { AgendaItem } from './meeting.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { AgendaState } from './state/agenda.ts'
import type { PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

const MINUTE_MS = 60_000

/** Time spent on an item in all its turns up to a moment, ms. */
export function usedMs({ current, usedMs: used }: AgendaState, itemId: string, now: number): number {
  const running = current?.itemId === itemId ? Math.max(0, now - current.since) : 0
  return (used[itemId] ?? 0) + running
}

/** Whether an item is being worked on, or was. */
export function isWorkedOn({ current, usedMs: used }: AgendaState, itemId: string): boolean {
  return current?.itemId === itemId || used[itemId] !== undefined
}

/** What comes next: the first item after the current one that was not worked on, else one that was passed over. */
export function nextItem(agenda: AgendaState): AgendaItem | null {
  const { items, current } = agenda
  const place = items.findIndex((item) => item.id === current?.itemId)
  const isNew = (item: AgendaItem) => !isWorkedOn(agenda, item.id)
  return items.slice(place + 1).find(isNew) ?? items.find(isNew) ?? null
}

/**
 * When the meeting ends if the rest goes as planned, epoch ms: what is left of the current item, then every item that
 * was not worked on.
 */
export function forecastEnd(agenda: AgendaState, now: number): number {
  const left = agenda.items.map((item) => {
    const planned = item.plannedMinutes * MINUTE_MS
    if (item.id === agenda.current?.itemId) return Math.max(0, planned - usedMs(agenda, item.id, now))
    return isWorkedOn(agenda, item.id) ? 0 : planned
  })
  return left.reduce((end, ms) => end + ms, now)
}

/** Turns to an item; the one before it is finished. */
export function decideItem(state: SessionState, by: PeerId, itemId: string): SessionEvent[] {
  requireRole(requirePeer(state, by), 'agenda.drive')
  if (!state.agenda.items.some((item) => item.id === itemId)) throw new Refusal('not-found')
  return state.agenda.current?.itemId === itemId ? [] : [{ type: 'agenda.item-started', itemId }]
}

/** Finishes the current item; nothing between items. */
export function decideItemEnd(state: SessionState, by: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'agenda.drive')
  const { current } = state.agenda
  return current ? [{ type: 'agenda.item-finished', itemId: current.itemId }] : []
}

/** Whether an item must stay in the agenda: it was worked on, or a conclusion belongs to it. */
export function mustStay(
  { agenda, conclusions }: Pick<SessionState, 'agenda' | 'conclusions'>,
  itemId: string,
): boolean {
  return isWorkedOn(agenda, itemId) || conclusions.some((conclusion) => conclusion.itemId === itemId)
}

/** Changes the agenda; items that must stay in it cannot be left out. */
export function decideAgenda(state: SessionState, by: PeerId, items: readonly AgendaItem[]): SessionEvent[] {
  requireRole(requirePeer(state, by), 'agenda.drive')
  const kept = new Set(items.map((item) => item.id))
  const gone = state.agenda.items.filter((item) => !kept.has(item.id))
  if (gone.some((item) => mustStay(state, item.id))) throw new Refusal('still-used')
  return [{ type: 'agenda.set', items }]
}

/** Writes a conclusion down. */
export function decideConclusion(state: SessionState, by: PeerId, text: string, itemId: string | null): SessionEvent[] {
  requireRole(requirePeer(state, by), 'conclusion.write')
  if (itemId !== null && !state.agenda.items.some((item) => item.id === itemId)) throw new Refusal('not-found')
  return [{ type: 'conclusion.added', id: `c${state.seq + 1}`, text, itemId }]
}

/** Changes a conclusion; nothing when it says so already. */
export function decideConclusionChange(state: SessionState, by: PeerId, id: string, text: string): SessionEvent[] {
  requireRole(requirePeer(state, by), 'conclusion.write')
  const conclusion = state.conclusions.find((one) => one.id === id)
  if (!conclusion) throw new Refusal('not-found')
  return conclusion.text === text ? [] : [{ type: 'conclusion.changed', id, text }]
}

/** Takes a conclusion away; nothing when it is gone. */
export function decideConclusionRemoval(state: SessionState, by: PeerId, id: string): SessionEvent[] {
  requireRole(requirePeer(state, by), 'conclusion.write')
  return state.conclusions.some((one) => one.id === id) ? [{ type: 'conclusion.removed', id }] : []
}
