// The pages of the uptake: a meeting held by video moves the number on the screen, and a walk from the register to a correction.
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openPage } from '../support/browser.ts'
import { meetingNow, schedule } from '../support/office.ts'
import { joinMeeting, openSeats, sees, signIn } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

const HOUR_MS = 3_600_000
/** The year in which the running meeting began, by the province's clock. */
const YEAR = yearOf(Date.now())

let product: TestProduct
let province: Seat
let district: Seat
let desk: Page

beforeAll(async () => {
  const [opened, seats] = await Promise.all([openProduct(), openSeats(2)])
  product = opened
  const [first, second] = seats
  if (!first || !second) throw new Error('two seats')
  ;[province, district] = [first, second]
  desk = await openPage(district.browser, { viewport: { width: 1280, height: 900 } })
  await signIn(desk, product.url)
  await shortMeetingsCount()
})

afterAll(async () => {
  await Promise.all([province, district].map((seat) => seat?.close()))
  await product?.close()
})

/** A test has neither ten minutes nor half of a session, which began before its browsers did: a moment is enough. */
async function shortMeetingsCount(): Promise<void> {
  const { definitions } = await product.clerk.ask('uptake.definitions', {})
  const [first] = definitions
  if (!first) throw new Error('There is no definition.')
  const { levels, mixedShare, acceptsStatements, neverRan, target } = first
  const least = { minMinutes: 0, minShare: 0.01 }
  const rules = { levels, mixedShare, acceptsStatements, neverRan, target: [...target], ...least }
  await product.clerk.ask('uptake.definition-save', { rules, appliesFrom: '2000-01-01', note: 'Thử nghiệm', after: 1 })
}

function yearOf(at: number): string {
  return String(new Date(at + 7 * HOUR_MS).getUTCFullYear())
}

/** The one number of the page. */
function ratio(page: Page) {
  return page.locator('[data-figure-ratio]')
}

describe('the dashboard', () => {
  it('stays as it is for a scheduled meeting that nobody joined', async () => {
    // So long ago that nobody can enter it any more.
    const startsAt = Date.now() - 6 * HOUR_MS
    const times = { startsAt, endsAt: startsAt + HOUR_MS }
    await schedule(product.clerk, meetingNow({ ...times, title: 'Cuộc họp không ai vào' }))
    await desk.goto(`${product.url}/uptake?period=${yearOf(startsAt)}`)
    await desk.getByText('Chưa có cuộc họp nào', { exact: true }).waitFor()
    expect(await ratio(desk).innerText()).toBe('–')
    await desk.getByRole('link', { name: 'Xem và giải trình' }).click()
    await desk.getByRole('dialog').getByText('Cuộc họp không ai vào').first().waitFor()
    await desk.keyboard.press('Escape')
  })

  it('moves by itself when a meeting held between bridge points has ended', async () => {
    await joinMeeting(district, product.url)
    await joinMeeting(province, product.url)
    await sees(province, district)
    await desk.goto(`${product.url}/uptake?period=${YEAR}`)
    await ratio(desk).getByText('–').waitFor()
    await province.page.getByText('Kết thúc họp', { exact: true }).click()
    await province.page.getByRole('dialog').getByRole('button', { name: 'Kết thúc phiên họp' }).click()
    await ratio(desk).getByText('100 %').waitFor()
    await desk.getByText('1 trong 1 cuộc họp được tính').waitFor()
  })

  it('shows the same on the television', async () => {
    await desk.goto(`${product.url}/uptake/screen?period=${YEAR}`)
    await ratio(desk).getByText('100 %').waitFor()
    await desk.keyboard.press('Escape')
    await desk.waitForURL(/\/uptake\?period=/)
  })
})

describe('a walk through the register', () => {
  it('enters a meeting in one line, which lowers the share', async () => {
    await desk.goto(`${product.url}/uptake/register?period=${YEAR}&open=entry`)
    await desk.getByLabel('Gõ nhanh một dòng').fill('họp giải phóng mặt bằng hôm qua 8h 10 huyện')
    await desk.getByText('Đã chọn 10').waitFor()
    const organiser = desk.getByRole('combobox', { name: 'Đơn vị chủ trì' }).last()
    await organiser.fill('Sở Nội vụ')
    await desk.getByRole('option', { name: 'Sở Nội vụ' }).click()
    await desk.getByRole('button', { name: 'Lưu vào sổ' }).click()
    await desk.getByText('Đã ghi “Họp giải phóng mặt bằng” vào sổ.').waitFor()
  })

  it('opens its evidence, which says why it does not count as one by video', async () => {
    await desk.getByRole('button', { name: 'Xem', exact: true }).click()
    await desk.getByRole('heading', { level: 1, name: 'Họp giải phóng mặt bằng' }).waitFor()
    await desk.getByText('Không phải họp trực tuyến: cuộc họp được tổ chức trực tiếp.').waitFor()
  })

  it('corrects it by hand: with a reason, signed, and seen as such', async () => {
    await desk.getByRole('button', { name: 'Điều chỉnh kết quả' }).click()
    await desk.getByText('Đã họp trực tuyến').click()
    expect(await desk.getByRole('button', { name: 'Ký và điều chỉnh' }).isDisabled()).toBe(true)
    await desk.getByLabel('Lý do (bắt buộc)').fill('Họp qua hệ thống của Chính phủ.')
    await desk.getByRole('button', { name: 'Ký và điều chỉnh' }).click()
    await desk.getByText(/^Tính là họp trực tuyến theo điều chỉnh thủ công của Quản trị viên/).waitFor()
    await desk.getByRole('region', { name: 'Lịch sử chỉnh sửa' }).getByText('Họp qua hệ thống của Chính phủ.').waitFor()
    const { whole } = await product.clerk.ask('uptake.figures', { period: yearOf(Date.now() - 24 * HOUR_MS) })
    expect(whole.corrected).toBe(1)
  })

  it('shows the evidence of the meeting that was held: its bridge points and their minutes', async () => {
    await desk.goto(`${product.url}/uptake/register?period=${YEAR}&show=by-video`)
    await desk.getByRole('link', { name: 'Họp thử giữa tỉnh và huyện' }).click()
    await desk.getByText(/^Tính là họp trực tuyến: 1 trong 2 huyện/).waitFor()
    await desk.getByText(district.name).first().waitFor()
  })
})

describe('every page', () => {
  it.each(['', '/register', '/definition', '/reports', '/reports/province', '/screen'])(
    'is accessible: /uptake%s',
    async (path) => {
      await desk.goto(`${product.url}/uptake${path}?period=${YEAR}`)
      await desk.getByRole('heading', { level: 1 }).waitFor()
      await desk.locator('[class*=skeleton]').first().waitFor({ state: 'detached' })
      expect(await violations(desk)).toEqual([])
    },
  )
})

/** What axe finds, by WCAG 2.2 A and AA. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
  // axe answers its own results.
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify({ runOnly: tags })})`)
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
