// A chaired meeting as its people live it: chair, secretary and three bridge points, from the roll call to the minutes.
import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  AGENDA,
  PEOPLE,
  neverSilent,
  onStage,
  openPerson,
  scheduleChaired,
  takeSeat,
  turnTo,
} from '../support/chamber.ts'
import { openMediaRelay, sendMediaThrough } from '../support/media-relay.ts'
import type { MediaRelay } from '../support/media-relay.ts'
import { hears, hearsNothingOf, microphoneIs, moves, sees, tile } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { openRelay } from '../support/relay.ts'
import type { Relay } from '../support/relay.ts'
import { PAGE_TITLES } from '../support/sample-pdf.ts'
import { until } from '../support/until.ts'
import { freePort } from '../../sfu/listen.ts'

/** How long the network of a bridge point is cut, in seconds of the film that another one goes on showing. */
const CUT_SECONDS = 15

let product: TestProduct
let meeting: string
let relay: Relay
let mediaRelay: MediaRelay
/** Its page never silences its own microphone. */
let son: Seat
/** Its whole network goes through relays. */
let yen: Seat
let chair: Seat
let secretary: Seat
let luc: Seat

beforeAll(async () => {
  const rtcPort = await freePort()
  product = await openProduct({ RTC_PORT_BASE: String(rtcPort), RTC_WORKERS: '1' })
  meeting = await scheduleChaired(product.clerk)
  relay = await openRelay(product.port)
  mediaRelay = await openMediaRelay(rtcPort)
  ;[chair, secretary, luc, son, yen] = [
    await openPerson('chair'),
    await openPerson('secretary'),
    await openPerson('luc'),
    await openPerson('son'),
    await openPerson('yen'),
  ]
  await neverSilent(son)
  await sendMediaThrough(yen.page.context(), mediaRelay)
})

afterAll(async () => {
  await Promise.all([chair, secretary, luc, son, yen].map((seat) => seat?.close()))
  await relay?.close()
  await mediaRelay?.close()
  await product?.close()
})

describe('coming in', () => {
  it('each takes a seat in their role, with closed microphones but the chair’s', async () => {
    await takeSeat(chair, 'chair', product.url, meeting)
    await takeSeat(secretary, 'secretary', product.url, meeting)
    await takeSeat(luc, 'luc', product.url, meeting)
    await takeSeat(son, 'son', product.url, meeting)
    await takeSeat(yen, 'yen', `http://localhost:${relay.port}`, meeting)
    for (const viewer of [luc, son, yen]) {
      await onStage(viewer, chair)
      await hears(viewer, chair)
    }
    await sees(chair, luc)
  })

  it('the sound of a bridge point without the floor reaches nobody, though its page sends it', async () => {
    const sent = () => son.page.evaluate(() => window.figures.soundSent())
    const before = await sent()
    await until('the hostile page sends its sound', sent, (bytes) => bytes > before + 20_000)
    await Promise.all([hearsNothingOf(chair, son), hearsNothingOf(luc, son), hearsNothingOf(yen, son)])
  })
})

describe('the roll call', () => {
  it('knows who is there, and the secretary marks who is not', async () => {
    const { page } = secretary
    await turnTo(secretary, 'Điểm danh')
    await page.getByRole('button', { name: 'Bắt đầu điểm danh' }).click()
    await page.getByText('4/5').first().waitFor()
  })
})

describe('the agenda', () => {
  it('turns to its first item on every screen', async () => {
    await turnTo(chair, 'Chương trình')
    await chair.page.getByRole('button', { name: 'Vào nội dung này' }).click()
    await luc.page.getByText(AGENDA[0]).first().waitFor()
  })
})

describe('the floor', () => {
  it('is given with one press: the picture on every stage, the sound at every bridge point', async () => {
    await luc.page.getByRole('button', { name: 'Xin phát biểu' }).click()
    await turnTo(chair, 'Phát biểu')
    await chair.page.getByRole('button', { name: `Mời ${luc.name} phát biểu` }).click()
    await Promise.all([chair, son, yen, secretary].map((viewer) => onStage(viewer, luc)))
    await Promise.all([chair, son, yen].map((viewer) => hears(viewer, luc)))
    await microphoneIs(luc, 'open')
  })

  it('has a limit that counts down on every screen and can be made longer', async () => {
    const { page } = chair
    await page.getByLabel('Thời gian mỗi lượt').click()
    await page.getByRole('option', { name: '1 phút', exact: true }).click()
    await yen.page.getByRole('button', { name: 'Xin phát biểu' }).click()
    await page.getByRole('button', { name: `Mời ${yen.name} phát biểu` }).click()
    await yen.page.getByText(/còn 00:\d\d/).waitFor()
    await page.getByRole('button', { name: '+3 phút' }).click()
    await yen.page.getByText(/còn 03:\d\d/).waitFor()
    await Promise.all([chair, luc, son].map((viewer) => onStage(viewer, yen)))
    await Promise.all([hears(luc, yen), hearsNothingOf(chair, luc), hearsNothingOf(son, luc)])
  })

  it('is taken away, and nobody but the chair is heard', async () => {
    await chair.page.getByRole('button', { name: 'Dừng phát biểu' }).click()
    await Promise.all([hearsNothingOf(chair, yen), hearsNothingOf(luc, yen), hears(luc, chair)])
    await microphoneIs(yen, 'closed')
    await onStage(luc, chair)
  })

  it('is what lets the hostile page be heard, and no longer than that', async () => {
    await son.page.getByRole('button', { name: 'Xin phát biểu' }).click()
    await chair.page.getByRole('button', { name: `Mời ${son.name} phát biểu` }).click()
    await Promise.all([hears(luc, son), hears(chair, son), onStage(luc, son)])
    await son.page.getByRole('button', { name: 'Kết thúc phát biểu' }).click()
    await Promise.all([hearsNothingOf(luc, son), hearsNothingOf(chair, son)])
  })
})

describe('a document', () => {
  it('is shown on every screen and turned for all', async () => {
    await turnTo(chair, 'Tài liệu')
    const documents = chair.page.getByRole('list', { name: 'Tài liệu của cuộc họp' })
    await documents.getByRole('button', { name: 'Trình chiếu' }).click()
    await luc.page.getByText(PAGE_TITLES[0]).first().waitFor({ state: 'attached' })
    await chair.page.getByRole('button', { name: 'Lật sang trang sau cho tất cả' }).click()
    for (const viewer of [luc, son]) {
      await viewer.page.getByText(PAGE_TITLES[1]).first().waitFor({ state: 'attached' })
    }
    await chair.page.getByRole('button', { name: 'Thôi trình chiếu' }).first().click()
    await onStage(luc, chair)
  })
})

describe('a secret vote', () => {
  const MOTION = 'Thông qua phương án sơ tán dân vùng trũng'

  it('is taken at every bridge point and counted', async () => {
    await turnTo(secretary, 'Biểu quyết')
    const { page } = secretary
    await page.getByLabel('Nội dung biểu quyết').fill(MOTION)
    await page.getByText('Bỏ phiếu kín', { exact: true }).click()
    await page.getByRole('button', { name: 'Bắt đầu biểu quyết' }).click()
    for (const [voter, option] of [
      [luc, 'Tán thành'],
      [son, 'Tán thành'],
      [yen, 'Không tán thành'],
    ] as const) {
      await voter.page.getByRole('button', { name: new RegExp(`^(\\d ?)?${option}$`) }).click()
      await voter.page.getByRole('button', { name: `Xác nhận: ${option}` }).click()
      await voter.page.getByText('Đã bỏ phiếu').first().waitFor()
    }
    await page.getByText('3 phiếu trong hòm').waitFor()
    await page.getByRole('button', { name: 'Kết thúc biểu quyết' }).click()
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Kết thúc' }).click()
  })

  it('tells each bridge point that its paper was counted, and everybody the result', async () => {
    for (const voter of [luc, son, yen]) {
      await voter.page.getByText('Phiếu của điểm cầu đã được đếm').waitFor()
      await voter.page.getByRole('button', { name: 'Đóng' }).last().click()
    }
  })
})

describe('a bridge point whose network is cut', () => {
  it('is shown as away, and comes back by itself with its microphone closed', async () => {
    relay.cut()
    mediaRelay.cut()
    await yen.page.getByText('Mất kết nối, đang nối lại').waitFor()
    await moves(luc, tile(chair), CUT_SECONDS * 15)
    relay.join()
    mediaRelay.join()
    await yen.page.getByText('Mất kết nối, đang nối lại').waitFor({ state: 'detached', timeout: 60_000 })
    await Promise.all([hears(yen, chair), moves(yen, tile(chair)), hearsNothingOf(chair, yen)])
    await microphoneIs(yen, 'closed')
  })

  it('is seen and heard again as soon as it has the floor', async () => {
    await turnTo(chair, 'Phát biểu')
    await yen.page.getByRole('button', { name: 'Xin phát biểu' }).click()
    await chair.page.getByRole('button', { name: `Mời ${yen.name} phát biểu` }).click()
    await Promise.all([onStage(luc, yen), hears(luc, yen), hears(chair, yen)])
  })
})

describe('the end', () => {
  const CONCLUSION = 'Các huyện hoàn thành sơ tán trước 18 giờ.'

  it('the secretary writes a conclusion that every bridge point reads', async () => {
    await turnTo(secretary, 'Chương trình')
    await secretary.page.getByLabel('Kết luận của chủ tọa').fill(CONCLUSION)
    await secretary.page.getByRole('button', { name: 'Lưu kết luận' }).click()
    await secretary.page.getByText(CONCLUSION).first().waitFor()
  })

  it('ends for everybody', async () => {
    await chair.page.getByText('Kết thúc họp', { exact: true }).click()
    await chair.page.getByRole('dialog').getByRole('button', { name: 'Kết thúc phiên họp' }).click()
    for (const seat of [chair, secretary, luc, son, yen]) await seat.page.getByText('Cuộc họp đã kết thúc').waitFor()
  })

  it('leaves minutes with everything in them, ready to be signed', async () => {
    const { page } = secretary
    await page.goto(`${product.url}/meetings/${meeting}/minutes`)
    for (const text of [CONCLUSION, AGENDA[0], PEOPLE.luc.name, 'Thông qua phương án sơ tán dân vùng trũng']) {
      await page.getByText(text).first().waitFor()
    }
  })
})
