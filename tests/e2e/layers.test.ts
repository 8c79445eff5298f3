// Each screen receives of every picture only what its tile needs.
import { afterAll, beforeAll, describe, it } from 'vitest'
import { STAGE, joinMeeting, openSeats, received, receivesWidth, sees, tile } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { until } from '../support/until.ts'

let product: TestProduct
let main: Seat
let viewer: Seat
let other: Seat

beforeAll(async () => {
  const [opened, seats] = await Promise.all([openProduct(), openSeats(3)])
  product = opened
  const [first, second, third] = seats
  if (!first || !second || !third) throw new Error('three seats')
  ;[main, viewer, other] = [first, second, third]
  // With nobody speaking the main bridge point keeps the stage.
  for (const seat of [main, viewer, other]) await joinMeeting(seat, product.url, 'closed')
  await sees(viewer, main)
  await sees(viewer, other)
})

afterAll(async () => {
  await Promise.all([main, viewer, other].map((seat) => seat?.close()))
  await product?.close()
})

const decoded = async (selector: string) => (await received(viewer, selector))?.framesDecoded ?? 0

describe('a screen of 1280 × 720', () => {
  it('receives the full picture for the stage and the small one for the strip', async () => {
    await receivesWidth(viewer, `${STAGE} ${tile(main)}`, 1280)
    await receivesWidth(viewer, tile(other), 320)
  })

  it('receives the middle picture when its stage becomes small', async () => {
    await viewer.page.setViewportSize({ width: 800, height: 560 })
    await receivesWidth(viewer, `${STAGE} ${tile(main)}`, 640)
    await receivesWidth(viewer, tile(other), 320)
  })

  it('receives nothing for a tile that is scrolled off the screen, and the picture again when it is back', async () => {
    // So narrow that the strip, below the stage, has room for one tile: ours, the last, when scrolled to.
    await viewer.page.setViewportSize({ width: 300, height: 480 })
    await viewer.page.locator(tile(viewer)).evaluate((own) => own.scrollIntoView({ block: 'end' }))
    await until(
      'the tile in the strip gets no more frames',
      () => framesWhileStageShows(30),
      (frames) => frames === 0,
    )
    await viewer.page.setViewportSize({ width: 1280, height: 720 })
    await until(
      'the tile gets frames again',
      () => framesWhileStageShows(30),
      (frames) => frames > 0,
    )
    await sees(viewer, other)
  })
})

/** Frames decoded for the tile in the strip while the stage decodes so many. */
async function framesWhileStageShows(count: number): Promise<number> {
  const before = await decoded(tile(other))
  const start = await decoded(tile(main))
  await until(
    'the stage goes on',
    () => decoded(tile(main)),
    (now) => now >= start + count,
  )
  return (await decoded(tile(other))) - before
}
