// What one peer's screen needs: the open microphones, the pictures of its tiles, and what it will need in a moment.
import type { Offers } from './offers.ts'
import type { PeerMedia, Sending } from './peer-media.ts'
import { decideReception } from '../domain/reception.ts'
import type { ViewTile, Want } from '../domain/reception.ts'
import type { SessionState } from '../domain/session.ts'
import type { FloorRequest } from '../domain/state/floor.ts'
import type { PeerId } from '../protocol/ids.ts'

/** How many of those who wait for the floor are made ready for: the next one, and who is let through before them. */
const MADE_READY = 3

/** A source that a screen needs, or needs to have at hand: `none` keeps it open but not flowing. */
export type Need = { readonly sending: Sending; readonly want: Want }

/** How a screen's needs are worked out. */
export type Needing = {
  readonly viewer: PeerId
  readonly tiles: readonly ViewTile[]
  readonly offers: Pick<Offers, 'heard' | 'of'>
  readonly state: SessionState
}

/**
 * Everything that a screen needs, each source once; the cost goes with what it shows and hears, not with what there
 * is. Who is next on the floor is negotiated ahead: a closed microphone is silent at its source, a picture waits.
 */
export function needsOf({ viewer, tiles, offers, state }: Needing): Need[] {
  const needs = new Map<Sending, Want>()
  for (const [sending, shown] of pictures(tiles, offers)) {
    const want = decideReception(shown, { ...sending, open: !sending.paused })
    if (want !== 'none') needs.set(sending, want)
  }
  for (const microphone of offers.heard) needs.set(microphone, { spatialLayer: 0 })
  for (const { peerId } of nextOnes(state)) {
    const microphone = offers.of(peerId, 'microphone')
    const camera = offers.of(peerId, 'camera')
    if (microphone) needs.set(microphone, { spatialLayer: 0 })
    if (camera && !needs.has(camera)) needs.set(camera, 'none')
  }
  return [...needs].flatMap(([sending, want]) => (sending.peerId === viewer ? [] : [{ sending, want }]))
}

/** Whether somebody has come to be among the next on the floor. */
export function isAnyoneNext(before: SessionState, after: SessionState): boolean {
  if (before.floor.queue === after.floor.queue) return false
  const known = nextOnes(before)
  return nextOnes(after).some((request) => !known.includes(request))
}

/** Whether the coming, going, opening or closing of a source changes what a screen needs of it. */
export function concerns(media: PeerMedia, sending: Sending): boolean {
  if (media.receiving.has(sending.producerId)) return true
  if (sending.source === 'microphone') return !sending.paused
  const isShown = ({ peerId, source }: ViewTile) => peerId === sending.peerId && source === sending.source
  return media.view.some(isShown) || media.expected.some(isShown)
}

function nextOnes({ floor }: SessionState): readonly FloorRequest[] {
  return floor.queue.slice(0, MADE_READY)
}

/** The sources of the tiles, each with all tiles that show it. */
function pictures(tiles: readonly ViewTile[], offers: Pick<Offers, 'of'>): Map<Sending, ViewTile[]> {
  const found = new Map<Sending, ViewTile[]>()
  for (const tile of tiles) {
    const sending = offers.of(tile.peerId, tile.source)
    if (!sending) continue
    const shown = found.get(sending)
    if (shown) shown.push(tile)
    else found.set(sending, [tile])
  }
  return found
}
