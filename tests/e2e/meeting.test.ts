// A meeting of three bridge points as its people live it, from the start page to leaving.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSharedTab } from '../support/browser.ts'
import {
  STAGE,
  chooseMicrophone,
  enterLobby,
  hears,
  hearsNothingOf,
  join,
  joinMeeting,
  leave,
  lobbyPicture,
  moves,
  openSeats,
  see,
  sees,
  switchCamera,
  switchMicrophone,
  tile,
} from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { until } from '../support/until.ts'

const SHARED_CODE = 0xa7

let product: TestProduct
let province: Seat
let luc: Seat
let son: Seat

beforeAll(async () => {
  const [opened, seats] = await Promise.all([openProduct(), openSeats(3)])
  product = opened
  const [first, second, third] = seats
  if (!first || !second || !third) throw new Error('three seats')
  ;[province, luc, son] = [first, second, third]
})

afterAll(async () => {
  await Promise.all([province, luc, son].map((seat) => seat?.close()))
  await product?.close()
})

const pairs = () =>
  [province, luc, son].flatMap((at) =>
    [province, luc, son].filter((other) => other !== at).map((other) => ({ at, other })),
  )

describe('a meeting of three bridge points', () => {
  it('is entered from the start page through the lobby, where one sees oneself', async () => {
    await enterLobby(province, product.url)
    await lobbyPicture(province)
    await chooseMicrophone(province, 'open')
    await join(province)
    await joinMeeting(luc, product.url)
    await joinMeeting(son, product.url)
  })

  it('shows each the pictures of the others, in the tiles that bear their names', async () => {
    for (const { at, other } of pairs()) {
      await sees(at, other)
      expect(await at.page.locator(tile(other)).textContent()).toContain(other.name)
      await moves(at, tile(other), 10)
    }
  })

  it('lets each hear the others', async () => {
    await Promise.all(pairs().map(({ at, other }) => hears(at, other)))
  })

  it('silences a closed microphone for everybody, and opens it again', async () => {
    await switchMicrophone(luc, 'closed')
    await Promise.all([hearsNothingOf(province, luc), hearsNothingOf(son, luc)])
    await province.page.locator(`${tile(luc)} [data-microphone="closed"]`).waitFor()
    await switchMicrophone(luc, 'open')
    await Promise.all([hears(province, luc), hears(son, luc)])
  })

  it('shows the name in place of a camera that is off, and the picture when it is on again', async () => {
    await switchCamera(luc, 'closed')
    await until(
      'the picture is gone',
      () => see(province, tile(luc)),
      (seen) => seen === null,
    )
    expect(await province.page.locator(tile(luc)).textContent()).toContain('Camera tắt')
    await switchCamera(luc, 'open')
    await sees(province, luc)
  })

  it('brings who speaks to the stage', async () => {
    await Promise.all([province, luc, son].map((seat) => switchMicrophone(seat, 'closed')))
    for (const speaker of [son, luc]) {
      await switchMicrophone(speaker, 'open')
      await province.page.locator(`${STAGE} ${tile(speaker)}`).waitFor()
      await sees(province, speaker)
      await switchMicrophone(speaker, 'closed')
    }
  })

  it('shows a shared screen on every stage until it is stopped', async () => {
    await openSharedTab(province.page, SHARED_CODE)
    await province.page.getByRole('button', { name: 'Trình chiếu màn hình này' }).click()
    const selector = `${STAGE} ${tile(province, 'presentation')}`
    for (const viewer of [luc, son]) {
      await until(
        'the shared screen is seen',
        () => see(viewer, selector),
        (seen) => seen?.code === SHARED_CODE,
      )
      await sees(viewer, province)
    }
    await province.page.getByRole('button', { name: 'Dừng chiếu màn hình này' }).click()
    await luc.page.locator(tile(province, 'presentation')).waitFor({ state: 'detached' })
    await luc.page
      .locator(`${STAGE} ${tile(son)}, ${STAGE} ${tile(province)}`)
      .first()
      .waitFor()
  })

  it('says how good each line is', async () => {
    const words = ['Tốt', 'Trung bình', 'Yếu']
    for (const other of [luc, son]) {
      const mark = province.page.locator(`${tile(other)} [data-quality]`)
      await until(
        'the quality is shown',
        () => mark.textContent(),
        (word) => words.includes(word ?? ''),
      )
    }
  })

  it('takes away the tile of who leaves', async () => {
    await leave(son)
    for (const viewer of [province, luc]) await viewer.page.locator(tile(son)).waitFor({ state: 'detached' })
  })

  it('fits on a telephone held upright', async () => {
    await son.page.setViewportSize({ width: 390, height: 844 })
    await son.page.getByRole('button', { name: 'Vào lại' }).click()
    await sees(son, province)
    await sees(son, luc)
    await sees(luc, son)
    const widest = await son.page.evaluate(() => document.documentElement.scrollWidth)
    expect(widest).toBeLessThanOrEqual(390)
    for (const name of ['Micrô', 'Camera', 'Rời họp']) {
      expect(await son.page.getByRole('button', { name }).first().isVisible()).toBe(true)
    }
  })
})
