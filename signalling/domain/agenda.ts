// Working through the agenda, and writing conclusions.
import type { SessionEvent } from './event.ts'
import type { AgendaItem } from './meeting.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole } from './roles.ts'
import type { SessionState } from './session.ts'
import type { AgendaState } from './state/agenda.ts'
import type { PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Time spent on an item up to a moment, ms. */
export function usedMs({ current, usedMs: used }: AgendaState, itemId: string, now: number): number {
  const running = current?.itemId === itemId ? Math.max(0, now - current.since) : 0
  return (used[itemId] ?? 0) + running
}

/** The first item after the current one, or the first that was not worked on; null at the end. */
export function nextItem({ items, current, usedMs: used }: AgendaState): AgendaItem | null {
  const place = items.findIndex((item) => item.id === current?.itemId)
  return items.slice(place + 1).find((item) => used[item.id] === undefined) ?? null
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

/** Changes the agenda; items that were worked on stay in it. */
export function decideAgenda(state: SessionState, by: PeerId, items: readonly AgendaItem[]): SessionEvent[] {
  requireRole(requirePeer(state, by), 'agenda.drive')
  const { agenda } = state
  const worked = new Set([...Object.keys(agenda.usedMs), ...(agenda.current ? [agenda.current.itemId] : [])])
  for (const item of items) worked.delete(item.id)
  if (worked.size > 0) throw new Refusal('still-used')
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
