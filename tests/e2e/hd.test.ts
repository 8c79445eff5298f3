// High definition: H.264 at 1280 × 720 and 1920 × 1080. How many frames a second is the benchmark's question.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinInHighDefinition, openHighDefinition, stageOf } from '../support/high-definition.ts'
import type { HighDefinition } from '../support/high-definition.ts'
import { moves, received, receivesWidth } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

let product: TestProduct
let seats: HighDefinition

beforeAll(async () => {
  ;[product, seats] = await Promise.all([openProduct(), openHighDefinition()])
  await joinInHighDefinition(seats, product.url)
})

afterAll(async () => {
  await seats?.fullHd.close()
  await seats?.hd.close()
  await product?.close()
})

describe('two bridge points in high definition', () => {
  it('come to the full picture of each camera', async () => {
    const { fullHd, hd } = seats
    await receivesWidth(hd, stageOf(fullHd), 1920)
    await receivesWidth(fullHd, stageOf(hd), 1280)
  })

  it('decode it as H.264, and it moves', async () => {
    const { fullHd, hd } = seats
    await Promise.all([moves(hd, stageOf(fullHd), 90), moves(fullHd, stageOf(hd), 90)])
    for (const [at, other] of [
      [hd, fullHd],
      [fullHd, hd],
    ] as const) {
      expect(await received(at, stageOf(other))).toMatchObject({ codec: 'video/H264' })
    }
  })
})
