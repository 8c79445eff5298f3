// Floor control: who may be heard, and every act that changes it.
import type { SessionEvent } from './event.ts'
import { requirePeer } from './require-peer.ts'
import { requireRole, roleMay } from './roles.ts'
import { attendingPeers, findPeer } from './session.ts'
import type { PeerState, SessionState } from './session.ts'
import type { FloorEvent, FloorHolder, FloorRequest, FloorSettings, FloorState } from './state/floor.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

type Granted = Extract<FloorEvent, { type: 'floor.granted' }>

/** How long an act of the chair can be taken back, ms; two more than the button shows, for the way to us. */
const UNDO_MS = 7_000

/** Whether a connection's open microphone is forwarded. */
export function mayBeHeard(state: SessionState, peer: Pick<PeerState, 'role' | 'bridgePointId'>): boolean {
  const { floor } = state
  if (peer.role === 'observer') return false
  if (floor.mode === 'open' || peer.role === 'chair') return true
  if (peer.role === 'technician') return false
  if (peer.role === 'secretary' && floor.secretarySpeaks) return true
  return holds(floor, peer.bridgePointId)
}

/** Whether a bridge point has the floor. */
export function holds({ holders }: FloorState, bridgePointId: BridgePointId): boolean {
  return holders.some((holder) => holder.bridgePointId === bridgePointId)
}

/** Asks for the floor; nothing for one who waits or speaks already. */
export function decideRequest(state: SessionState, peerId: PeerId, subject: string): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'floor.ask')
  if (state.floor.mode === 'open') throw new Refusal('floor-open')
  const { bridgePointId } = peer
  if (holds(state.floor, bridgePointId) || waits(state.floor, bridgePointId)) return []
  return [{ type: 'floor.requested', bridgePointId, peerId, subject }]
}

/** Takes one's own request back; nothing when there is none. */
export function decideWithdrawal(state: SessionState, peerId: PeerId): SessionEvent[] {
  const { bridgePointId } = requirePeer(state, peerId)
  return waits(state.floor, bridgePointId) ? [{ type: 'floor.withdrawn', bridgePointId }] : []
}

/**
 * Gives the floor to a bridge point, whether it asked or not; who held it longest gives way when there is no place.
 * The microphone opens of the connection that asked, or of the bridge point's first one, if its line is up.
 * @param limitMs how long they may speak; undefined for the session's own limit
 * @throws Refusal `floor-open`, `nobody-there`
 */
export function decideGrant(
  state: SessionState,
  by: PeerId,
  bridgePointId: BridgePointId,
  at: number,
  limitMs?: number | null,
): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  if (state.floor.mode === 'open') throw new Refusal('floor-open')
  if (holds(state.floor, bridgePointId)) return []
  const limit = limitMs === undefined ? state.floor.limitMs : limitMs
  return grant(state, bridgePointId, limit === null ? null : at + limit)
}

/** Turns a request down; nothing when there is none. */
export function decideDenial(state: SessionState, by: PeerId, bridgePointId: BridgePointId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  return waits(state.floor, bridgePointId) ? [{ type: 'floor.denied', bridgePointId }] : []
}

/**
 * More time for a holder, counted from the end of the limit, or from now when that is past or there is none. Nothing
 * for one who does not hold the floor any more.
 */
export function decideExtension(
  state: SessionState,
  by: PeerId,
  bridgePointId: BridgePointId,
  byMs: number,
  at: number,
): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  const holder = holderOf(state.floor, bridgePointId)
  if (!holder) return []
  return [{ type: 'floor.extended', bridgePointId, endsAt: Math.max(holder.endsAt ?? at, at) + byMs }]
}

/** Gives one's own floor back; nothing for one who does not hold it. */
export function decideYield(state: SessionState, peerId: PeerId): SessionEvent[] {
  const peer = requirePeer(state, peerId)
  requireRole(peer, 'floor.ask')
  const { bridgePointId } = peer
  return holds(state.floor, bridgePointId) ? [{ type: 'floor.yielded', bridgePointId }] : []
}

/** Takes the floor away; nothing for one who does not hold it. */
export function decideRevocation(state: SessionState, by: PeerId, bridgePointId: BridgePointId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  return holds(state.floor, bridgePointId) ? [{ type: 'floor.revoked', bridgePointId, cause: 'chair' }] : []
}

/** Changes how the floor is given; nothing when it is so already. */
export function decideFloorSettings(state: SessionState, by: PeerId, settings: FloorSettings): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  const { mode, limitMs, most, secretarySpeaks } = state.floor
  const same =
    settings.mode === mode &&
    settings.limitMs === limitMs &&
    settings.most === most &&
    settings.secretarySpeaks === secretarySpeaks
  return same ? [] : [{ type: 'floor.set', settings }]
}

/** Sets the list of speakers, each once; nothing when it is so already. */
export function decideList(state: SessionState, by: PeerId, list: readonly BridgePointId[]): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  if (list.some((id) => !state.bridgePoints.some((point) => point.id === id))) {
    throw new Refusal('bridge-point-not-invited')
  }
  const each = [...new Set(list)]
  const same = each.length === state.floor.list.length && each.every((id, place) => id === state.floor.list[place])
  return same ? [] : [{ type: 'floor.list-set', list: each }]
}

/** The first on the list of speakers who can be given the floor now; null when none can. */
export function nextOnList(state: SessionState): BridgePointId | null {
  const free = (id: BridgePointId) => !holds(state.floor, id) && speakersOf(state, id).length > 0
  return state.floor.list.find(free) ?? null
}

/** Takes the last grant, denial or revocation back; who gets the floor again is heard again. */
export function decideUndo(state: SessionState, by: PeerId, at: number): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  const { undo } = state.floor
  if (undo === null || at - undo.at > UNDO_MS) throw new Refusal('undo-too-late')
  const back = backOnTheFloor(undo)
  const speakers = back ? speakersOf(state, back.bridgePointId) : []
  const speaker = speakers.find(({ peerId }) => peerId === back?.peerId)
  const opens = speaker?.line === 'up' && speaker.microphone === 'closed'
  return [{ type: 'floor.undone' }, ...(opens ? [opening(speaker.peerId)] : [])]
}

/** Closes somebody else's microphone; nothing when it is closed or has gone. */
export function decideSilencing(state: SessionState, by: PeerId, peerId: PeerId): SessionEvent[] {
  requireRole(requirePeer(state, by), 'floor.direct')
  return findPeer(state, peerId)?.microphone === 'open' ? [{ type: 'microphone.closed', peerId }] : []
}

/**
 * What the floor does by itself: an open microphone that may not be heard closes; who has gone holds nothing and waits
 * for nothing; in mode `queue` it passes on when it is free, or when the time is up and somebody waits.
 */
export function settleFloor(state: SessionState, at: number): SessionEvent[] {
  if (state.phase !== 'open') return []
  const { floor } = state
  const gone = (bridgePointId: BridgePointId) => speakersOf(state, bridgePointId).length === 0
  const silenced = state.peers.filter((peer) => peer.microphone === 'open' && !mayBeHeard(state, peer))
  const left = [
    ...floor.holders.filter((holder) => gone(holder.bridgePointId)).map(revokedAs('left')),
    ...floor.queue
      .filter((request) => gone(request.bridgePointId))
      .map(({ bridgePointId }): SessionEvent => ({ type: 'floor.withdrawn', bridgePointId })),
    ...silenced.map(({ peerId }): SessionEvent => ({ type: 'microphone.closed', peerId })),
  ]
  return left.length > 0 || floor.mode !== 'queue' ? left : passOn(state, at)
}

/** When `settleFloor` will next have something to do if nothing else happens, epoch ms; null when never. */
export function floorDeadline(state: SessionState): number | null {
  const { floor, phase } = state
  if (phase !== 'open' || floor.mode !== 'queue' || nextInQueue(state) === undefined) return null
  const ends = floor.holders.flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt]))
  return ends.length > 0 ? Math.min(...ends) : null
}

/** To a free place at once; else one of those whose time is up makes room. */
function passOn(state: SessionState, at: number): SessionEvent[] {
  const { floor } = state
  const next = nextInQueue(state)
  if (!next) return []
  if (floor.holders.length < floor.most) {
    const [granted, ...follows] = grant(state, next.bridgePointId, floor.limitMs === null ? null : at + floor.limitMs)
    return [{ ...granted, passedOn: true }, ...follows]
  }
  const late = floor.holders.find(({ endsAt }) => endsAt !== null && endsAt <= at)
  return late ? [revokedAs('limit')(late)] : []
}

/** Who asked and lost its line meanwhile keeps its place, but holds nobody up. */
function nextInQueue(state: SessionState): FloorRequest | undefined {
  return state.floor.queue.find(({ bridgePointId }) =>
    speakersOf(state, bridgePointId).some((peer) => peer.line === 'up'),
  )
}

function grant(state: SessionState, bridgePointId: BridgePointId, endsAt: number | null): [Granted, ...SessionEvent[]] {
  const { floor } = state
  const attending = speakersOf(state, bridgePointId)
  if (attending.length === 0) throw new Refusal('nobody-there')
  const asked = floor.queue.find((request) => request.bridgePointId === bridgePointId)
  const up = attending.filter((peer) => peer.line === 'up')
  const speaker = up.find((peer) => peer.peerId === asked?.peerId) ?? up[0]
  const replaces = floor.holders.length >= floor.most ? (floor.holders[0]?.bridgePointId ?? null) : null
  return [
    { type: 'floor.granted', bridgePointId, peerId: speaker?.peerId ?? null, endsAt, replaces },
    ...(speaker?.microphone === 'closed' ? [opening(speaker.peerId)] : []),
  ]
}

/** The connections through which a bridge point can hold the floor: the chair is heard without it. */
function speakersOf(state: SessionState, bridgePointId: BridgePointId): PeerState[] {
  return attendingPeers(state, bridgePointId).filter((peer) => roleMay(peer.role, 'floor.ask'))
}

function backOnTheFloor(undo: NonNullable<FloorState['undo']>): FloorHolder | null {
  switch (undo.act) {
    case 'granted':
      return undo.replaced
    case 'revoked':
      return undo.holder
    case 'denied':
      return null
  }
}

const opening = (peerId: PeerId): SessionEvent => ({ type: 'microphone.opened', peerId })

const revokedAs =
  (cause: 'limit' | 'left') =>
  ({ bridgePointId }: FloorHolder): SessionEvent => ({ type: 'floor.revoked', bridgePointId, cause })

function holderOf({ holders }: FloorState, bridgePointId: BridgePointId): FloorHolder | undefined {
  return holders.find((holder) => holder.bridgePointId === bridgePointId)
}

function waits({ queue }: FloorState, bridgePointId: BridgePointId): boolean {
  return queue.some((request) => request.bridgePointId === bridgePointId)
}
