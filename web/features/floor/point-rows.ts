// The bridge points as the console lists them: what is known of each, grouped, filtered, searched.
import type { BridgePointId, PeerId } from '#protocol'
import { UNIT_KINDS } from '#domain/directory.ts'
import type { InvitedBridgePoint } from '#domain/event.ts'
import { matches } from '#domain/folded.ts'
import type { Quality } from '#domain/quality.ts'
import { attends, roleMay } from '#domain/roles.ts'
import { isThere, rollCallOf } from '#domain/roll-call.ts'
import type { RollCallEntry } from '#domain/roll-call.ts'
import type { PeerState, SessionState } from '#domain/session.ts'

/** How the list is grouped: by kind of unit, guests last. */
export const POINT_GROUPS = [...UNIT_KINDS, 'guest'] as const
export type PointGroup = (typeof POINT_GROUPS)[number]

/** What the list can be narrowed to. */
export const POINT_FILTERS = ['all', 'absent', 'asking', 'poor'] as const
export type PointFilter = (typeof POINT_FILTERS)[number]

/** Whether a bridge point is there, and if not, why. */
export type Presence = 'connected' | 'dropped' | 'in-person' | 'gone' | 'absent' | 'away'

/** One bridge point with everything that stands in its row. */
export type PointRow = {
  readonly point: InvitedBridgePoint
  readonly group: PointGroup
  readonly presence: Presence
  /** Counts as there: connected, or in the hall. */
  readonly there: boolean
  /** Null without a connection. */
  readonly microphone: PeerState['microphone'] | null
  /** Place in the queue, from 1; null for one who does not ask. */
  readonly place: number | null
  readonly holding: boolean
  /** Of its worst line; null until measured. */
  readonly quality: Quality | null
  readonly peers: readonly PeerState[]
  /** Marked in the roll call by hand. */
  readonly marked: boolean
}

/** What the rows are made of. */
export type RowSources = Pick<SessionState, 'bridgePoints' | 'peers' | 'floor' | 'rollCall'>

const WORST_FIRST: readonly Quality[] = ['lost', 'poor', 'fair', 'good']

/** A row for each bridge point, in the order of the invitation, guests last. */
export function pointRows(session: RowSources, quality: Readonly<Record<PeerId, Quality>>): PointRow[] {
  const { bridgePoints, floor } = session
  const entries = new Map(rollCallOf(session).map((entry) => [entry.bridgePoint.id, entry]))
  const peers = Map.groupBy(session.peers, (peer) => peer.bridgePointId)
  const places = new Map(floor.queue.map(({ bridgePointId }, index) => [bridgePointId, index + 1]))
  const holding = new Set(floor.holders.map(({ bridgePointId }) => bridgePointId))
  return bridgePoints.map((point): PointRow => {
    const own = peers.get(point.id) ?? []
    const entry = entries.get(point.id)
    const presence = presenceOf(own, entry)
    return {
      point,
      group: point.guest ? 'guest' : (point.kind ?? 'other'),
      presence,
      there: entry ? isThere(entry.attendance) : presence === 'connected' || presence === 'dropped',
      microphone: own.length === 0 ? null : own.some((peer) => peer.microphone === 'open') ? 'open' : 'closed',
      place: places.get(point.id) ?? null,
      holding: holding.has(point.id),
      quality: worst(own, quality),
      peers: own,
      marked: entry?.marked ?? false,
    }
  })
}

function presenceOf(peers: readonly PeerState[], entry: RollCallEntry | undefined): Presence {
  const attending = peers.filter((peer) => attends(peer.role))
  if (attending.some((peer) => peer.line === 'up')) return 'connected'
  if (attending.length > 0) return 'dropped'
  if (entry?.attendance === 'in-person') return 'in-person'
  if (entry?.attendance === 'absent') return 'absent'
  return entry?.goneAt != null ? 'gone' : 'away'
}

function worst(peers: readonly PeerState[], quality: Readonly<Record<PeerId, Quality>>): Quality | null {
  const measured = peers.flatMap(({ peerId }) => quality[peerId] ?? [])
  return WORST_FIRST.find((one) => measured.includes(one)) ?? null
}

/** Whether somebody of the bridge point is connected who can be given the floor. */
export function canSpeak({ peers, holding }: PointRow): boolean {
  return !holding && peers.some((peer) => attends(peer.role) && roleMay(peer.role, 'floor.ask'))
}

/** The rows that a filter and a search leave; the asking ones in the order of asking. */
export function narrowed(rows: readonly PointRow[], filter: PointFilter, search: string): PointRow[] {
  const found = rows.filter((row) => passes(row, filter) && matches(row.point.name, search))
  return filter === 'asking' ? found.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0)) : found
}

/** Whether a row is among those that a filter is about. */
export function passes({ there, place, quality, presence }: PointRow, filter: PointFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'absent':
      return !there
    case 'asking':
      return place !== null
    case 'poor':
      return presence === 'dropped' || quality === 'poor' || quality === 'lost'
  }
}

/** A group's head, with its counts. */
export type GroupHead = {
  readonly kind: 'head'
  readonly key: string
  readonly group: PointGroup
  readonly there: number
  readonly total: number
  readonly asking: number
  readonly isFolded: boolean
}

/** What the list consists of, line by line. */
export type ListLine =
  | GroupHead
  | { readonly kind: 'row'; readonly key: string; readonly id: BridgePointId; readonly row: PointRow }

/** Heads and rows in one sequence; rows of folded groups are left out. */
export function listLines(rows: readonly PointRow[], folded: ReadonlySet<PointGroup>): ListLine[] {
  return POINT_GROUPS.flatMap((group): ListLine[] => {
    const members = rows.filter((row) => row.group === group)
    if (members.length === 0) return []
    const isFolded = folded.has(group)
    const head: GroupHead = {
      kind: 'head',
      key: `group ${group}`,
      group,
      there: members.filter(({ there }) => there).length,
      total: members.length,
      asking: members.filter(({ place }) => place !== null).length,
      isFolded,
    }
    const lines = members.map((row): ListLine => ({ kind: 'row', key: row.point.id, id: row.point.id, row }))
    return isFolded ? [head] : [head, ...lines]
  })
}
