// Two bridge points in a meeting behind a line that loses packets, and what each sees and hears of the other.
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Network } from './namespaces.ts'
import type { ProductInside } from './product.ts'
import { installSoundWatch } from './sound-watch.ts'
import type { Heard } from './sound-watch.ts'
import { installPictureWatch } from '../picture-watch.ts'
import type { Watched } from '../picture-watch.ts'
import { chromiumBinary } from '../../../config/runtime.ts'
import { ADMINISTRATOR, meetingNow } from '../../support/office.ts'
import { askFrom, hears, joinMeeting, leave, openSeat, sees, tile } from '../../support/page.ts'
import type { Seat } from '../../support/page.ts'

/** What one page saw and heard. */
export type Perceived = { readonly seen: Watched; readonly heard: Heard }

/** The meeting. */
export type LossyMeeting = {
  /** Both bridge points enter (again) and wait until each sees and hears the other. */
  enter(): Promise<void>
  /** Both leave. */
  leave(): Promise<void>
  /** Forgets what was seen and heard so far. */
  begin(): Promise<void>
  read(): Promise<Perceived[]>
}

/** Starts both browsers inside the network. */
export async function openLossyMeeting(
  { browsers }: Network,
  { url, firstLink }: ProductInside,
  opened: AsyncDisposableStack,
): Promise<LossyMeeting> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-loss-browser-'))
  opened.defer(() => rm(folder, { recursive: true, force: true }))
  // The browsers' launcher asks the configuration for its program: here one that enters the namespace first.
  process.env['CHROMIUM_PATH'] = await writeLauncher(folder, browsers.namespace, url)
  const seats = await Promise.all([0, 1].map((place) => openSeat(place, { context: { bypassCSP: true } })))
  for (const seat of seats) opened.defer(() => seat.close())
  for (const { page } of seats) await page.addInitScript(installSoundWatch)
  const [one, two] = seats
  if (!one || !two) throw new Error('Two bridge points were opened.')
  await prepare(one.page, url, firstLink)
  return {
    async enter() {
      for (const seat of seats) await joinMeeting(seat, url)
      await Promise.all([watch(one, two), watch(two, one)])
    },
    leave: () => Promise.all(seats.map((seat) => leave(seat))).then(() => undefined),
    begin: () => Promise.all(seats.map((seat) => begin(seat))).then(() => undefined),
    read: () => Promise.all(seats.map((seat) => read(seat))),
  }
}

/** From within a page, for nobody else reaches the product: its administrator, and the meeting. */
async function prepare(page: Page, url: string, firstLink: string): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await askFrom(page, 'access.first-administrator', { token: firstLink.replace('/link/', ''), ...ADMINISTRATOR })
  const asked = { status: 'scheduled', recurrence: null, overrideReason: '' } as const
  await askFrom(page, 'meeting.create', { content: meetingNow(), ...asked })
}

/** A camera is given to secure origins only; this one address is called secure. */
async function writeLauncher(folder: string, namespace: string, url: string): Promise<string> {
  const path = join(folder, 'chromium')
  const secure = `--unsafely-treat-insecure-origin-as-secure=${url}`
  await writeFile(path, `#!/bin/sh\nexec ip netns exec ${namespace} ${chromiumBinary() ?? ''} ${secure} "$@"\n`)
  await chmod(path, 0o755)
  return path
}

async function watch(at: Seat, other: Seat): Promise<void> {
  await sees(at, other)
  await hears(at, other)
  const options = { selector: tile(other), code: other.media.code, awayText: 'Mất kết nối, đang nối lại' }
  await at.page.evaluate(installPictureWatch, options)
}

async function begin({ page }: Seat): Promise<void> {
  await page.evaluate(() => window.soundWatch.begin())
  await page.evaluate(() => window.pictureWatch.begin(false))
}

async function read({ page }: Seat): Promise<Perceived> {
  const heard = await page.evaluate(() => window.soundWatch.read())
  return { seen: await page.evaluate(() => window.pictureWatch.read()), heard }
}
