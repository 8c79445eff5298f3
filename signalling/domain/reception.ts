// What one screen needs of one source: nothing, or the smallest layer that fills its tile.
import { layerForTile } from './layers.ts'
import type { Tile } from './stage.ts'
import type { PeerId } from '../protocol/ids.ts'
import type { Source } from '../protocol/rtp.ts'

/** A tile on a screen. */
export type ViewTile = Tile & {
  /** Height in device pixels; 0 while hidden. */
  readonly heightPx: number
}

/** A source that can be received. */
export type Offer = {
  readonly peerId: PeerId
  readonly source: Source
  /** Height of its full picture, px; meaningless for sound. */
  readonly heightPx: number
  /** Whether its bridge point has it open at this moment. */
  readonly open: boolean
}

/** `none`, or which layer to forward (0 for sound and for sources of one layer). */
export type Want = 'none' | { readonly spatialLayer: number }

/**
 * Open microphones are always wanted; pictures only while they stand on the screen, in the largest size that
 * they have there.
 */
export function decideReception(view: readonly ViewTile[], offer: Offer): Want {
  if (!offer.open) return 'none'
  if (offer.source === 'microphone') return { spatialLayer: 0 }
  const tiles = view.filter((tile) => tile.peerId === offer.peerId && tile.source === offer.source)
  const heightPx = Math.max(0, ...tiles.map((tile) => tile.heightPx))
  if (heightPx === 0) return 'none'
  return { spatialLayer: offer.source === 'camera' ? layerForTile(heightPx, offer.heightPx) : 0 }
}
