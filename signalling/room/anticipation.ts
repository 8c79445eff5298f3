// Who is given the floor stands large on every screen in a moment: the picture is brought there before the pages ask.
import type { Peer } from './peer.ts'
import type { ViewTile } from '../domain/reception.ts'
import { attendingPeers } from '../domain/session.ts'
import type { SessionState } from '../domain/session.ts'
import type { FloorHolder } from '../domain/state/floor.ts'
import type { PeerId } from '../protocol/ids.ts'

/** By then every page has said what it shows; what it did not ask for goes again, ms. */
const ASKED_FOR_WITHIN_MS = 1_500

/**
 * Every screen is expected to want the best layer: a browser asked for key frames of two layers within 300 ms sends one,
 * and the other is asked for again only after a second.
 */
const TALLER_THAN_ANY_PX = 8_192

/** Expects of every screen what follows from a grant. */
export class Anticipation {
  readonly #peers: () => Iterable<Peer>
  #forgetting: NodeJS.Timeout | undefined

  /** @param peers everybody with a seat */
  constructor(peers: () => Iterable<Peer>) {
    this.#peers = peers
  }

  /** Expects the pictures of who has the floor since `before`, at their best layer. */
  follow(before: SessionState, after: SessionState): void {
    const granted = newHolders(before, after)
    if (granted.length === 0) return
    for (const { media, peerId } of this.#peers()) {
      if (!media) continue
      const others = granted.filter((holder) => holder !== peerId)
      media.expected = others.map((holder) => cameraTile(holder))
      void media.reception.run()
    }
    clearTimeout(this.#forgetting)
    this.#forgetting = setTimeout(() => this.#forget(), ASKED_FOR_WITHIN_MS)
    this.#forgetting.unref()
  }

  /** Expects nothing any more. */
  close(): void {
    clearTimeout(this.#forgetting)
  }

  #forget(): void {
    for (const { media } of this.#peers()) {
      if (!media || media.expected.length === 0) continue
      media.expected = []
      void media.reception.run()
    }
  }
}

function newHolders({ floor }: SessionState, after: SessionState): PeerId[] {
  if (floor.holders === after.floor.holders) return []
  const isNew = ({ bridgePointId }: FloorHolder) => !floor.holders.some((one) => one.bridgePointId === bridgePointId)
  return after.floor.holders.filter(isNew).flatMap(({ bridgePointId, peerId }) => {
    const speaker = peerId ?? attendingPeers(after, bridgePointId)[0]?.peerId
    return speaker === undefined ? [] : [speaker]
  })
}

function cameraTile(peerId: PeerId): ViewTile {
  return { peerId, source: 'camera', heightPx: TALLER_THAN_ANY_PX }
}
