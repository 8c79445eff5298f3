// Simulcast: which pictures a camera sends, and which of them a tile needs.

/** Layers of a camera, smallest first: the picture is divided by `scale`; rates in bit/s. */
export const CAMERA_LAYERS = [
  { rid: 'q', scale: 4, maxBps: 250_000 },
  { rid: 'h', scale: 2, maxBps: 1_000_000 },
  { rid: 'f', scale: 1, maxBps: 4_000_000 },
] as const

/** Bit rate of a shared screen, sent as one sharp layer, bit/s. */
export const PRESENTATION_MAX_BPS = 4_000_000

/** A tile may be this much taller than its picture before anyone notices. */
const STRETCH = 1.15

/**
 * The smallest layer that fills a tile.
 * @param tileHeightPx height of the tile in device pixels
 * @param sourceHeightPx height of the camera's full picture in px
 * @returns spatial layer, 0 (smallest) to 2 (full)
 */
export function layerForTile(tileHeightPx: number, sourceHeightPx: number): number {
  const layer = CAMERA_LAYERS.findIndex(({ scale }) => (sourceHeightPx / scale) * STRETCH >= tileHeightPx)
  return layer === -1 ? CAMERA_LAYERS.length - 1 : layer
}
