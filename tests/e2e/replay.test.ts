// A recorded session watched again in a real browser: the right pictures and tones at their times, and finding one's way.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeMedia } from '../support/fake-media.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { signIn } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { COLOURS, toneOf } from '../support/recorded-media.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { listenToReplay } from '../support/replay-page.ts'
import type { ReplayEars } from '../support/replay-page.ts'
import { until } from '../support/until.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STORY = {
  lengthMs: 90_000,
  turnMs: 10_000,
  pause: { fromMs: 32_000, toMs: 48_000 },
  presents: { fromMs: 52_000, toMs: 58_000 },
  lineDown: { fromMs: 80_000, toMs: 84_000 },
}

let product: TestProduct
let browser: Browser
let page: Page
let session: RecordedSession
const told: string[] = []

beforeAll(async () => {
  product = await openProduct()
  session = await recordSession(product, STORY)
  browser = await openBrowser({ media: await fakeMedia(0) })
  page = await openPage(browser, { viewport: { width: 1920, height: 1080 } })
  await page.addInitScript(listenToReplay)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  page.on('pageerror', (error) => told.push(error.message))
  await signIn(page, product.url)
  await open()
})

afterAll(async () => {
  await browser?.close()
  await product?.close()
})

async function open(query = ''): Promise<void> {
  await page.goto(`${product.url}/recordings/${session.sessionId}${query}`)
  await bar().waitFor()
}

const bar = () => page.getByRole('slider', { name: 'Thời điểm đang xem' })
/** Where the player is, s since the opening. */
const second = async () => Number(await bar().getAttribute('aria-valuenow'))
const large = '[data-place="large"]'

async function jumpTo(at: number): Promise<void> {
  const box = await bar().boundingBox()
  if (!box) throw new Error('no bar')
  await page.mouse.click(box.x + (box.width * at) / (STORY.lengthMs / 1_000), box.y + box.height / 2)
}

/** Waits until a picture has the colour of a place's camera, or its inverse, which is that of its shared screen. */
async function shows(selector: string, place: number, inverse = false): Promise<void> {
  const colour = COLOURS[place] ?? 0
  const wanted = inverse ? 0xffffff - colour : colour
  const read = () => page.evaluate((one) => (window as unknown as ReplayEars).replayColour(one), selector)
  await until(`${selector} shows place ${place}`, read, (seen) => seen !== null && distance(seen, wanted) < 60, 20_000)
}

/** How far two colours (0xrrggbb) are apart. */
function distance(a: number, b: number): number {
  const part = (colour: number, shift: number) => (colour >> shift) & 0xff
  return Math.max(...[16, 8, 0].map((shift) => Math.abs(part(a, shift) - part(b, shift))))
}

async function hears(place: number): Promise<void> {
  const hz = toneOf(place)
  const read = () => page.evaluate((wanted) => (window as unknown as ReplayEars).replayHears(wanted), hz)
  await until(`place ${place} is heard`, read, Boolean, 20_000)
}

async function stand(): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Tạm dừng' }).click()
}

async function play(): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: 'Phát', exact: true }).click()
}

describe('a recorded session', () => {
  test('plays with a click: picture and tone of who had the floor', async () => {
    await shows(large, 0)
    await play()
    await hears(0)
    await shows(large, 0)
  })

  test.each([
    [14, 1],
    [24, 2],
    [3, 0],
    [74, 1],
  ])('shows and plays at %i s what was there, after a jump', async (at, place) => {
    await jumpTo(at)
    await shows(large, place)
    await hears(place)
  })

  test('follows the floor by itself', async () => {
    await jumpTo(18)
    await shows(large, 1)
    await shows(large, 2)
    expect(await second()).toBeLessThan(30)
    await hears(2)
  })

  test('says that a confidential part was not recorded, and offers to pass over it', async () => {
    await jumpTo(35)
    await page.locator('[data-absence="paused"]').first().waitFor()
    await page.getByRole('button', { name: /Bỏ qua đoạn không ghi/ }).click()
    await page.locator(`${large} [data-absence="paused"]`).waitFor({ state: 'detached' })
    expect(await second()).toBeGreaterThanOrEqual(48)
  })

  test('shows a shared screen large, with who speaks beside it', async () => {
    await jumpTo(54)
    await shows('[data-place="presented"]', 1, true)
  })

  test('jumps to a chapter', async () => {
    await page
      .getByRole('button', { name: /Giải ngân vốn đầu tư công/ })
      .first()
      .click()
    await until('the time is right', async () => (await second()) >= 45 && (await second()) < 60)
  })

  test('finds without diacritics and jumps to what it has found', async () => {
    await page.keyboard.press('/')
    await page.getByLabel('Tìm trong phiên họp').fill('tien do thu')
    await page.locator('[data-hit]').first().click()
    await until('the time is right', async () => (await second()) >= 5 && (await second()) < 20)
    await page.getByRole('tab', { name: 'Mục lục' }).click()
  })

  test('plays at twice the speed with the pitch kept', async () => {
    await jumpTo(61)
    await page.getByRole('button', { name: 'Tốc độ 1×' }).click()
    await page.getByRole('menuitem', { name: '2×', exact: true }).click()
    await hears(0)
    const rates = () => page.evaluate(() => (window as unknown as ReplayEars).replayRates())
    await until('it plays at twice the speed', rates, (all) => Math.max(...all) > 1.8, 20_000)
    await hears(0)
    await page.getByRole('button', { name: 'Tốc độ 2×' }).click()
    await page.getByRole('menuitem', { name: '1×', exact: true }).click()
  })

  test('shows any bridge point without losing the place', async () => {
    await jumpTo(62)
    await stand()
    const before = await second()
    await page.getByRole('button', { name: 'Hình đang xem' }).click()
    await page.getByRole('radio', { name: 'Một điểm cầu' }).click({ force: true })
    await page.getByRole('combobox', { name: 'Điểm cầu' }).fill('son dong')
    await page.getByRole('option').first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Xem', exact: true }).click()
    await shows(large, 2)
    expect(Math.abs((await second()) - before)).toBeLessThanOrEqual(1)
    await page.locator('button[aria-pressed="true"][title="Trở lại toàn cảnh"]').click()
    await shows(large, 0)
  })

  test('cites a moment with a link that opens there', async () => {
    await jumpTo(14)
    await page.getByRole('button', { name: 'Trích dẫn' }).click()
    await page.getByText(/Đã chép trích dẫn: Điểm cầu .*Lục Ngạn, \d\d:\d\d:\d\d/).waitFor()
    const [sentence, address] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
    expect(sentence).toMatch(/^Điểm cầu .*Lục Ngạn, \d\d:\d\d:\d\d$/)
    await page.goto(address ?? '')
    await bar().waitFor()
    await shows(large, 1)
    expect(Math.abs((await second()) - 14)).toBeLessThanOrEqual(1)
  })

  test('has the viewer over its picture, and nothing that hinders anybody', async () => {
    await page
      .getByText(/quantri/)
      .first()
      .waitFor()
    await page.evaluate(AXE)
    const found = await page.evaluate(async () => {
      const axe = (window as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } }).axe
      return (await axe.run()).violations.map(({ id }) => id)
    })
    expect(found).toEqual([])
    expect(told).toEqual([])
  })
})

test('a session that goes on is watched from its start, and grows', async () => {
  const live = await recordSession(product, { standing: 'live', lengthMs: 60_000, openedAt: Date.now() - 20_000 })
  await live.grow(20_000)
  const known = () => product.clerk.ask('replay.read', { id: live.sessionId, after: 0 })
  await until('the office knows of it', known, ({ live: goesOn, tracks }) => goesOn && tracks.length > 0, 20_000)
  await page.goto(`${product.url}/recordings/${live.sessionId}`)
  await bar().waitFor()
  await shows(large, 0)
  await page.getByRole('button', { name: 'Đến trực tiếp' }).waitFor()
  await live.grow(45_000)
  await until('the time is right', async () => Number(await bar().getAttribute('aria-valuemax')) > 24)
  await page.getByRole('button', { name: 'Đến trực tiếp' }).click()
  await page.getByRole('button', { name: 'Trực tiếp', exact: true }).waitFor()
  await until('the time is right', async () => (await second()) > 22)
  await live.end()
})
