// What one screen shows, worked out from the live state: plain values, no picture yet.
import type { BridgePointId, PeerId } from '#protocol'
import type { Quality } from '#domain/quality.ts'
import type { PeerState, SessionState } from '#domain/session.ts'
import { arrangeStage } from '#domain/stage.ts'
import type { Tile } from '#domain/stage.ts'

/** One tile with everything written on it. */
export type TileView = {
  readonly peerId: PeerId
  readonly source: Tile['source']
  readonly bridgePointId: BridgePointId
  /** With its number where a bridge point has several connections. */
  readonly name: string
  readonly self: boolean
  readonly main: boolean
  readonly speaking: boolean
  readonly microphone: PeerState['microphone']
  readonly camera: PeerState['camera']
  readonly line: PeerState['line']
  /** undefined until it was measured. */
  readonly quality: Quality | undefined
}

/** Stage, strip, and the words of the header. */
export type MeetingView = {
  readonly title: string
  readonly stage: TileView | null
  readonly strip: readonly TileView[]
  readonly self: TileView | null
  /** Names; null when nobody does. */
  readonly speaker: string | null
  readonly presenter: { readonly name: string; readonly self: boolean } | null
  /** Bridge points with at least one connection, of all that are invited. */
  readonly connected: number
  readonly total: number
}

/** What is needed to work out a view. */
export type ViewInput = {
  readonly session: SessionState
  readonly self: PeerId
  readonly speaker: PeerId | null
  readonly quality: Readonly<Record<PeerId, Quality>>
}

/** The view of one screen. */
export function viewOf(input: ViewInput): MeetingView {
  const { session, self, speaker } = input
  const names = namePeers(session)
  const { stage, strip } = arrangeStage(session, self, speaker)
  const presenter = session.presenter
  return {
    title: session.title,
    stage: stage && viewOfTile(stage, input, names),
    strip: strip.map((tile) => viewOfTile(tile, input, names)).filter((tile) => tile !== null),
    self: viewOfTile({ peerId: self, source: 'camera' }, input, names),
    speaker: speaker === null ? null : (names.get(speaker) ?? null),
    presenter: presenter === null ? null : { name: names.get(presenter) ?? '', self: presenter === self },
    connected: new Set(session.peers.map((peer) => peer.bridgePointId)).size,
    total: session.bridgePoints.length,
  }
}

/** The name of every connection: that of its bridge point, numbered from the second one on. */
export function namePeers(session: SessionState): ReadonlyMap<PeerId, string> {
  const points = new Map(session.bridgePoints.map((point) => [point.id, point.name]))
  const counts = new Map<BridgePointId, number>()
  const names = new Map<PeerId, string>()
  for (const { peerId, bridgePointId } of session.peers) {
    const count = (counts.get(bridgePointId) ?? 0) + 1
    counts.set(bridgePointId, count)
    const name = points.get(bridgePointId) ?? bridgePointId
    names.set(peerId, count === 1 ? name : `${name} (${count})`)
  }
  return names
}

function viewOfTile(tile: Tile, input: ViewInput, names: ReadonlyMap<PeerId, string>): TileView | null {
  const { session, quality, speaker } = input
  const peer = session.peers.find(({ peerId }) => peerId === tile.peerId)
  if (!peer) return null
  return {
    peerId: peer.peerId,
    source: tile.source,
    bridgePointId: peer.bridgePointId,
    name: names.get(peer.peerId) ?? '',
    self: peer.peerId === input.self,
    main: session.bridgePoints.some((point) => point.main && point.id === peer.bridgePointId),
    speaking: peer.peerId === speaker && peer.microphone === 'open',
    microphone: peer.microphone,
    camera: peer.camera,
    line: peer.line,
    quality: peer.line === 'dropped' ? 'lost' : quality[peer.peerId],
  }
}
