// What one screen shows, worked out from the live state: plain values, no picture yet.
import type { BridgePointId, PeerId } from '#protocol'
import { holds } from '#domain/floor.ts'
import type { Quality } from '#domain/quality.ts'
import { attends } from '#domain/roles.ts'
import type { PeerState, SessionState } from '#domain/session.ts'
import { arrangeStage, gridPage } from '#domain/stage.ts'
import type { Tile } from '#domain/stage.ts'
import type { Layout } from '#domain/state/stage.ts'
import { nameOf, namePeers } from '../../session/names.ts'

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
  /** What its bridge point has to do with the floor. */
  readonly floor: 'holds' | 'asks' | null
  readonly microphone: PeerState['microphone']
  readonly camera: PeerState['camera']
  readonly line: PeerState['line']
  /** undefined until it was measured. */
  readonly quality: Quality | undefined
}

/** A bridge point that has the floor. */
export type HolderView = {
  readonly bridgePointId: BridgePointId
  readonly name: string
  readonly self: boolean
  /** Epoch ms; null without a limit. */
  readonly endsAt: number | null
}

/** Stage, strip, and the words of the header. */
export type MeetingView = {
  readonly title: string
  readonly layout: Layout
  readonly presented: TileView | 'document' | null
  readonly stage: readonly TileView[]
  readonly strip: readonly TileView[]
  /** A page of the grid, from 0, with so many places. */
  grid(page: number, most: number): { tiles: readonly TileView[]; page: number; pages: number }
  readonly self: TileView | null
  readonly holders: readonly HolderView[]
  /** The name of who is heard, where nobody holds the floor; null when nobody is. */
  readonly speaker: string | null
  readonly presenter: { readonly name: string; readonly self: boolean } | null
  /** Bridge points that are present, of all that are invited. */
  readonly connected: number
  readonly total: number
}

/** What is needed to work out a view. */
export type ViewInput = {
  readonly session: SessionState
  readonly self: PeerId
  readonly speaker: PeerId | null
  readonly quality: Readonly<Record<PeerId, Quality>>
  /** The layout chosen at this screen. */
  readonly layout?: Layout | null
  /** A second screen shows what is presented: this one is for the speaker. */
  readonly presentedElsewhere?: boolean
}

/** The view of one screen. */
export function viewOf(input: ViewInput): MeetingView {
  const { session, self, speaker } = input
  const names = namePeers(session)
  const staged = input.presentedElsewhere === true ? { ...session, presenter: null, document: null } : session
  const arrangement = arrangeStage(staged, self, speaker, input.layout ?? null)
  const views = tileViews(input, names)
  const { presented } = arrangement
  const own = session.peers.find(({ peerId }) => peerId === self)
  return {
    title: session.title,
    layout: arrangement.layout,
    presented: presented === null || presented === 'document' ? presented : (views([presented])[0] ?? null),
    stage: views(arrangement.stage),
    strip: views(arrangement.strip),
    grid: (page, most) => {
      const { tiles, ...rest } = gridPage(session, arrangement, page, most)
      return { tiles: views(tiles), ...rest }
    },
    self: views([{ peerId: self, source: 'camera' }])[0] ?? null,
    holders: session.floor.holders.map(({ bridgePointId, endsAt }) => ({
      bridgePointId,
      name: nameOf(session, bridgePointId),
      self: bridgePointId === own?.bridgePointId,
      endsAt,
    })),
    speaker: speaker === null || session.floor.holders.length > 0 ? null : (names.get(speaker) ?? null),
    presenter: presenterOf(session, self, names),
    connected: new Set(session.peers.filter(({ role }) => attends(role)).map((peer) => peer.bridgePointId)).size,
    total: session.bridgePoints.length,
  }
}

function presenterOf(
  { presenter, document }: SessionState,
  self: PeerId,
  names: ReadonlyMap<PeerId, string>,
): MeetingView['presenter'] {
  const peerId = presenter ?? document?.peerId
  return peerId === undefined ? null : { name: names.get(peerId) ?? '', self: peerId === self }
}

/** Answers how to write out tiles; what all of them need is looked up once. */
function tileViews(input: ViewInput, names: ReadonlyMap<PeerId, string>) {
  const { session, quality, speaker } = input
  const { floor } = session
  const peers = new Map(session.peers.map((peer) => [peer.peerId, peer]))
  const mains = new Set(session.bridgePoints.filter((point) => point.main).map((point) => point.id))
  const asking = new Set(floor.queue.map((request) => request.bridgePointId))
  const floorOf = (id: BridgePointId) => (holds(floor, id) ? 'holds' : asking.has(id) ? 'asks' : null)
  return (tiles: readonly Tile[]): TileView[] =>
    tiles.flatMap(({ peerId, source }) => {
      const peer = peers.get(peerId)
      if (!peer) return []
      const { bridgePointId, microphone, camera, line } = peer
      return {
        peerId,
        source,
        bridgePointId,
        name: names.get(peerId) ?? '',
        self: peerId === input.self,
        main: mains.has(bridgePointId),
        speaking: peerId === speaker && microphone === 'open',
        floor: floorOf(bridgePointId),
        microphone,
        camera,
        line,
        quality: line === 'dropped' ? 'lost' : quality[peerId],
      }
    })
}
