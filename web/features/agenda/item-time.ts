// The time of an item of the agenda, in whole minutes.
import { usedMs } from '#domain/agenda.ts'
import type { AgendaItem } from '#domain/meeting.ts'
import type { AgendaState } from '#domain/state/agenda.ts'

const MINUTE_MS = 60_000

/** Used and planned time of an item, in minutes. */
export type ItemTime = {
  readonly used: number
  /** 0 when nobody has planned it. */
  readonly planned: number
  /** How much longer than planned; 0 while within the plan or without one. */
  readonly over: number
}

/** The time of an item at a moment (epoch ms); minutes that have begun do not count. */
export function timeOf(agenda: AgendaState, { id, plannedMinutes }: AgendaItem, now: number): ItemTime {
  const used = Math.floor(usedMs(agenda, id, now) / MINUTE_MS)
  return { used, planned: plannedMinutes, over: plannedMinutes === 0 ? 0 : Math.max(0, used - plannedMinutes) }
}

/** Whole minutes from one moment to another (epoch ms), below zero when the other one is earlier. */
export function minutesBetween(from: number, to: number): number {
  return Math.round((to - from) / MINUTE_MS)
}
