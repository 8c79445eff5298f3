// The floor: who may speak, who asks for it, for how long (RFC 8855 floor control). Events and their fold.
import type { BridgePointId, PeerId } from '../../protocol/ids.ts'

/**
 * How the floor is given. `chaired`: the chair gives it to each. `queue`: it passes on by itself in the order of
 * asking. `list`: the chair follows a list made beforehand. `open`: everybody may speak.
 */
export const FLOOR_MODES = ['chaired', 'queue', 'list', 'open'] as const
export type FloorMode = (typeof FLOOR_MODES)[number]

/** How the floor is given in this session. */
export type FloorSettings = {
  readonly mode: FloorMode
  /** How long each may speak, ms; null without a limit. */
  readonly limitMs: number | null
  /** How many may hold the floor at once: 2 for a dialogue. */
  readonly most: 1 | 2
  /** Whether the secretary may speak without holding the floor. */
  readonly secretarySpeaks: boolean
}

/** A bridge point that asks for the floor. */
export type FloorRequest = {
  readonly bridgePointId: BridgePointId
  /** The connection that asked: its microphone opens with the grant. */
  readonly peerId: PeerId
  /** Epoch ms. */
  readonly askedAt: number
  /** What about, as they wrote it; often empty. */
  readonly subject: string
}

/** A bridge point that has the floor. */
export type FloorHolder = {
  readonly bridgePointId: BridgePointId
  /** The connection whose microphone was opened with the grant; null when its line was away. */
  readonly peerId: PeerId | null
  /** Epoch ms. */
  readonly grantedAt: number
  /** When the time is up, epoch ms; null without a limit. */
  readonly endsAt: number | null
  /** What they had asked; null for one who was invited unasked. */
  readonly request: FloorRequest | null
}

type GrantUndo = {
  readonly act: 'granted'
  readonly at: number
  readonly bridgePointId: BridgePointId
  readonly replaced: FloorHolder | null
  /** Where it stood in the list of speakers; null when it was not in it. */
  readonly listed: number | null
}

/** What the last act of the chair can be taken back to; `at` is epoch ms. */
export type FloorUndo =
  | GrantUndo
  | { readonly act: 'denied'; readonly at: number; readonly request: FloorRequest }
  | { readonly act: 'revoked'; readonly at: number; readonly holder: FloorHolder }

/** The floor at one moment. */
export type FloorState = FloorSettings & {
  /** In the order of granting. */
  readonly holders: readonly FloorHolder[]
  /** In the order of asking. */
  readonly queue: readonly FloorRequest[]
  /** Who is still to speak, in mode `list`. */
  readonly list: readonly BridgePointId[]
  readonly undo: FloorUndo | null
}

/** Why the floor was taken: by the chair, by the limit (mode `queue`), or since nobody of the bridge point is there. */
export type RevokeCause = 'chair' | 'limit' | 'left'

/** The acts of the floor. */
export type FloorEvent =
  | { readonly type: 'floor.set'; readonly settings: FloorSettings }
  | { readonly type: 'floor.list-set'; readonly list: readonly BridgePointId[] }
  | {
      readonly type: 'floor.requested'
      readonly bridgePointId: BridgePointId
      readonly peerId: PeerId
      readonly subject: string
    }
  | { readonly type: 'floor.withdrawn'; readonly bridgePointId: BridgePointId }
  | { readonly type: 'floor.denied'; readonly bridgePointId: BridgePointId }
  | {
      readonly type: 'floor.granted'
      readonly bridgePointId: BridgePointId
      readonly peerId: PeerId | null
      readonly endsAt: number | null
      /** Who loses the floor by it. */
      readonly replaces: BridgePointId | null
      /** Nobody's act but the queue's (mode `queue`): there is nothing to take back. */
      readonly passedOn?: true
    }
  | { readonly type: 'floor.extended'; readonly bridgePointId: BridgePointId; readonly endsAt: number | null }
  | { readonly type: 'floor.yielded'; readonly bridgePointId: BridgePointId }
  | { readonly type: 'floor.revoked'; readonly bridgePointId: BridgePointId; readonly cause: RevokeCause }
  /** The last grant, denial or revocation is taken back. */
  | { readonly type: 'floor.undone' }

type Granted = Extract<FloorEvent, { type: 'floor.granted' }>

/** As journals begin that do not say otherwise. */
export const NEW_FLOOR: FloorState = {
  mode: 'open',
  limitMs: null,
  most: 1,
  secretarySpeaks: true,
  holders: [],
  queue: [],
  list: [],
  undo: null,
}

/** The floor after one more of its events. */
export function applyFloor(floor: FloorState, event: FloorEvent, at: number): FloorState {
  switch (event.type) {
    case 'floor.set':
      return set(floor, event.settings)
    case 'floor.list-set':
      return { ...floor, list: event.list }
    case 'floor.requested': {
      const { bridgePointId, peerId, subject } = event
      return { ...floor, queue: [...floor.queue, { bridgePointId, peerId, askedAt: at, subject }] }
    }
    case 'floor.withdrawn':
      return { ...floor, queue: without(floor.queue, event.bridgePointId) }
    case 'floor.denied': {
      const request = of(floor.queue, event.bridgePointId)
      const undo: FloorUndo | null = request ? { act: 'denied', at, request } : floor.undo
      return { ...floor, queue: without(floor.queue, event.bridgePointId), undo }
    }
    case 'floor.granted':
      return granted(floor, event, at)
    case 'floor.extended': {
      const { bridgePointId, endsAt } = event
      return {
        ...floor,
        holders: floor.holders.map((holder) =>
          holder.bridgePointId === bridgePointId ? { ...holder, endsAt } : holder,
        ),
      }
    }
    case 'floor.yielded':
      return gone(floor, event.bridgePointId)
    case 'floor.revoked': {
      const holder = of(floor.holders, event.bridgePointId)
      const after = gone(floor, event.bridgePointId)
      return holder && event.cause === 'chair' ? { ...after, undo: { act: 'revoked', at, holder } } : after
    }
    case 'floor.undone':
      return undone(floor)
  }
}

/** In open discussion nobody holds the floor or waits for it; a dialogue that ends leaves it to the later speaker. */
function set(floor: FloorState, settings: FloorSettings): FloorState {
  if (settings.mode === 'open') return { ...floor, ...settings, holders: [], queue: [], undo: null }
  return { ...floor, ...settings, holders: floor.holders.slice(-settings.most), undo: null }
}

function granted(floor: FloorState, event: Granted, at: number): FloorState {
  const { bridgePointId, peerId, endsAt, replaces, passedOn } = event
  const request = of(floor.queue, bridgePointId) ?? null
  const replaced = (replaces !== null && of(floor.holders, replaces)) || null
  const kept = replaces === null ? floor.holders : without(floor.holders, replaces)
  const listed = floor.list.indexOf(bridgePointId)
  return {
    ...floor,
    holders: [...kept, { bridgePointId, peerId, grantedAt: at, endsAt, request }],
    queue: without(floor.queue, bridgePointId),
    list: floor.list.filter((one) => one !== bridgePointId),
    undo: passedOn
      ? floor.undo
      : { act: 'granted', at, bridgePointId, replaced, listed: listed === -1 ? null : listed },
  }
}

/** Without this holder; that it was given the floor can no longer be taken back. */
function gone(floor: FloorState, bridgePointId: BridgePointId): FloorState {
  const { undo } = floor
  const settled = undo?.act === 'granted' && undo.bridgePointId === bridgePointId
  return { ...floor, holders: without(floor.holders, bridgePointId), undo: settled ? null : undo }
}

function undone(floor: FloorState): FloorState {
  const { undo } = floor
  if (undo === null) return floor
  const cleared = { ...floor, undo: null }
  switch (undo.act) {
    case 'denied':
      return waitingAgain(cleared, undo.request)
    case 'revoked':
      return speakingAgain(cleared, undo.holder)
    case 'granted':
      return grantUndone(cleared, undo)
  }
}

function grantUndone(floor: FloorState, { bridgePointId, replaced, listed }: GrantUndo): FloorState {
  const request = of(floor.holders, bridgePointId)?.request ?? null
  const others = { ...floor, holders: without(floor.holders, bridgePointId) }
  const asking = request ? waitingAgain(others, request) : others
  const before = replaced ? speakingAgain(asking, replaced) : asking
  if (listed === null || before.list.includes(bridgePointId)) return before
  return { ...before, list: before.list.toSpliced(listed, 0, bridgePointId) }
}

/** Among the holders; who was given the floor last makes room if need be, and waits again if it had asked. */
function speakingAgain(floor: FloorState, holder: FloorHolder): FloorState {
  const others = without(floor.holders, holder.bridgePointId)
  const stay = others.slice(0, floor.most - 1)
  const holders = [...stay, holder].toSorted((a, b) => a.grantedAt - b.grantedAt)
  const restored = { ...floor, holders, queue: without(floor.queue, holder.bridgePointId) }
  const displaced = others.slice(floor.most - 1).flatMap(({ request }) => request ?? [])
  return displaced.reduce(waitingAgain, restored)
}

/** At the place where it stood; not who speaks meanwhile. */
function waitingAgain(floor: FloorState, request: FloorRequest): FloorState {
  if (of(floor.holders, request.bridgePointId)) return floor
  const others = without(floor.queue, request.bridgePointId)
  return { ...floor, queue: [...others, request].toSorted((a, b) => a.askedAt - b.askedAt) }
}

type OfBridgePoint = { readonly bridgePointId: BridgePointId }

function of<T extends OfBridgePoint>(all: readonly T[], bridgePointId: BridgePointId): T | undefined {
  return all.find((one) => one.bridgePointId === bridgePointId)
}

function without<T extends OfBridgePoint>(all: readonly T[], bridgePointId: BridgePointId): T[] {
  return all.filter((one) => one.bridgePointId !== bridgePointId)
}
