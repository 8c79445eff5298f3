// The course of a meeting: what happened during each item of its agenda, and outside of any.
import { absencesOf } from './absences.ts'
import type { Absence } from './absences.ts'
import { lastOpenState } from './steps.ts'
import type { Step } from './steps.ts'
import { turnsOf } from './turns.ts'
import type { Turn } from './turns.ts'
import { hourOf } from './words.ts'
import type { AgendaItem } from '../meeting.ts'
import type { SessionState } from '../session.ts'
import type { BridgePointId } from '../../protocol/ids.ts'

/** One part of the course. Times are epoch ms. */
type CoursePart = {
  /** Null for what happened outside of any item. */
  readonly item: AgendaItem | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly turns: readonly Turn[]
  /** What else the journal tells of it, a line each. */
  readonly notes: readonly string[]
}

/** A line that was away for a shorter time is worth no word, ms. */
const LEAST_NOTED_MS = 120_000

/** The items in their order, and last what happened outside of them, if anything did. */
export function courseOf(steps: readonly Step[], zone: string): CoursePart[] {
  const { items } = lastOpenState(steps).agenda
  const spans = spansOf(steps)
  const turns = turnsOf(steps)
  const notes = notesOf(steps, zone)
  const during = (itemId: string | null) => (happened: { readonly at: number }) => itemAt(spans, happened.at) === itemId
  const partOf = (item: AgendaItem | null): CoursePart => {
    const itemId = item?.id ?? null
    const own = spans.filter((span) => span.itemId === itemId)
    return {
      item,
      startedAt: own[0]?.from ?? null,
      endedAt: own.at(-1)?.to ?? null,
      turns: turns.filter((turn) => during(itemId)({ at: turn.startedAt })),
      notes: notes.filter(during(itemId)).map(({ text }) => text),
    }
  }
  const outside = partOf(null)
  const isEmpty = outside.turns.length === 0 && outside.notes.length === 0
  return [...items.map(partOf), ...(isEmpty ? [] : [outside])]
}

type Span = { readonly itemId: string; readonly from: number; readonly to: number | null }

/** Every turn of every item, in the order of time. */
function spansOf(steps: readonly Step[]): Span[] {
  const spans: Span[] = []
  for (const { before, after, at } of steps) {
    const [was, is] = [before.agenda.current, after.agenda.current]
    if (was === is) continue
    const last = spans.at(-1)
    if (was && last) spans[spans.length - 1] = { ...last, to: at }
    if (is) spans.push({ itemId: is.itemId, from: at, to: null })
  }
  return spans
}

function itemAt(spans: readonly Span[], at: number): string | null {
  const span = spans.findLast(({ from }) => from <= at)
  return span && (span.to === null || at < span.to) ? span.itemId : null
}

type Note = { readonly at: number; readonly text: string }

/** Documents that were shown, lines that were away, ballots that were given up. */
function notesOf(steps: readonly Step[], zone: string): Note[] {
  const state = lastOpenState(steps)
  const lost = absencesOf(steps).flatMap((absence) => lostLine(absence, state, zone))
  return [...steps.flatMap(noteOf), ...lost].toSorted((a, b) => a.at - b.at)
}

function noteOf({ event, before, at }: Step): Note[] {
  switch (event.type) {
    case 'document.opened':
      return [{ at, text: `Trình chiếu tài liệu: ${event.name}.` }]
    case 'ballot.cancelled': {
      const motion = before.ballots.find(({ id }) => id === event.id)?.motion ?? ''
      return [{ at, text: `Đợt biểu quyết “${motion}” đã được hủy, không lấy kết quả.` }]
    }
    default:
      return []
  }
}

function lostLine({ bridgePointId, from, to, byLine }: Absence, state: SessionState, zone: string): Note[] {
  if (!byLine || to === null || to - from < LEAST_NOTED_MS) return []
  const hours = `từ ${hourOf(from, zone)} đến ${hourOf(to, zone)}`
  return [{ at: from, text: `${nameOf(state, bridgePointId)} mất kết nối ${hours}.` }]
}

/** What people read under a bridge point's picture. */
export function nameOf({ bridgePoints }: SessionState, id: BridgePointId): string {
  return bridgePoints.find((point) => point.id === id)?.name ?? id
}
