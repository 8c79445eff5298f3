// Where everybody is shown: who stands on the stage, what is presented there, and the order of all the others.
import { roleMay } from './roles.ts'
import type { PeerState, SessionState } from './session.ts'
import type { Layout } from './state/stage.ts'
import type { BridgePointId, PeerId } from '../protocol/ids.ts'

/** One picture on a screen. */
export type Tile = { readonly peerId: PeerId; readonly source: 'camera' | 'presentation' }

/** What one viewer's screen shows; every camera stands in it once. */
export type Arrangement = {
  readonly layout: Layout
  /** What takes the stage before any camera: a shared screen, or the document of the session; null when neither is shown. */
  readonly presented: Tile | 'document' | null
  /** The large pictures, two for a dialogue; beside or over what is presented. Empty while the viewer is alone. */
  readonly stage: readonly Tile[]
  /** The others: the main bridge point first, then in the order of the invitation; the viewer's own picture last. */
  readonly strip: readonly Tile[]
}

/** The most cameras of one page of the grid: seven rows of seven. */
export const GRID_MOST = 49

/** How much of a page what is presented takes, in places of cameras. */
const PRESENTED_PLACES = 4

/**
 * Who holds the floor stands on the stage; else whom the chair put in the light; in open discussion else the speaker;
 * else the main bridge point, else the first other one. A viewer never looks at their own picture there, but for who
 * directs the stage and sees it as all see it. Who was called by name (holder, light, speaker) keeps the stage while
 * the signalling line is away, for sound and picture may still flow; the others only when nobody's line is up.
 * Who only watches or repairs (observer, technician) is never shown.
 * @param viewer whose screen it is
 * @param speaker who was heard last, or null
 * @param wanted the layout that the viewer has chosen; counts while the chair leaves the choice free
 */
export function arrangeStage(
  state: SessionState,
  viewer: PeerId,
  speaker: PeerId | null,
  wanted: Layout | null = null,
): Arrangement {
  const shown = inOrder(state)
  const stage = onStage(state, shown, viewer, speaker).map(camera)
  const strip = shown.filter((peer) => !stage.some(({ peerId }) => peerId === peer.peerId))
  const own = strip.filter((peer) => peer.peerId === viewer)
  const others = strip.filter((peer) => peer.peerId !== viewer)
  return {
    layout: layoutOf(state, wanted),
    presented: presentedIn(state),
    stage,
    strip: [...others, ...own].map(camera),
  }
}

/** The layout of a screen: the chair's, unless the choice is free and the viewer has made one. */
export function layoutOf({ stage }: Pick<SessionState, 'stage'>, wanted: Layout | null): Layout {
  return stage.choice === 'free' && wanted !== null ? wanted : stage.layout
}

/** Whether a connection of this role is seen by the others. */
export function isShown({ role }: Pick<PeerState, 'role'>): boolean {
  return roleMay(role, 'camera.send') && role !== 'technician'
}

/** One page of the grid. */
export type GridPage = {
  readonly tiles: readonly Tile[]
  /** From 0. */
  readonly page: number
  readonly pages: number
}

/**
 * One page of the grid: who is on the stage and the main bridge point stand on every page, then the bridge points of
 * this one, each once.
 * @param page from 0; beyond the last one, the last one
 * @param most places on a page; what is presented takes four of them
 */
export function gridPage(state: SessionState, arrangement: Arrangement, page: number, most: number): GridPage {
  const mains = mainBridgePoints(state)
  const places = new Map(state.peers.map(({ peerId, bridgePointId }) => [peerId, bridgePointId]))
  const once = onePerBridgePoint([...arrangement.stage, ...arrangement.strip], places)
  const always = (tile: Tile) => arrangement.stage.includes(tile) || mains.has(places.get(tile.peerId))
  const pinned = once.filter(always)
  const others = once.filter((tile) => !always(tile))
  const room = most - pinned.length - (arrangement.presented === null ? 0 : PRESENTED_PLACES)
  const perPage = Math.max(1, room)
  const pages = Math.max(1, Math.ceil(others.length / perPage))
  const at = Math.min(Math.max(0, page), pages - 1)
  return { tiles: [...pinned, ...others.slice(at * perPage, (at + 1) * perPage)], page: at, pages }
}

/** The first connection of each bridge point; two of one bridge point that both stand on the stage both count. */
function onePerBridgePoint(tiles: readonly Tile[], places: ReadonlyMap<PeerId, BridgePointId>): Tile[] {
  const seen = new Set<BridgePointId | undefined>()
  return tiles.filter(({ peerId }) => {
    const place = places.get(peerId)
    const isNew = !seen.has(place)
    seen.add(place)
    return isNew
  })
}

function presentedIn({ presenter, document }: SessionState): Arrangement['presented'] {
  if (presenter !== null) return { peerId: presenter, source: 'presentation' }
  return document === null ? null : 'document'
}

function onStage(
  state: SessionState,
  shown: readonly PeerState[],
  viewer: PeerId,
  speaker: PeerId | null,
): readonly PeerState[] {
  const self = shown.find((peer) => peer.peerId === viewer)
  const others = shown.filter((peer) => peer !== self)
  if (others.length === 0) return []
  const seen = self && roleMay(self.role, 'stage.direct') ? shown : others
  const holders = state.floor.holders.flatMap(
    ({ peerId, bridgePointId }) => seen.find((peer) => peer.peerId === peerId) ?? faceOf(seen, bridgePointId) ?? [],
  )
  if (holders.length > 0) return holders
  const { spotlight } = state.stage
  const up = seen.filter((peer) => peer.line === 'up')
  const fit = up.length > 0 ? up : seen
  const main = state.bridgePoints.find((point) => point.main)?.id
  const heard = state.floor.mode === 'open' ? seen.find((peer) => peer.peerId === speaker) : undefined
  const chosen = faceOf(seen, spotlight) ?? heard ?? faceOf(fit, main) ?? fit.find((peer) => peer !== self) ?? others[0]
  return chosen === undefined ? [] : [chosen]
}

/** Whose picture stands for a bridge point: the chair's, else one that shows something, else the first. */
function faceOf(peers: readonly PeerState[], bridgePointId: BridgePointId | null | undefined): PeerState | undefined {
  const there = peers.filter((peer) => peer.bridgePointId === bridgePointId)
  const chair = there.find((peer) => peer.role === 'chair')
  return chair ?? there.find((peer) => peer.line === 'up' && peer.camera === 'open') ?? there[0]
}

/** Who is shown: the main bridge point first, then as invited; within a bridge point in the order of joining. */
function inOrder(state: SessionState): PeerState[] {
  const mains = mainBridgePoints(state)
  const places = new Map(state.bridgePoints.map(({ id }, index) => [id, mains.has(id) ? -1 : index]))
  const place = (peer: PeerState) => places.get(peer.bridgePointId) ?? 0
  return state.peers.filter(isShown).toSorted((a, b) => place(a) - place(b))
}

function mainBridgePoints({ bridgePoints }: SessionState): ReadonlySet<BridgePointId | undefined> {
  return new Set(bridgePoints.filter((point) => point.main).map((point) => point.id))
}

function camera({ peerId }: PeerState): Tile {
  return { peerId, source: 'camera' }
}
