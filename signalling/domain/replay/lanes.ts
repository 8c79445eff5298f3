// One lane for each bridge point: when it was connected, when its line was down, when it asked for the floor and had it.
import { momentsOf, spansOf } from './moments.ts'
import type { Moment, Span } from './moments.ts'
import type { InvitedBridgePoint, RecordedEvent } from '../event.ts'
import { attendingPeers } from '../session.ts'
import type { BridgePointId } from '../../protocol/ids.ts'

/** What a replay shows of one bridge point. The spans of each kind are in the order of time and never overlap. */
export type Lane = {
  readonly bridgePoint: InvitedBridgePoint
  /** Somebody who makes it present was there, with a line that was up. */
  readonly connected: readonly Span[]
  /** It had been there and its line broke off; until it came back. Who left by themselves is not missed. */
  readonly lineDown: readonly Span[]
  /** From asking until it was given the floor, was turned down or thought better of it. */
  readonly asking: readonly Span[]
  /** While it had the floor; in open discussion nobody has it. */
  readonly holding: readonly Span[]
}

/** The lanes of a session: the invited bridge points in their order, then guests. */
export function lanesOf(events: readonly RecordedEvent[]): Lane[] {
  return lanesIn(momentsOf(events))
}

/** The same of a journal that is read already. */
export function lanesIn(moments: readonly Moment[]): Lane[] {
  return (moments.at(-1)?.after.bridgePoints ?? []).map((bridgePoint) => laneOf(moments, bridgePoint))
}

function laneOf(moments: readonly Moment[], bridgePoint: InvitedBridgePoint): Lane {
  const { id } = bridgePoint
  const isOwn = ({ bridgePointId }: { readonly bridgePointId: BridgePointId }) => bridgePointId === id
  const line = lineOf(moments, id)
  return {
    bridgePoint,
    connected: line.filter(({ value }) => value === 'up').map(onlySpan),
    lineDown: line.filter(({ value }) => value === 'down').map(onlySpan),
    asking: spansWhile(moments, ({ after }) => after.floor.queue.some(isOwn)),
    holding: spansWhile(moments, ({ after }) => after.floor.holders.some(isOwn)),
  }
}

/** When the line of a bridge point was up, and when it was down. */
function lineOf(moments: readonly Moment[], id: BridgePointId): (Span & { readonly value: 'up' | 'down' })[] {
  let isLost = false
  return spansOf<'up' | 'down'>(
    moments,
    ({ before, after, event }) => {
      const there = attendingPeers(after, id)
      if (there.length > 0) isLost = false
      else if (event.type === 'peer.left') {
        const wasThere = attendingPeers(before, id).some((peer) => peer.peerId === event.peerId)
        if (wasThere) isLost = event.cause === 'line-down'
      }
      if (there.some((peer) => peer.line === 'up')) return 'up'
      return there.length > 0 || isLost ? 'down' : null
    },
    (a, b) => a === b,
  )
}

function spansWhile(moments: readonly Moment[], holds: (moment: Moment) => boolean): Span[] {
  const isSame = (): boolean => true
  return spansOf(moments, (moment) => (holds(moment) ? true : null), isSame).map(onlySpan)
}

function onlySpan({ fromMs, toMs }: Span): Span {
  return { fromMs, toMs }
}
