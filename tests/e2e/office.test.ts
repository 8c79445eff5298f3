// A secretary's meeting from signing in to the picture of an invited bridge point; and who is kept out of it.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProvider, CLIENT } from '../integration/access/provider.ts'
import { PASSWORD, hire } from '../integration/hostile/cast.ts'
import { byPassword, bySingleSignOn, takeSecondFactor } from '../support/clerk-page.ts'
import type { WayIn } from '../support/clerk-page.ts'
import { meetingNow, schedule } from '../support/office.ts'
import type { Clerk } from '../support/office.ts'
import { controls, microphoneIs, openSeat } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { until } from '../support/until.ts'
import { freePort } from '../../sfu/listen.ts'
import { accountId, meetingId, officialId, unitId } from '../../signalling/protocol/index.ts'

const MAIL = 'thuky.snv@example.vn'
const MINUTE_MS = 60_000

let provider: Awaited<ReturnType<typeof openProvider>>
let product: TestProduct
let secretary: Seat
let district: Seat
let auditor: Clerk
let secret: string

beforeAll(async () => {
  const port = await freePort()
  const url = `http://localhost:${port}`
  provider = await openProvider(`${url}/api/sso/callback`, { 'thuky-snv': { email: MAIL, email_verified: true } })
  const oidc = { OIDC_ISSUER: provider.url, OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret }
  product = await openProduct({ PORT: String(port), PUBLIC_URL: url, ...oidc })
  const { clerk: administrator } = product
  const staff = { url, administrator }
  const desk = await hire(staff, 'thuky.vpubnd', 'Thư ký Văn phòng UBND tỉnh', 'secretary', 'VPUBND')
  secret = await takeSecondFactor(desk, PASSWORD)
  await hire(staff, 'thuky.yen-the', 'Thư ký UBND huyện Yên Thế', 'secretary', 'YTHE')
  await hire(staff, 'canbo.stp', 'Cán bộ Sở Tư pháp', 'staff', 'STP')
  auditor = await hire(staff, 'kiemtra', 'Cán bộ kiểm tra nhật ký', 'auditor', null)
  const roles = [{ role: 'secretary' as const, unitId: unitId.parse('SNV') }]
  const sso = { login: 'thuky.snv', name: 'Thư ký Sở Nội vụ', email: MAIL, roles }
  accountId.parse((await administrator.ask('account.save', sso)).id)
  // The meeting that every test product has would take the districts' bridge points.
  const id = meetingId.parse(product.meetingId)
  await administrator.ask('meeting.cancel', { id, revision: 1, reason: 'Nhường giờ cho cuộc họp khác.', scope: 'this' })
  ;[secretary, district] = await Promise.all([openSeat(0), openSeat(1)])
})

afterAll(async () => {
  await Promise.all([secretary, district].map((seat) => seat?.close()))
  await product?.close()
  await provider?.close()
})

describe.each<[how: string, unit: string, way: () => WayIn]>([
  ['with a second factor', 'VPUBND', () => byPassword('thuky.vpubnd', PASSWORD, secret)],
  ['by single sign-on', 'SNV', () => bySingleSignOn('thuky-snv')],
])('a secretary who signs in %s', (_how, unit, way) => {
  let address = ''

  // The next secretary's meeting is at the same hour.
  afterAll(async () => {
    const { id, revision } = await product.clerk.ask('meeting.read', { id: idIn(address) })
    await product.clerk.ask('meeting.cancel', { id, revision, reason: 'Đã họp xong.', scope: 'all' })
  })

  test('makes a weekly meeting with the ten districts, meets a clash and solves it', async () => {
    const { page } = secretary
    const when = hourFromNow()
    const [chair, other] = [officialId.parse(`${unit}-1`), await secondChair(unit)]
    const taken = meetingNow({
      ...when,
      form: 'in-person',
      title: 'Họp đã có',
      organiserId: unitId.parse(unit),
      chairId: chair,
    })
    const rest = { mainBridgePointId: null, unitIds: [unitId.parse(unit)], bridgePointIds: [] }
    await schedule(product.clerk, { ...taken, ...rest })
    await page.context().clearCookies()
    await way()(page, product.url)
    await page.goto(`${product.url}/meetings/new?start=${when.startsAt}&end=${when.endsAt}`)
    await page.getByLabel('Gõ nhanh').fill('giao ban tuần 10 huyện')
    await page.getByRole('button', { name: 'Điền' }).click()
    await page.getByText('Đã chọn 10').waitFor()
    await page.getByText('11 điểm cầu tham gia').waitFor()
    await choose(page, 'Người chủ trì', await titleOf(chair))
    await page.getByText('nơi đã bận vào giờ này').waitFor()
    await page.getByText('Họp đã có').first().waitFor()
    await choose(page, 'Người chủ trì', other.title)
    await page.getByText('Mọi điểm cầu, người chủ trì và phòng họp đều trống.').waitFor()
    await agenda(page, ['Kết quả tuần qua', 'Nhiệm vụ tuần tới'])
    await page.getByRole('button', { name: 'Đặt lịch và gửi giấy mời' }).click()
    await page.waitForURL(/\/meetings\/(?!new)[^/?]+/)
    address = new URL(page.url()).pathname
    await page.getByText('Nhiệm vụ tuần tới').locator('visible=true').first().waitFor()
  })

  test('adds two documents', async () => {
    const { page } = secretary
    await page.goto(`${product.url}${address}?edit=1`)
    await page.locator('input[type=file]').setInputFiles([pdf('bao-cao.pdf'), pdf('du-thao.pdf')])
    await page.getByText('bao-cao.pdf').first().waitFor()
    await page.getByText('du-thao.pdf').first().waitFor()
    await expect
      .poll(async () => (await product.clerk.ask('meeting.read', { id: idIn(address) })).documents.length)
      .toBe(2)
  })

  test('is seen by an invited district, which joins with one click and is in the meeting', async () => {
    const { page } = district
    await page.context().clearCookies()
    await byPassword('thuky.yen-the', PASSWORD)(page, product.url)
    await page.goto(`${product.url}${address}`)
    await page.getByText('bao-cao.pdf').first().waitFor()
    await page.goto(product.url)
    await page.locator(`a[data-join="YTHE"][href*="${idIn(address)}"]`).click()
    await controls(page).waitFor({ timeout: 60_000 })
    // Nobody has looked at the microphone before: it does not open by itself.
    await microphoneIs({ page }, 'closed')
    const { running } = await product.clerk.ask('meeting.today', {})
    const seats = running.find(({ id }) => id === idIn(address))?.seats
    expect(seats?.find(({ id }) => id === 'YTHE')?.connected).toBe(true)
  })

  test('is hidden from another unit, whose tries are audited', async () => {
    const page = await district.browser.newPage({ locale: 'vi-VN' })
    await byPassword('canbo.stp', PASSWORD)(page, product.url)
    const id = idIn(address)
    const { documents } = await product.clerk.ask('meeting.read', { id })
    const paths = documents.map((one) => `/api/documents/${one.id}`)
    const statuses = await page.evaluate(
      (all) => Promise.all(all.map(async (path) => (await fetch(path)).status)),
      paths,
    )
    expect(statuses).toEqual([403, 403])
    await page.goto(`${product.url}${address}`)
    await page.getByText('Bạn không xem được cuộc họp này').first().waitFor()
    expect(await page.getByText('Nhiệm vụ tuần tới').count()).toBe(0)
    await page.close()
    const { lines } = await auditor.ask('audit.list', { text: 'access.refused' })
    const subjects = lines.filter(({ actor }) => actor.startsWith('canbo.stp')).map(({ subject }) => subject)
    expect(subjects).toEqual(expect.arrayContaining([`meeting:${id}`, ...documents.map((one) => `document:${one.id}`)]))
  })
})

/** A span of which the first meeting can be entered at once, within one day of the province. */
function hourFromNow() {
  const now = Math.floor(Date.now() / (5 * MINUTE_MS)) * 5 * MINUTE_MS
  const midnight =
    Math.ceil((now + 7 * 60 * MINUTE_MS + 1) / (1_440 * MINUTE_MS)) * 1_440 * MINUTE_MS - 7 * 60 * MINUTE_MS
  const startsAt = Math.min(now, midnight - 30 * MINUTE_MS)
  return { startsAt, endsAt: startsAt + 25 * MINUTE_MS }
}

/** An office of the unit beside its first; one is made where it has none. */
async function secondChair(unit: string) {
  const title = 'Phó chủ trì dự phòng'
  const { id } = await product.clerk.ask('official.save', { unitId: unitId.parse(unit), title })
  return { id, title }
}

async function titleOf(id: string): Promise<string> {
  const { officials } = await product.clerk.ask('directory.read', {})
  return officials.find((official) => official.id === id)?.title ?? ''
}

/** The list closes when the page scrolls beneath it, as it may while clashes come and go above: then it is opened again. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label })
  await until(`${text} is chosen`, async () => {
    await box.fill('')
    await box.pressSequentially(text)
    await page.getByRole('option', { name: text }).first().click({ timeout: 3_000 })
    return true
  })
}

async function agenda(page: Page, titles: readonly string[]): Promise<void> {
  for (const [index, title] of titles.entries()) {
    await page.getByRole('button', { name: 'Thêm mục' }).click()
    await page.getByLabel(`Nội dung mục ${index + 1}`).fill(title)
  }
}

function idIn(address: string) {
  return meetingId.parse(address.split('/')[2])
}

function pdf(name: string) {
  const text = `%PDF-1.4\n% ${name}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text) }
}
