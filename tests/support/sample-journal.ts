// A morning's journal for tests of its readings: three bridge points, told second by second.
import type { RecordedEvent, SessionEvent } from '../../signalling/domain/event.ts'
import type { SessionRole } from '../../signalling/domain/roles.ts'
import { ballotId, bridgePointId, documentId, peerId } from '../../signalling/protocol/ids.ts'
import type { BridgePointId } from '../../signalling/protocol/ids.ts'

/** 08:00 of the morning, epoch ms. */
export const OPENED_AT = 1_790_000_000_000

/** A bridge point by its name. */
export const point = (id: string): BridgePointId => bridgePointId.parse(id)

/** The journal of what happened, each at its second since the opening. */
export function journalOf(...told: readonly (readonly [number, SessionEvent])[]): RecordedEvent[] {
  return told.map(([second, event], index) => ({
    seq: index + 1,
    at: OPENED_AT + second * 1_000,
    by: 'system' as const,
    event,
  }))
}

/** Opens the session: the floor is given by the chair, unless told otherwise. */
export const opens = (mode: 'chaired' | 'open' = 'chaired', most: 1 | 2 = 1): SessionEvent => ({
  type: 'session.opened',
  title: 'Giao ban',
  bridgePoints: [
    { id: point('tinh'), name: 'Văn phòng UBND tỉnh', main: true },
    { id: point('luc-ngan'), name: 'UBND huyện Lục Ngạn', main: false },
    { id: point('son-dong'), name: 'UBND huyện Sơn Động', main: false },
  ],
  agenda: [{ id: 'a1', title: 'Thu ngân sách', rapporteur: 'Sở Tài chính', plannedMinutes: 20 }],
  floor: { mode, limitMs: null, most, secretarySpeaks: true },
})

/** Joins from the bridge point of the connection's own name, unless told otherwise. */
export const joins = (id: string, role: SessionRole = 'member', at = id): SessionEvent => ({
  type: 'peer.joined',
  peerId: peerId.parse(id),
  bridgePointId: point(at),
  role,
})

/** Asks for the floor. */
export const asks = (id: string, subject = ''): SessionEvent => ({
  type: 'floor.requested',
  bridgePointId: point(id),
  peerId: peerId.parse(id),
  subject,
})

/** Is given the floor, in place of another one if there is one. */
export const grants = (id: string, replaces: string | null = null): SessionEvent => ({
  type: 'floor.granted',
  bridgePointId: point(id),
  peerId: peerId.parse(id),
  endsAt: null,
  replaces: replaces === null ? null : point(replaces),
})

/** Gives the floor back. */
export const yields = (id: string): SessionEvent => ({ type: 'floor.yielded', bridgePointId: point(id) })

/** The line breaks off, or comes back. */
export const line = (id: string, to: 'dropped' | 'restored'): SessionEvent => ({
  type: `peer.line-${to}`,
  peerId: peerId.parse(id),
})

/** Goes. */
export const leaves = (id: string, cause: 'left' | 'line-down'): SessionEvent => ({
  type: 'peer.left',
  peerId: peerId.parse(id),
  cause,
})

/** Shows a document. */
export const shows = (id: string, name: string): SessionEvent => ({
  type: 'document.opened',
  documentId: documentId.parse('d1'),
  name,
  mediaType: 'application/pdf',
  peerId: peerId.parse(id),
})

/** Opens a secret ballot. */
export const votesOn = (motion: string): SessionEvent => ({
  type: 'ballot.opened',
  id: ballotId.parse('b1'),
  motion,
  secret: true,
  unit: 'bridge-point',
  options: ['Tán thành', 'Không tán thành'],
  voters: [{ bridgePointId: point('luc-ngan'), papers: 1 }],
  entitled: 3,
  quorumPercent: 50,
  publicKey: 'key',
})

/** Closes it with one paper. */
export const VOTE_CLOSED: SessionEvent = {
  type: 'ballot.closed',
  id: ballotId.parse('b1'),
  papers: [{ serial: 'paper-serial', option: 1 }],
}

/** The session ends. */
export const CLOSED: SessionEvent = { type: 'session.closed' }
