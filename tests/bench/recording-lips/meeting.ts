// A recorded meeting of two bridge points that flash and beep, and all that may disturb them.
import { LIPS, installFlashAndBeep } from './source.ts'
import { openBrowser, openPage } from '../../support/browser.ts'
import { AGENDA, PEOPLE, turnTo } from '../../support/chamber.ts'
import { fakeMedia } from '../../support/fake-media.ts'
import { keepConnections, smallestLayerAlone } from '../../support/layers.ts'
import { openMediaRelay, sendMediaThrough } from '../../support/media-relay.ts'
import { join, signIn, switchMicrophone } from '../../support/page.ts'
import type { Seat } from '../../support/page.ts'
import { openRelay } from '../../support/relay.ts'
import { freePort } from '../../../sfu/listen.ts'
import { openRecordedMeeting } from '../recorded-meeting.ts'
import type { RecordedMeeting } from '../recorded-meeting.ts'

/** How long a disturbance that lasts does so, ms. */
const AWAY_MS = 8_000
/** By then the SFU has noticed that a layer is gone and turned to another, ms. */
const NOTICED_MS = 5_000

/** A meeting and its disturbances by name, in their order; each ends when all is recorded again. */
export type LipsMeeting = Pick<RecordedMeeting, 'product' | 'stored'> & {
  /** By how much a flash since a time (epoch ms) was handed over later than its beep at most, ms: the source's own fault. */
  sourceLateMs(since: number): Promise<number>
  readonly disturbances: readonly (readonly [string, () => Promise<void>])[]
}

/** Opens the meeting; when it is there, both are recorded with picture and sound. */
export async function openLipsMeeting(opened: AsyncDisposableStack): Promise<LipsMeeting> {
  const rtcPort = await freePort()
  const settings = { RTC_PORT_BASE: String(rtcPort) }
  const agenda = AGENDA.map((title, index) => ({
    id: `muc-${index + 1}`,
    title,
    rapporteur: '',
    plannedMinutes: 15,
  }))
  const meeting = await openRecordedMeeting(opened, settings, { floorMode: 'chaired', agenda })
  const { product } = meeting
  const line = await openRelay(product.port)
  opened.defer(() => line.close())
  const media = await openMediaRelay(rtcPort)
  opened.defer(() => media.close())
  const [chair, luc] = [await openLips(opened, 'chair'), await openLips(opened, 'luc')]
  const context = luc.page.context()
  await keepConnections(context)
  await sendMediaThrough(context, media)
  await enter(chair, `http://localhost:${product.port}`, `${meeting.meetingId}/join/${chair.id}?as=chair`)
  await enter(luc, `http://localhost:${line.port}`, `${meeting.meetingId}/join/${luc.id}?as=member`)
  await turnTo(chair, 'Phát biểu')
  const allRecorded = () => meeting.goesOn(Date.now(), 2)
  const speaks = async () => {
    await button(luc, 'Xin phát biểu').click()
    await button(chair, `Mời ${luc.name} phát biểu`).click()
    await allRecorded()
  }
  await speaks()
  return {
    ...meeting,
    async sourceLateMs(since) {
      const flashes = await Promise.all([chair, luc].map(({ page }) => page.evaluate(() => window.flashes)))
      return Math.max(...flashes.flat().flatMap(({ at, lateMs }) => (at >= since ? lateMs : [])))
    },
    disturbances: [
      [
        'floor taken and given again',
        async () => {
          await button(chair, 'Dừng phát biểu').first().click()
          await pause(AWAY_MS)
          await speaks()
        },
      ],
      [
        'microphone closed and opened',
        async () => {
          await switchMicrophone(chair, 'closed')
          await pause(AWAY_MS)
          await switchMicrophone(chair, 'open')
          await allRecorded()
        },
      ],
      [
        'page reloaded',
        async () => {
          await luc.page.reload()
          await allRecorded()
        },
      ],
      [
        'network cut',
        async () => {
          line.cut()
          media.cut()
          await pause(AWAY_MS)
          line.join()
          media.join()
          await allRecorded()
        },
      ],
      [
        'best layers gone',
        async () => {
          await smallestLayerAlone(luc.page, true)
          await pause(NOTICED_MS)
          await allRecorded()
        },
      ],
      [
        'best layers back',
        async () => {
          await smallestLayerAlone(luc.page, false)
          await pause(NOTICED_MS)
          await allRecorded()
        },
      ],
      [
        'media worker killed',
        async () => {
          const [pid] = await product.workerPids()
          if (pid === undefined) throw new Error('The product has no media worker.')
          process.kill(pid, 'SIGKILL')
          await allRecorded()
        },
      ],
      [
        'server killed',
        async () => {
          await product.kill()
          await product.restart()
          await allRecorded()
        },
      ],
      [
        'paused and resumed',
        async () => {
          await button(chair, 'Tạm dừng ghi cho nội dung mật').click()
          await pause(AWAY_MS)
          await button(chair, /^Ghi tiếp/).click()
          await allRecorded()
        },
      ],
    ],
  }
}

async function openLips(opened: AsyncDisposableStack, person: 'chair' | 'luc'): Promise<Seat> {
  const { id, name, place } = PEOPLE[person]
  const media = await fakeMedia(place, 360, 15)
  const browser = await openBrowser({ media })
  opened.defer(() => browser.close())
  // The program of the sound's clock comes from the page itself, which the product's own pages may not do.
  const viewport = person === 'chair' ? { width: 1280, height: 720 } : { width: 960, height: 540 }
  const page = await openPage(browser, { bypassCSP: true, viewport })
  await page.context().addInitScript(installFlashAndBeep, LIPS)
  return { id, name, media, browser, page, close: () => browser.close() }
}

async function enter(seat: Seat, url: string, path: string): Promise<void> {
  await signIn(seat.page, url)
  await seat.page.goto(`${url}/meetings/${path}`)
  await join(seat)
}

const button = ({ page }: Seat, name: string | RegExp) => page.getByRole('button', { name })

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
