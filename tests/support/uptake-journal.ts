// Journals of sessions for tests of the uptake: who was connected from which minute to which.
import type { RecordedEvent, SessionEvent } from '../../signalling/domain/event.ts'
import { bridgePointId, peerId } from '../../signalling/protocol/ids.ts'

const MINUTE_MS = 60_000

/**
 * By the code of a bridge point, when it was connected, in minutes since the opening. A third word `line-down` says
 * that its line broke off then, and was not missed by itself.
 */
export type Told = Readonly<Record<string, readonly (readonly [from: number, to: number, how?: 'line-down'])[]>>

/** A session's journal. Its chair ends it, or (`system`) nobody does and it is closed when all is over. */
export function heldJournal(
  openedAt: number,
  minutes: number,
  told: Told,
  endedBy: 'chair' | 'system' = 'chair',
): RecordedEvent[] {
  const bridgePoints = Object.keys(told).map((code) => ({
    id: bridgePointId.parse(code),
    name: code,
    main: code === 'VPUBND',
  }))
  const events = Object.entries(told).flatMap(([code, spans]) =>
    spans.flatMap((span, index) => stay(code, span, index)),
  )
  const opening: SessionEvent = { type: 'session.opened', title: 'Giao ban', bridgePoints }
  return [
    { minute: 0, event: opening, by: 'system' as const },
    ...events.filter(({ minute }) => minute < minutes).toSorted((a, b) => a.minute - b.minute),
    {
      minute: minutes,
      event: { type: 'session.closed' } as const,
      by: endedBy === 'chair' ? peerId.parse('chair') : ('system' as const),
    },
  ].map(({ minute, event, by }, index) => ({ seq: index + 1, at: openedAt + minute * MINUTE_MS, by, event }))
}

function stay(code: string, [from, to, how]: Told[string][number], index: number) {
  const peer = peerId.parse(`${code}-${index}`)
  const joined: SessionEvent = { type: 'peer.joined', peerId: peer, bridgePointId: bridgePointId.parse(code) }
  const gone: SessionEvent = { type: 'peer.left', peerId: peer, cause: how ?? 'left' }
  return [
    { minute: from, event: joined, by: peer },
    { minute: to, event: gone, by: peer },
  ]
}
