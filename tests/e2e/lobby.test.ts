// The lobby: how little it carries, and joining when something is not as it should be.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enterLobby, hears, join, joinMeeting, openSeat, openSeats, see, sees, tile } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { until } from '../support/until.ts'

/** What the lobby's scripts may weigh together, the meeting's included, bytes as packed by gzip. */
const SCRIPTS_MAX_BYTES = 250_000

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

describe('the lobby', () => {
  it('carries little over the line, and nothing of the office', async () => {
    const { page } = province
    await enterLobby(province, product.url)
    const scripts = new Set<string>()
    page.on('request', (request) => request.resourceType() === 'script' && scripts.add(request.url()))
    await page.reload()
    const names = () => [...scripts].map((url) => new URL(url).pathname.replace(/-[\w-]{8}\.js$/, ''))
    await until('the meeting has been fetched while nothing else was to do', names, (all) =>
      all.includes('/assets/meeting'),
    )
    const bodies = await Promise.all([...scripts].map(async (url) => (await fetch(url)).arrayBuffer()))
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
    expect(bytes, names().join(' ')).toBeLessThan(SCRIPTS_MAX_BYTES)
    expect(names().filter((name) => name.includes('office') || name.endsWith('-page'))).toEqual([
      '/assets/session-page',
    ])
  })
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
