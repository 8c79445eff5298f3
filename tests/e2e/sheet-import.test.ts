// Importing spreadsheets on the pages: wrong rows are named and cannot be confirmed; the right file changes what it said.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSeat, signIn } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'

/** Where a file is imported, its head, a right and a wrong row, and the page's words for it. */
const IMPORTS = [
  {
    path: '/directory?q=LNGAN97',
    opens: 'Nhập tệp',
    head: 'Mã đơn vị,Tên đơn vị,Loại đơn vị,Mã đơn vị cấp trên',
    right: 'LNGAN97,UBND xã Mới,Xã,LNGAN',
    name: 'UBND xã Mới',
    rowName: 'UBND xã Mới LNGAN97',
    wrong: 'LNGAN98,UBND xã Lạc,Xã,KHONGCO',
    problem: 'Ký hiệu đơn vị cấp trên: không tìm thấy đơn vị cấp trên',
    done: 'Đã cập nhật danh bạ',
    same: 'Tệp giống hệt danh bạ hiện tại, không có gì để thay đổi.',
  },
  {
    path: '/uptake/register?period=2020',
    opens: 'Nhập từ bảng tính',
    head: 'Ngày họp,Bắt đầu,Kết thúc,Nội dung cuộc họp,Đơn vị chủ trì,Đơn vị tham dự,Cấp họp,Hình thức,Số phút trực tuyến',
    right: '05/01/2020,8:00,9h30,Giao ban tuần 1,VPUBND,"Các huyện, thành phố",Tỉnh - huyện,Trực tuyến,85',
    name: 'Giao ban tuần 1',
    rowName: 'Giao ban tuần 1',
    wrong: '05/01/2020,8:00,9h30,Giao ban lạc,Sở Không Có,"Các huyện, thành phố",Tỉnh - huyện,Trực tuyến,85',
    problem: 'Đơn vị chủ trì: không có đơn vị này trong danh bạ',
    done: 'Đã cập nhật sổ cuộc họp',
    same: 'Sổ đã có đủ các cuộc họp trong tệp, không có gì để thay đổi.',
  },
] as const

let product: TestProduct
let seat: Seat
let page: Page

beforeAll(async () => {
  ;[product, seat] = await Promise.all([openProduct(), openSeat(0)])
  page = seat.page
  await signIn(page, product.url)
})

afterAll(async () => {
  await seat?.close()
  await product?.close()
})

/** Chooses a spreadsheet of these lines. */
async function choose(...lines: readonly string[]): Promise<void> {
  const buffer = Buffer.from(lines.join('\r\n'))
  await page.locator('input[type=file]').setInputFiles([{ name: 'so-lieu.csv', mimeType: 'text/csv', buffer }])
}

describe.each(IMPORTS)('a spreadsheet at $path', (one) => {
  const { path, opens, head, right, name, wrong } = one

  it('that is none is refused in words', async () => {
    await page.goto(product.url + path)
    await page.getByRole('button', { name: opens }).click()
    const buffer = Buffer.from('%PDF-1.7\n')
    await page.locator('input[type=file]').setInputFiles([{ name: 'a.pdf', mimeType: 'application/pdf', buffer }])
    await page.getByText('Hãy lưu lại tệp theo một trong hai kiểu đó.').waitFor()
  })

  it('with a wrong row names the cell and why, and cannot be confirmed', async () => {
    await choose(head, right, wrong)
    await page.getByText('so-lieu.csv, 2 dòng').waitFor()
    await page.getByText(one.problem).waitFor()
    // The right row stands behind the box that shows wrong rows alone.
    expect(await page.getByRole('rowheader', { name: one.rowName }).count()).toBe(0)
    await page.getByText('Chỉ dòng sai').click()
    await page.getByRole('rowheader', { name: one.rowName }).waitFor()
    expect(await page.getByRole('button', { name: 'Xác nhận 1 thay đổi' }).isDisabled()).toBe(true)
  })

  it('that is right is confirmed, and the page behind it shows the change', async () => {
    await page.getByRole('button', { name: 'Chọn tệp khác' }).click()
    await choose(head, right)
    await page.getByText('Không có dòng sai. Kiểm tra các thay đổi rồi xác nhận.').waitFor()
    await page.getByRole('button', { name: 'Xác nhận 1 thay đổi' }).click()
    await page.getByText(one.done).waitFor()
    await page.getByText('Thêm mới 1 dòng, thay đổi 0 dòng, giữ nguyên 0 dòng.').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: /^Về / }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText(name, { exact: true }).first().waitFor()
  })

  it('that comes again would change nothing', async () => {
    await page.getByRole('button', { name: opens }).click()
    await choose(head, right)
    await page.getByText(one.same).waitFor()
    expect(await page.getByRole('button', { name: 'Xác nhận 0 thay đổi' }).isDisabled()).toBe(true)
  })
})
