// High definition: H.264 at 1280 × 720 and 1920 × 1080. How many frames a second is the benchmark's question.
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
} from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

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

  it('decode it as H.264, and it moves', async () => {
    await Promise.all([moves(hd, stageOf(fullHd), 90), moves(fullHd, stageOf(hd), 90)])
    for (const [at, other] of [
      [hd, fullHd],
      [fullHd, hd],
    ] as const) {
      expect(await received(at, stageOf(other))).toMatchObject({ codec: 'video/H264' })
    }
  })
})

function stageOf(other: Seat): string {
  return `${STAGE} ${tile(other)}`
}
