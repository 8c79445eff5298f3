// How the floor stands for one bridge point, and what a change of it should be told as.
import type { BridgePointId } from '#protocol'
import type { FloorHolder, FloorRequest, FloorState } from '#domain/state/floor.ts'

/** Where a bridge point stands. `open`: nobody asks in open discussion. */
export type OwnFloor =
  | { readonly kind: 'open' }
  | { readonly kind: 'free' }
  | { readonly kind: 'waiting'; readonly request: FloorRequest; readonly place: number; readonly total: number }
  | { readonly kind: 'holding'; readonly holder: FloorHolder }

/** How the floor stands for a bridge point; places are counted from 1. */
export function ownFloor({ mode, holders, queue }: FloorState, own: BridgePointId): OwnFloor {
  if (mode === 'open') return { kind: 'open' }
  const holder = holders.find(({ bridgePointId }) => bridgePointId === own)
  if (holder) return { kind: 'holding', holder }
  const place = queue.findIndex(({ bridgePointId }) => bridgePointId === own)
  const request = queue[place]
  return request ? { kind: 'waiting', request, place: place + 1, total: queue.length } : { kind: 'free' }
}

/** What has happened to a bridge point that it should be told in a sentence. */
export type FloorNews = 'denied' | 'ended'

/** The sentence that a change of the floor calls for; null when none. */
export function newsOf(before: FloorState, after: FloorState, own: BridgePointId): FloorNews | null {
  if (before === after || after.mode === 'open') return null
  const was = ownFloor(before, own).kind
  const is = ownFloor(after, own).kind
  if (is !== 'free' || was === is) return null
  if (was === 'holding') return 'ended'
  const { undo } = after
  const isDenied = undo !== before.undo && undo?.act === 'denied' && undo.request.bridgePointId === own
  return isDenied ? 'denied' : null
}
