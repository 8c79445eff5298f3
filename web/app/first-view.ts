// A guess at the first screen, so that the right pictures are sent before anything was laid out.
import type { PrepareOptions } from '../session/prepare-session.ts'

const STRIP_WIDTH_SHARE = 0.19
const UPRIGHT_STRIP_SHARE = 0.5
const SHAPE = 9 / 16

/** From the window's size: the stage beside its strip, or above it on a narrow screen; device pixels. */
export function guessFirstView(width: number, height: number, pixelRatio: number): PrepareOptions['firstView'] {
  const upright = height > width
  const stageWidth = upright ? width : width * (1 - STRIP_WIDTH_SHARE)
  const stripTileHeight = (upright ? width / 2 : width * STRIP_WIDTH_SHARE) * SHAPE
  const inStrip = upright
    ? 2 * Math.ceil((height * UPRIGHT_STRIP_SHARE) / stripTileHeight)
    : Math.ceil(height / stripTileHeight)
  return {
    stageHeightPx: Math.round(Math.min(height, stageWidth * SHAPE) * pixelRatio),
    stripHeightPx: Math.round(stripTileHeight * pixelRatio),
    stripTiles: Math.min(64, Math.max(1, inStrip)),
  }
}
