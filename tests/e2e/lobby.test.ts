// Joining when something is not as it should be.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterLobby, hears, join, joinMeeting, openSeat, openSeats, see, sees, tile } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

let product: TestProduct
let province: Seat
let withoutCamera: Seat

beforeAll(async () => {
  const [opened, seats, denied] = await Promise.all([
    openProduct(),
    openSeats(1),
    openSeat(1, { permissions: ['microphone'] }),
  ])
  product = opened
  const [first] = seats
  if (!first) throw new Error('one seat')
  province = first
  withoutCamera = denied
})

afterAll(async () => {
  await Promise.all([province, withoutCamera].map((seat) => seat?.close()))
  await product?.close()
})

describe('a bridge point that may not use its camera', () => {
  it('is told so in the lobby and joins all the same', async () => {
    await joinMeeting(province, product.url)
    await enterLobby(withoutCamera, product.url)
    await withoutCamera.page.getByText('Trình duyệt chưa được phép dùng camera').waitFor()
    await join(withoutCamera)
  })

  it('sees and hears, is heard, and stands there with its name', async () => {
    await sees(withoutCamera, province)
    await hears(withoutCamera, province)
    await hears(province, withoutCamera)
    expect(await see(province, tile(withoutCamera))).toBeNull()
    expect(await province.page.locator(tile(withoutCamera)).textContent()).toContain('Camera tắt')
  })
})
