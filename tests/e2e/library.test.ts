// The secretary's library: finding a recording, keeping it, checking it, taking it away as a file.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, hire } from '../integration/hostile/cast.ts'
import { fakeMedia } from '../support/fake-media.ts'
import { openBrowser, openPage } from '../support/browser.ts'
import { byPassword } from '../support/clerk-page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { recordSession } from '../support/recorded-session.ts'
import { until } from '../support/until.ts'

const [FLOOD, BUDGET] = ['Họp phòng, chống thiên tai', 'Giao ban thu ngân sách']
let product: TestProduct
let browser: Browser
let page: Page

beforeAll(async () => {
  product = await openProduct()
  await hire({ url: product.url, administrator: product.clerk }, 'thuky', 'Thư ký UBND tỉnh', 'secretary', 'VPUBND')
  for (const title of [FLOOD, BUDGET]) await recordSession(product, { meeting: { title }, lengthMs: 30_000 })
  await until(
    'both are kept',
    () => product.clerk.ask('recording.list', {}),
    ({ recordings }) => recordings.filter(({ closedAt }) => closedAt !== null).length === 2,
  )
  browser = await openBrowser({ media: await fakeMedia(0) })
  page = await openPage(browser, { acceptDownloads: true })
  await byPassword('thuky', PASSWORD)(page, product.url)
  await page.getByRole('link', { name: 'Bản ghi' }).first().click()
  await page.getByRole('link', { name: FLOOD }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const rows = () => page.getByRole('rowheader').count()

describe('the library', () => {
  test('is searched without diacritics, and the address keeps the filter', async () => {
    await page.getByLabel('Tìm theo tên cuộc họp').fill('thien tai')
    await page.waitForURL(/text=thien/)
    await until('one is left', rows, (count) => count === 1)
    await page.reload()
    await page.getByRole('link', { name: FLOOD }).waitFor()
    expect(await rows()).toBe(1)
    await page.getByLabel('Tìm theo tên cuộc họp').fill('')
    await until('both are back', rows, (count) => count === 2)
  })

  test('keeps all that are chosen for longer, with a reason', async () => {
    await page.getByRole('checkbox', { name: 'Chọn tất cả (2)' }).check()
    await page.getByRole('button', { name: 'Đổi thời hạn lưu…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Đổi thời hạn', exact: true }).click()
    await dialog.getByText('Cần ghi lý do.').waitFor()
    await dialog.getByRole('button', { name: /Thời hạn lưu/ }).click()
    await page.getByRole('option', { name: '10 năm' }).click()
    await dialog.getByLabel('Lý do').fill('Theo quy chế lưu trữ')
    await dialog.getByRole('button', { name: 'Đổi thời hạn', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    const { recordings } = await product.clerk.ask('recording.list', {})
    expect(recordings.map(({ retention }) => retention)).toEqual(['ten-years', 'ten-years'])
  })

  test('removes none of those that are chosen while one of them is held', async () => {
    await act(FLOOD, 'Giữ theo pháp lý…')
    await page.getByLabel('Lý do').fill('Phục vụ thanh tra')
    await page.getByRole('button', { name: 'Giữ lại', exact: true }).click()
    await page.getByRole('grid').getByText('Giữ theo pháp lý').waitFor()
    await page.getByRole('checkbox', { name: 'Chọn tất cả (2)' }).check()
    await page.getByRole('button', { name: 'Xóa…', exact: true }).click()
    await page.getByText('không xóa được bản nào').waitFor()
    expect(await page.getByRole('button', { name: 'Xóa vĩnh viễn' }).isDisabled()).toBe(true)
    await page.keyboard.press('Escape')
  })

  test('checks a recording against what was recorded', async () => {
    await act(BUDGET, 'Kiểm tra toàn vẹn')
    await page.getByText('còn nguyên vẹn').waitFor()
    await page.getByText(/Đã kiểm/).waitFor()
  })

  test('has a part of it made into a file, and hands it over by its name', async () => {
    await act(BUDGET, 'Xuất bản ghi…')
    const panel = page.getByRole('dialog')
    await panel.getByText('Trích đoạn', { exact: true }).click()
    await panel.getByRole('button', { name: 'Bắt đầu xuất' }).click()
    await panel.getByText('Trích đoạn cần giờ đầu và giờ cuối.').waitFor()
    for (const side of ['Từ lúc', 'Đến lúc']) {
      const field = panel.getByLabel(side)
      await field.fill((await field.getAttribute('placeholder')) ?? '')
    }
    await panel.getByRole('button', { name: 'Bắt đầu xuất' }).click()
    await panel.getByText('Đã xong').waitFor({ timeout: 300_000 })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('link', { name: 'Tải về' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^Giao ban thu ngân sách - .* - trích đoạn .*\.mp4$/)
    expect((await readFile(await download.path())).subarray(4, 8).toString()).toBe('ftyp')
  }, 400_000)
})

async function act(title: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Thao tác với ${title}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
