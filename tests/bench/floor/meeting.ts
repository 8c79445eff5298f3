// A chaired meeting of three bridge points in real browsers: the chair's, and two that are given the floor in turn.
import { installChangeWatch } from './change-watch.ts'
import type { Noticed } from './change-watch.ts'
import { openVoices } from './voice.ts'
import { scheduleCrowd } from '../../support/bots.ts'
import { openBrowser, openPage } from '../../support/browser.ts'
import { fakeMedia } from '../../support/fake-media.ts'
import { BRIDGE_POINTS, STAGE, lobbyPicture, sees, signIn, tile } from '../../support/page.ts'
import type { Seat } from '../../support/page.ts'
import { openProduct } from '../../support/product.ts'
import { until } from '../../support/until.ts'

/** One change of speaker as another bridge point noticed it, ms after the chair's click. */
export type Change = { readonly frameMs: number; readonly soundMs: number }

/** The meeting. */
export type ChairedMeeting = {
  /** Those who speak, one after the other. */
  readonly speakers: readonly Seat[]
  /** How the chair grants: by the console's button, or by the request that it sends. */
  readonly means: 'button' | 'request'
  /** The speaker asks for the floor, the chair gives it; answers what everybody else noticed. */
  grant(speaker: Seat): Promise<Change[]>
}

/** One machine stands in for the bridge points' three: half the usual rate leaves it time to be a server, too. */
const FILM_RATE = 15
const FILM_HEIGHT = 720
/** The smallest of the three layers, as strips show it; what stands on the stage must be a larger one. */
const STRIP_HEIGHT = FILM_HEIGHT / 4

const DESK = { width: 1_280, height: 720 }
const SCREEN = { width: 960, height: 540 }

/** Between two speakers; a chair takes longer. The last picture has settled by then, ms. */
const REST_MS = 1_500
const BUTTON_WITHIN_MS = 5_000

/** Opens everything; the bridge points see the chair when it resolves. */
export async function openChairedMeeting(opened: AsyncDisposableStack): Promise<ChairedMeeting> {
  const product = await openProduct({ RTC_WORKERS: '1' })
  opened.defer(product.close)
  const meeting = await scheduleCrowd(product.clerk, BRIDGE_POINTS.length, { floorMode: 'chaired' })
  const voices = await openVoices()
  opened.defer(voices.close)
  const seats: Seat[] = []
  for (const [place, point] of BRIDGE_POINTS.entries()) {
    const film = await fakeMedia(place, FILM_HEIGHT, FILM_RATE)
    const media = { ...film, microphoneFile: await voices.make(film.toneHz) }
    const browser = await openBrowser({ media })
    opened.defer(() => browser.close())
    // The chair's desk needs its width; a smaller screen costs less to draw where no graphics card does it.
    const page = await openPage(browser, { viewport: place === 0 ? DESK : SCREEN })
    await page.addInitScript(installChangeWatch)
    const seat = { ...point, media, browser, page, close: () => browser.close() }
    seats.push(seat)
    await enter(seat, product.url, meeting)
  }
  const [chair, ...speakers] = seats
  if (!chair) throw new Error('Three bridge points were opened.')
  for (const speaker of speakers) await sees(speaker, chair)
  const means = await meansOf(chair, speakers)
  return { speakers, means, grant: (speaker) => grant(chair, speaker, seats, means) }
}

/** Straight to the bridge point's lobby: the product has another meeting at this time. */
async function enter(seat: Seat, url: string, meeting: string): Promise<void> {
  const { page, id } = seat
  await signIn(page, url)
  await page.goto(`${url}/meetings/${meeting}/join/${id}`)
  const join = page.getByRole('button', { name: 'Vào họp' })
  await join.waitFor()
  await lobbyPicture(seat)
  await join.click()
  await page.locator(STAGE).waitFor({ timeout: 60_000 })
}

function labelOf({ name }: Seat): string {
  return `Mời ${name} phát biểu`
}

async function meansOf(chair: Seat, [first]: readonly Seat[]): Promise<ChairedMeeting['means']> {
  if (!first) throw new Error('Nobody is there to speak.')
  await ask(first)
  const button = chair.page.locator(`button[aria-label*="${labelOf(first)}"]`).first()
  return button.waitFor({ timeout: BUTTON_WITHIN_MS }).then(
    () => 'button',
    () => 'request',
  )
}

async function grant(chair: Seat, speaker: Seat, seats: readonly Seat[], means: ChairedMeeting['means']) {
  await ask(speaker)
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const others = seats.filter((seat) => seat !== speaker)
  await Promise.all(others.map((other) => begin(other, speaker)))
  const clickedAt = await click(chair, speaker, means)
  const read = () => Promise.all(others.map(({ page }) => page.evaluate(() => window.changeWatch.read())))
  const noticed = await until(`everybody sees and hears ${speaker.name}`, read, (all) =>
    all.every(({ frameAt, soundAt }) => frameAt !== null && soundAt !== null),
  )
  return noticed.map((one) => changeAfter(clickedAt, one))
}

function ask({ page }: Seat): Promise<number> {
  return page.evaluate(() => window.changeWatch.say('floor.request', {}))
}

async function begin(at: Seat, speaker: Seat): Promise<void> {
  const selector = `${STAGE} ${tile(speaker)}`
  const awaited = { selector, code: speaker.media.code, abovePx: STRIP_HEIGHT, toneHz: speaker.media.toneHz }
  await at.page.evaluate((next) => window.changeWatch.begin(next), awaited)
}

async function click({ page }: Seat, speaker: Seat, means: ChairedMeeting['means']): Promise<number> {
  const input = { bridgePointId: speaker.id }
  const at =
    means === 'button'
      ? await page.evaluate((label) => window.changeWatch.press(label), labelOf(speaker))
      : await page.evaluate((given) => window.changeWatch.say('floor.grant', given), input)
  if (at === null) throw new Error(`The chair has no button for ${speaker.name}.`)
  return at
}

function changeAfter(clickedAt: number, { frameAt, soundAt }: Noticed): Change {
  const change = { frameMs: (frameAt ?? 0) - clickedAt, soundMs: (soundAt ?? 0) - clickedAt }
  if (change.frameMs < 0 || change.soundMs < 0) throw new Error('The speaker was seen or heard before the click.')
  return change
}
