// The promise of HD: H.264 at 1280 × 720 and 1920 × 1080, 27 frames a second and more, for half a minute without a freeze.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  STAGE,
  enterLobby,
  join,
  joinMeeting,
  lobbyPicture,
  moves,
  openSeat,
  received,
  receivesWidth,
  tile,
  watches,
} from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

const SECONDS = 30
const PROMISED_FPS = 27
/** Just so large that the stage asks for the full picture of 1080 lines; a larger one costs only more painting. */
const SCREEN = { context: { viewport: { width: 1440, height: 900 } } }

let product: TestProduct
let fullHd: Seat
let hd: Seat

beforeAll(async () => {
  ;[product, fullHd, hd] = await Promise.all([openProduct(), openSeat(0, { height: 1080 }), openSeat(1, SCREEN)])
  await enterLobby(fullHd, product.url)
  await lobbyPicture(fullHd)
  await fullHd.page.getByText('Full HD (1080p)').click()
  await join(fullHd)
  await joinMeeting(hd, product.url)
})

afterAll(async () => {
  await Promise.all([fullHd, hd].map((seat) => seat?.close()))
  await product?.close()
})

describe('two bridge points in high definition', () => {
  it('come to the full picture of each camera', async () => {
    await receivesWidth(hd, stageOf(fullHd), 1920)
    await receivesWidth(fullHd, stageOf(hd), 1280)
  })

  it('keep 27 frames a second for half a minute, without a freeze', async () => {
    // The first seconds at a new size still carry the climb to it.
    await Promise.all([moves(hd, stageOf(fullHd), 90), moves(fullHd, stageOf(hd), 90)])
    const [of1080, of720] = await Promise.all([measure(hd, fullHd), measure(fullHd, hd)])
    console.log(`1920 × 1080: ${inWords(of1080)}; 1280 × 720: ${inWords(of720)}`)
    for (const [measured, size] of [
      [of1080, { width: 1920, height: 1080 }],
      [of720, { width: 1280, height: 720 }],
    ] as const) {
      expect(measured).toMatchObject({ codec: 'video/H264', ...size, freezes: 0 })
      expect(measured.fps).toBeGreaterThanOrEqual(PROMISED_FPS)
    }
  })
})

type Measured = {
  readonly codec: string
  readonly width: number
  readonly height: number
  /** Frames decoded in a second of the sender's clock. */
  readonly fps: number
  readonly freezes: number
}

/** What one bridge point decodes of another over half a minute. */
async function measure(at: Seat, other: Seat): Promise<Measured> {
  const before = await picture(at, other)
  const watched = await watches(at, stageOf(other), SECONDS)
  const after = await picture(at, other)
  return {
    codec: after.codec,
    width: after.frameWidth,
    height: after.frameHeight,
    fps: (after.framesDecoded - before.framesDecoded) / watched.seconds,
    freezes: after.freezeCount - before.freezeCount,
  }
}

async function picture(at: Seat, other: Seat) {
  const found = await received(at, stageOf(other))
  if (!found) throw new Error(`${at.name} receives nothing of ${other.name}`)
  return found
}

function inWords({ fps, freezes, codec }: Measured): string {
  return `${fps.toFixed(1)} fps decoded of ${codec}, ${freezes} freezes`
}

function stageOf(other: Seat): string {
  return `${STAGE} ${tile(other)}`
}
