// A bridge point at its screen: what a person does there, and what is seen and heard.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Input, OfficeContract, RequestName } from '../../signalling/protocol/index.ts'
import { openBrowser, openPage } from './browser.ts'
import { fakeMedia } from './fake-media.ts'
import type { FakeMedia, FilmHeight } from './fake-media.ts'
import type { Seen, Watched } from './probe/eyes.ts'
import type { ReceivedPicture } from './probe/figures.ts'
import { ADMINISTRATOR } from './office.ts'
import { until } from './until.ts'

/** The bridge points of the test product's meeting, as invited. */
export const BRIDGE_POINTS = [
  { id: 'VPUBND', name: 'Văn phòng UBND tỉnh' },
  { id: 'LNGAN', name: 'UBND huyện Lục Ngạn' },
  { id: 'SDONG', name: 'UBND huyện Sơn Động' },
] as const

/** A browser at a bridge point, with its own camera and microphone. */
export type Seat = {
  /** Of the bridge point. */
  readonly id: string
  readonly name: string
  readonly media: FakeMedia
  readonly browser: Browser
  readonly page: Page
  /** Ends the browser. */
  close(): Promise<void>
}

/** Starts the browsers of the first bridge points. */
export function openSeats(count: number): Promise<Seat[]> {
  return Promise.all(Array.from({ length: count }, (_, place) => openSeat(place)))
}

/** How a seat is fitted out. */
export type SeatOptions = {
  readonly height?: FilmHeight
  /** Camera and microphone are allowed without it. */
  readonly permissions?: readonly ('camera' | 'microphone')[]
  readonly context?: BrowserContextOptions
}

/**
 * Starts the browser of a bridge point; nothing is opened in it yet.
 * @param place 0 to 2, in the order of the invitation
 */
export async function openSeat(
  place: number,
  { height = 720, permissions, context = {} }: SeatOptions = {},
): Promise<Seat> {
  const point = BRIDGE_POINTS[place]
  if (!point) throw new Error(`The meeting has ${BRIDGE_POINTS.length} bridge points.`)
  const media = await fakeMedia(place, height)
  const browser = await openBrowser({ media, allowDevices: permissions === undefined })
  const page = await openPage(browser, { ...context, ...(permissions && { permissions: [...permissions] }) })
  return { ...point, media, browser, page, close: () => browser.close() }
}

/** Signs the page's browser in as the administrator, who may sit at every bridge point. */
export async function signIn(page: Page, url: string): Promise<void> {
  const { login, password } = ADMINISTRATOR
  await page.goto(`${url}/sign-in`)
  await askFrom(page, 'access.sign-in', { login, password })
}

/** Asks the office from within a page, with its browser's cookie. @throws Error when it is refused */
export async function askFrom<N extends RequestName<OfficeContract>>(
  page: Page,
  name: N,
  input: Input<OfficeContract, N>,
): Promise<void> {
  const send = async ({ path, body }: { path: string; body: string }): Promise<string> => {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    return response.ok ? '' : response.text()
  }
  const refused = await page.evaluate(send, { path: `/api/office/${name}`, body: JSON.stringify(input) })
  if (refused) throw new Error(`${name}: ${refused}`)
}

/** From the first screen into the lobby, by the bridge point's button. */
export async function enterLobby({ page, id }: Seat, url: string): Promise<void> {
  await signIn(page, url)
  await page.goto(url)
  await page.locator(`a[data-bridge-point="${id}"]`).click()
  await joinButton(page).waitFor()
}

/** Turns the microphone's switch in the lobby. */
export async function chooseMicrophone({ page }: Seat, to: 'open' | 'closed'): Promise<void> {
  const [from, words] = to === 'open' ? ['tắt', 'mở'] : ['mở', 'tắt']
  const wanted = page.getByText(`Micrô sẽ ${words} khi vào họp`)
  if (!(await wanted.isVisible())) await page.getByText(`Micrô sẽ ${from} khi vào họp`).click()
  await wanted.waitFor()
}

/** From the lobby into the meeting. */
export async function join({ page }: Seat): Promise<void> {
  await joinButton(page).click()
  await controls(page).waitFor({ timeout: 60_000 })
}

/** The whole way from the start page into the meeting, with the microphone as wished. */
export async function joinMeeting(seat: Seat, url: string, microphone: 'open' | 'closed' = 'open'): Promise<void> {
  await enterLobby(seat, url)
  await lobbyPicture(seat)
  await chooseMicrophone(seat, microphone)
  await join(seat)
}

/** Waits until the lobby's mirror shows our own film. */
export async function lobbyPicture({ page, media }: Seat): Promise<void> {
  const look = () => page.evaluate(() => window.eyes.see('[data-source="camera"]'))
  await until('the lobby shows the camera', look, (seen) => seen?.code === media.code)
}

/** Leaves by the button. */
export async function leave({ page }: Seat): Promise<void> {
  await page.getByRole('button', { name: 'Rời họp' }).click()
  await page.getByText('Điểm cầu đã rời cuộc họp').first().waitFor()
}

/** The large picture's place. */
export const STAGE = 'section[aria-label="Màn hình chính"]'

/** Where a bridge point's picture stands on a screen. */
export function tile(of: Pick<Seat, 'id'>, source: 'camera' | 'presentation' = 'camera'): string {
  return `[data-bridge-point="${of.id}"][data-source="${source}"]`
}

/** What stands in a tile now; null without a picture. */
export function see(at: Seat, selector: string): Promise<Seen | null> {
  return at.page.evaluate((where) => window.eyes.see(where), selector)
}

/** Waits until one bridge point sees another's film in that one's tile. */
export async function sees(at: Seat, other: Seat): Promise<void> {
  const good = (seen: Seen | null) => seen?.code === other.media.code
  await until(`${at.name} sees ${other.name}`, () => see(at, tile(other)), good)
}

/** Waits until the picture in a tile moves on by this many frames of its film. */
export async function moves(at: Seat, selector: string, frames = 30): Promise<void> {
  const shown = () => at.page.evaluate((where) => window.eyes.framesShown(where), selector)
  const start = (await shown()) ?? 0
  await until(`${frames} more frames are shown in ${selector}`, shown, (now) => (now ?? 0) >= start + frames)
}

/** Watches the video in a tile for so many seconds of its sender's clock. */
export function watches(at: Seat, selector: string, seconds: number): Promise<Watched> {
  return at.page.evaluate(({ where, long }) => window.eyes.watch(where, long), { where: selector, long: seconds })
}

/** Waits until one bridge point hears another's tone, played after this call. */
export async function hears(at: Seat, other: Seat): Promise<void> {
  const start = await soundMark(at)
  const good = ({ last, now }: Heard) => last !== null && last > start && now > start
  await until(`${at.name} hears ${other.name}`, () => heard(at, other), good)
}

/** Waits until another's tone has been gone for two seconds of played sound: longer than any pause of its rhythm. */
export async function hearsNothingOf(at: Seat, other: Seat): Promise<void> {
  const start = await soundMark(at)
  const good = ({ last, now }: Heard) => now - Math.max(last ?? 0, start) > 2
  await until(`${at.name} no longer hears ${other.name}`, () => heard(at, other), good)
}

/** A moment in the sound that a bridge point's page has played, s. */
export function soundMark({ page }: Seat): Promise<number> {
  return page.evaluate(() => window.ears.listeningFor())
}

/** Whether another's tone has been heard at any time after a mark. */
export async function heardSince(at: Seat, other: Seat, mark: number): Promise<boolean> {
  const { last } = await heard(at, other)
  return last !== null && last > mark
}

type Heard = { readonly last: number | null; readonly now: number }

/** When a tone was heard last, and now, in seconds of played sound. */
async function heard(at: Seat, { media }: Seat): Promise<Heard> {
  return at.page.evaluate((hz) => {
    const now = window.ears.listeningFor()
    const ago = window.ears.lastHeard(hz)
    return { now, last: ago === null ? null : now - ago }
  }, media.toneHz)
}

/** The figures of the picture in a tile; null when nothing is received for it. */
export function received(at: Seat, selector: string): Promise<ReceivedPicture | null> {
  return at.page.evaluate((where) => window.figures.receivedIn(where), selector)
}

/** Waits until the picture in a tile is received at a width, px. */
export async function receivesWidth(at: Seat, selector: string, width: number): Promise<void> {
  const good = (picture: ReceivedPicture | null) => picture?.frameWidth === width
  await until(`${at.name} receives ${selector} ${width} px wide`, () => received(at, selector), good)
}

/** The connection whose picture stands in each tile of a bridge point, in the order of the page. */
export function peersOf(at: Seat, of: Pick<Seat, 'id'>): Promise<(string | null)[]> {
  return at.page.locator(tile(of)).evaluateAll((tiles) => tiles.map((one) => one.getAttribute('data-peer')))
}

/** Counts from now on how many tiles of a bridge point stand on a screen at once, at most; until the page is reloaded. */
export async function watchTiles(at: Seat, of: Pick<Seat, 'id'>): Promise<{ most(): Promise<number> }> {
  const counter = await at.page.evaluateHandle((selector) => {
    const count = () => document.querySelectorAll(selector).length
    const seen = { most: count() }
    const observer = new MutationObserver(() => (seen.most = Math.max(seen.most, count())))
    observer.observe(document.body, { childList: true, subtree: true })
    return seen
  }, tile(of))
  return { most: () => counter.evaluate(({ most }) => most) }
}

/** Presses the microphone's button and waits until it says so. */
export async function switchMicrophone({ page }: Seat, to: 'open' | 'closed'): Promise<void> {
  await page.getByRole('button', { name: to === 'open' ? 'Micrô đang tắt' : 'Micrô đang mở' }).click()
  await microphoneIs({ page }, to)
}

/** Waits until the microphone's button shows a state. */
export async function microphoneIs({ page }: Pick<Seat, 'page'>, state: 'open' | 'closed'): Promise<void> {
  await page
    .getByRole('button', { name: state === 'open' ? 'Micrô đang mở' : 'Micrô đang tắt' })
    .waitFor({ timeout: 60_000 })
}

/** Presses the camera's button and waits until it says so. */
export async function switchCamera({ page }: Seat, to: 'open' | 'closed'): Promise<void> {
  await page.getByRole('button', { name: to === 'open' ? 'Camera tắt' : 'Camera bật' }).click()
  await page.getByRole('button', { name: to === 'open' ? 'Camera bật' : 'Camera tắt' }).waitFor()
}

/** The bar with the buttons of the meeting. */
export function controls(page: Page) {
  return page.getByRole('toolbar', { name: 'Điều khiển' })
}

function joinButton(page: Page) {
  return page.getByRole('button', { name: 'Vào họp' })
}
