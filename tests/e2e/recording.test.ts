// A recorded meeting: what its files hold in every second, through switches, a pause, a reload, a cut, layers and a shared screen.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keptFolder } from '../../recorder/format/layout.ts'
import { masterKey } from '../../recorder/format/master-key.ts'
import { openRecording } from '../../recorder/format/stored-recording.ts'
import type { StoredRecording } from '../../recorder/format/stored-recording.ts'
import { freePort } from '../../sfu/listen.ts'
import { openSharedTab } from '../support/browser.ts'
import { onStage, openPerson, scheduleChaired, takeSeat, turnTo } from '../support/chamber.ts'
import { keepConnections, smallestLayerAlone } from '../support/layers.ts'
import { openMediaRelay, sendMediaThrough } from '../support/media-relay.ts'
import type { MediaRelay } from '../support/media-relay.ts'
import { STAGE, hears, hearsNothingOf, moves, see, tile } from '../support/page.ts'
import type { Seat } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { hasFfmpeg, watchRecording } from '../support/recording-watch.ts'
import type { WatchedRecording } from '../support/recording-watch.ts'
import { openRelay } from '../support/relay.ts'
import type { Relay } from '../support/relay.ts'
import { until } from '../support/until.ts'

const SHARED_CODE = 0xa7
/** How long each stretch is watched, and how long the network is cut, in pictures of a film that goes on: 15 a second. */
const STRETCH = 15 * 8
const CUT = 15 * 10
/** By then the SFU has noticed that a layer is gone and turned to another, in pictures of a film. */
const NOTICED = 15 * 4
/**
 * A browser on a busy machine stops its best layer by itself; until the SFU has noticed, some seconds later, nothing of it
 * arrives. Such a share of the seconds may lack a picture, but none may hold a wrong one, and none may lack a tone.
 */
const MOST_LACKING = 0.2
/** A stretch is looked at in whole seconds so far from its ends, ms. */
const MARGIN_MS = 300

/** What the files must hold while a stretch lasts. */
type Stretch = {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly codes: readonly number[]
  readonly tonesHz: readonly number[]
}

let product: TestProduct
let meeting: string
let relay: Relay
let mediaRelay: MediaRelay
let chair: Seat
let luc: Seat
/** Its whole network goes through relays. */
let son: Seat
const stretches: Stretch[] = []
let pause = { from: 0, to: 0 }

beforeAll(async () => {
  const rtcPort = await freePort()
  product = await openProduct({ RTC_PORT_BASE: String(rtcPort), RTC_WORKERS: '1' })
  meeting = await scheduleChaired(product.clerk)
  relay = await openRelay(product.port)
  mediaRelay = await openMediaRelay(rtcPort)
  ;[chair, luc, son] = [await openPerson('chair'), await openPerson('luc'), await openPerson('son')]
  await keepConnections(luc.page.context())
  await sendMediaThrough(son.page.context(), mediaRelay)
})

afterAll(async () => {
  await Promise.all([chair, luc, son].map((seat) => seat?.close()))
  await relay?.close()
  await mediaRelay?.close()
  await product?.close()
})

const button = ({ page }: Seat, name: string | RegExp) => page.getByRole('button', { name })

async function speaks(who: Seat): Promise<void> {
  await button(who, 'Xin phát biểu').click()
  await button(chair, `Mời ${who.name} phát biểu`).click()
  await Promise.all([onStage(chair, who), hears(chair, who)])
}

async function speaksNoMore(who: Seat): Promise<void> {
  await button(chair, 'Dừng phát biểu').first().click()
  await hearsNothingOf(chair, who)
}

/** Lets a stretch pass in which these are recorded: the pictures and sound of people, and the code of a shared screen. */
async function passes(name: string, people: readonly Seat[], shared: readonly number[] = []): Promise<void> {
  const from = Date.now()
  await moves(luc, tile(chair), STRETCH)
  const codes = [...people.map(({ media }) => media.code), ...shared]
  stretches.push({ name, from, to: Date.now(), codes, tonesHz: people.map(({ media }) => media.toneHz) })
}

describe.skipIf(!hasFfmpeg)('a recorded meeting', () => {
  it('is started by the chair, and everybody sees that it runs', async () => {
    await takeSeat(chair, 'chair', product.url, meeting)
    await takeSeat(luc, 'luc', product.url, meeting)
    await button(chair, 'Ghi: bắt đầu ghi phiên họp').click()
    await Promise.all([chair, luc].map(({ page }) => page.getByText('Đang ghi', { exact: true }).first().waitFor()))
    await takeSeat(son, 'son', `http://localhost:${relay.port}`, meeting)
    await turnTo(chair, 'Phát biểu')
    await Promise.all([onStage(luc, chair), onStage(son, chair), hears(luc, chair)])
    await passes('the chair speaks', [chair])
  })

  it('follows the floor, and goes on when a page sends fewer layers', async () => {
    await speaks(luc)
    await passes('a district speaks', [chair, luc])
    await smallestLayerAlone(luc.page, true)
    await moves(luc, tile(chair), NOTICED)
    await passes('its best layer is gone', [chair, luc])
    await smallestLayerAlone(luc.page, false)
    await moves(luc, tile(chair), NOTICED)
    await passes('its best layer is back', [chair, luc])
  })

  it('rests for what is confidential', async () => {
    await button(chair, 'Tạm dừng ghi cho nội dung mật').click()
    await luc.page.getByText('Tạm dừng ghi', { exact: true }).first().waitFor()
    const from = Date.now()
    await speaksNoMore(luc)
    await speaks(son)
    await moves(luc, tile(chair), STRETCH)
    await speaksNoMore(son)
    pause = { from, to: Date.now() }
    await button(chair, /^Ghi tiếp/).click()
    await luc.page.getByText('Đang ghi', { exact: true }).first().waitFor()
    await passes('after the pause', [chair])
  })

  it('goes on through a reload of the page that speaks', async () => {
    await speaks(luc)
    await passes('before the reload', [chair, luc])
    await luc.page.reload()
    await Promise.all([onStage(chair, luc), hears(chair, luc), onStage(luc, chair).catch(() => undefined)])
    await passes('after the reload', [chair, luc])
    await speaksNoMore(luc)
  })

  it('goes on when a network that was cut is back', async () => {
    await speaks(son)
    await passes('before the cut', [chair, son])
    relay.cut()
    mediaRelay.cut()
    await moves(luc, tile(chair), CUT)
    relay.join()
    mediaRelay.join()
    await Promise.all([onStage(chair, son), moves(chair, `${STAGE} ${tile(son)}`), hears(chair, son)])
    await passes('after the cut', [chair, son])
    await speaksNoMore(son)
  })

  it('holds the screen that is shared', async () => {
    await openSharedTab(chair.page, SHARED_CODE)
    await button(chair, 'Trình chiếu màn hình này').click()
    const shared = `${STAGE} ${tile(chair, 'presentation')}`
    await until(
      'the screen is shared',
      () => see(luc, shared),
      (seen) => seen?.code === SHARED_CODE,
    )
    await passes('a screen is shared', [chair], [SHARED_CODE])
    await button(chair, 'Dừng chiếu màn hình này').click()
  })

  it('shows and sounds in every second as it was, and holds nothing of the pause', async () => {
    await button(chair, 'Kết thúc họp').click()
    await button(chair, 'Kết thúc phiên họp').click()
    const { recording, folder } = await finished()
    const watched = await watchRecording(recording, folder)
    const rows = secondsOf(watched)
    console.log(tableOf(rows))
    const looked = rows.flatMap(({ stretch, ...row }) => (stretch ? [{ stretch, ...row }] : []))
    for (const { second, stretch, codes, tonesHz } of looked) {
      const tones = stretch.tonesHz.toSorted((a, b) => a - b)
      expect({ second, tonesHz }).toEqual({ second, tonesHz: tones })
      const known = new Set(stretch.codes)
      expect({ second, wrong: codes.filter((code) => !known.has(code)) }).toEqual({ second, wrong: [] })
    }
    const isLacking = (row: (typeof looked)[number]) => row.stretch.codes.some((code) => !row.codes.includes(code))
    const lacking = looked.filter(isLacking).map(({ second }) => second)
    console.log(`${looked.length} seconds looked at; without one of their pictures: ${lacking.join(' ') || 'none'}`)
    expect(lacking.length / looked.length).toBeLessThanOrEqual(MOST_LACKING)
    expect(watched.fragments.filter(({ from, to }) => to > pause.from && from < pause.to)).toEqual([])
    expect(watched.unlistedBytes).toBe(0)
    const cameras = watched.heights.filter(({ trackId }) => trackId.endsWith('.camera'))
    expect(new Set(cameras.map((one) => one.heightPx)).size).toBeGreaterThan(1)
  })
})

/** The recording, when nothing can be added to it any more and the office has taken it over. */
async function finished(): Promise<{ recording: StoredRecording; folder: string }> {
  const recordings = join(product.dataDir, 'recordings')
  const key = await masterKey(join(product.dataDir, 'recording.key'), recordings)
  const read = async () => {
    const [name = ''] = await readdir(join(recordings, 'kept'))
    const folder = keptFolder(recordings, name)
    return { folder, recording: await openRecording(folder, key) }
  }
  const { folder, recording } = await until('the recording is kept', read, (one) => one.recording?.finished === true)
  if (!recording) throw new Error('There is no recording.')
  return { folder, recording }
}

type Row = {
  /** Since the first stretch began, s. */
  readonly second: number
  readonly stretch: Stretch | undefined
  readonly codes: readonly number[]
  readonly tonesHz: readonly number[]
  readonly unreadable: number
}

/** What was seen and heard in every second from the first stretch to the last. */
function secondsOf({ pictures, sounds }: WatchedRecording): Row[] {
  const first = stretches[0]?.from ?? 0
  const last = stretches.at(-1)?.to ?? 0
  const rows: Row[] = []
  for (let from = first; from < last; from += 1_000) {
    const within = ({ at }: { readonly at: number }) => at >= from && at < from + 1_000
    const seen = pictures.filter(within)
    const codes = new Set(seen.flatMap(({ code }) => code ?? []))
    const heard = new Set(sounds.filter(within).flatMap(({ tonesHz }) => tonesHz))
    rows.push({
      second: (from - first) / 1_000,
      stretch: stretches.find((one) => from >= one.from + MARGIN_MS && from + 1_000 <= one.to - MARGIN_MS),
      codes: [...codes].toSorted((a, b) => a - b),
      tonesHz: [...heard].toSorted((a, b) => a - b),
      unreadable: seen.filter(({ code }) => code === null).length,
    })
  }
  return rows
}

function tableOf(rows: readonly Row[]): string {
  const names = new Map([
    ...[chair, luc, son].map(({ media, id }) => [media.code, id] as const),
    [SHARED_CODE, 'màn hình'] as const,
  ])
  const tones = new Map([chair, luc, son].map(({ media, id }) => [media.toneHz, id]))
  const lines = rows.map(({ second, stretch, codes, tonesHz, unreadable }) =>
    [
      String(second).padStart(4),
      (stretch?.name ?? '').padEnd(26),
      codes
        .map((code) => names.get(code) ?? code)
        .join(' ')
        .padEnd(24),
      tonesHz
        .map((hz) => tones.get(hz) ?? hz)
        .join(' ')
        .padEnd(20),
      unreadable > 0 ? `${unreadable} unreadable` : '',
    ].join(' | '),
  )
  return ['   s | stretch                    | pictures                 | tones', ...lines].join('\n')
}
