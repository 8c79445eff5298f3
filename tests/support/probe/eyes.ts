// Runs inside a page: reads back out of a decoded picture the number that a fake camera's film carries.
import type { Grid } from '../fake-media.ts'

/** A picture of the page, read back. */
export type Seen = {
  /** The number that the film carries; null while nothing readable is shown. */
  readonly code: number | null
  /** The film's own frame counter, 0–29. */
  readonly frame: number | null
  /** Size of the decoded picture, px. */
  readonly width: number
  readonly height: number
}

/** A stretch of a received video, in seconds of its sender's clock. */
export type Watched = {
  readonly seconds: number
  /** The longest time between two frames shown one after the other. */
  readonly longestGap: number
}

/** What the page offers to tests. */
export type Eyes = {
  /** Reads the video inside the first element of a selector; null without a video. */
  see(selector: string): Seen | null
  /** Frames that this video has shown since it was first asked about; null without a video. */
  framesShown(selector: string): number | null
  /**
   * Watches a received video until so much of it has passed by its sender's clock (RFC 3550, the RTP timestamp of
   * 90 kHz).
   */
  watch(selector: string, seconds: number): Promise<Watched>
}

declare global {
  interface Window {
    eyes: Eyes
  }
}

/** Installed before the page's own scripts; nothing from outside this function exists there. It only watches. */
export function installEyes(grid: Grid): void {
  const WIDTH = 320
  const HEIGHT = 180
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const find = (selector: string) => document.querySelector<HTMLVideoElement>(`${selector} video`)

  /** Mean of the middle of a cell; its edges are blurred by the encoder. */
  const lightOf = (pixels: Uint8ClampedArray) => (column: number, row: number) => {
    const left = Math.round(((column + 0.5) * WIDTH) / grid.columns) - 3
    const top = Math.round(((row + 0.5) * HEIGHT) / grid.rows) - 3
    let sum = 0
    for (let y = top; y < top + 7; y += 1) {
      for (let x = left; x < left + 7; x += 1) sum += pixels[(y * WIDTH + x) * 4 + 1] ?? 0
    }
    return sum / 49
  }

  const read = (pixels: Uint8ClampedArray): { code: number | null; frame: number | null } => {
    const light = lightOf(pixels)
    const white = Math.min(...grid.white.map(({ column, row }) => light(column, row)))
    const black = Math.max(...grid.black.map(({ column, row }) => light(column, row)))
    const isWhite = (column: number, row: number) => light(column, row) > (white + black) / 2
    const byteAt = (row: number): number | null => {
      let value = 0
      for (let column = grid.firstColumn; column < grid.firstColumn + 8; column += 1) {
        if (isWhite(column, row) === isWhite(column, row + 1)) return null
        value = value * 2 + Number(isWhite(column, row))
      }
      return value
    }
    return white - black < 80
      ? { code: null, frame: null }
      : { code: byteAt(grid.codeRow), frame: byteAt(grid.frameRow) }
  }

  const shown = new WeakMap<HTMLVideoElement, { frames: number }>()
  window.eyes = {
    see(selector) {
      const video = find(selector)
      if (!video || !pen) return null
      const { videoWidth: width, videoHeight: height } = video
      if (width === 0 || video.readyState < 2) return { code: null, frame: null, width, height }
      Object.assign(pen.canvas, { width: WIDTH, height: HEIGHT })
      pen.drawImage(video, 0, 0, WIDTH, HEIGHT)
      return { ...read(pen.getImageData(0, 0, WIDTH, HEIGHT).data), width, height }
    },
    framesShown(selector) {
      const video = find(selector)
      if (!video) return null
      const known = shown.get(video)
      if (known) return known.frames
      const fresh = { frames: 0 }
      shown.set(video, fresh)
      const next = () => {
        fresh.frames += 1
        video.requestVideoFrameCallback(next)
      }
      video.requestVideoFrameCallback(next)
      return 0
    },
    watch: (selector, seconds) =>
      new Promise((resolve, reject) => {
        const video = find(selector)
        if (!video) return reject(new Error(`No video in ${selector}`))
        let before: number | undefined
        let passed = 0
        let longestGap = 0
        const next = (_at: number, frame: VideoFrameCallbackMetadata) => {
          const stamp = frame.rtpTimestamp ?? 0
          const gap = ((stamp - (before ?? stamp)) >>> 0) / 90_000
          before = stamp
          passed += gap
          longestGap = Math.max(longestGap, gap)
          if (passed >= seconds) resolve({ seconds: passed, longestGap })
          else video.requestVideoFrameCallback(next)
        }
        video.requestVideoFrameCallback(next)
      }),
  }
}
