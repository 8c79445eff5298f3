// One seat in two pages: the later page has it, the earlier one says so and stays away.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { controls, hears, joinMeeting, moves, openSeats, peersOf, sees, tile } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

const REPLACED = 'Cuộc họp đã được mở ở trang khác'

let product: TestProduct
let province: Seat
let first: Seat
let second: Seat

beforeAll(async () => {
  const [opened, seats] = await Promise.all([openProduct(), openSeats(2)])
  product = opened
  const [one, two] = seats
  if (!one || !two) throw new Error('two seats')
  ;[province, first] = [one, two]
  await joinMeeting(province, product.url)
  await joinMeeting(first, product.url)
  await sees(province, first)
})

afterAll(async () => {
  await Promise.all([province, first].map((seat) => seat?.close()))
  await product?.close()
})

describe('a tab that is duplicated', () => {
  it('takes the seat over without a click, and the first tab says what happened', async () => {
    const before = await peersOf(province, first)
    const [page] = await Promise.all([
      first.page.context().waitForEvent('page'),
      // The browser hands a copy of the tab's memory to a page opened this way, as it does to a duplicated tab.
      first.page.evaluate(() => void window.open(location.href)),
    ])
    second = { ...first, page }
    await first.page.getByText(REPLACED).first().waitFor()
    await controls(page).waitFor()
    await sees(second, province)
    await moves(province, tile(second))
    await hears(province, second)
    expect(await peersOf(province, second)).toEqual(before)
  })

  it('keeps the first tab away', async () => {
    await moves(second, tile(province), 150)
    expect(await first.page.getByText(REPLACED).first().isVisible()).toBe(true)
    expect(await controls(second.page).isVisible()).toBe(true)
  })

  it('gives the seat back to the first tab when that is asked for', async () => {
    await first.page.getByRole('button', { name: 'Họp ở đây' }).click()
    await second.page.getByText(REPLACED).first().waitFor()
    await sees(first, province)
    expect(await peersOf(province, first)).toHaveLength(1)
  })
})
