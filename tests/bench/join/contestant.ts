// One of the two ways to join, as the benchmark plays it: a fresh page each time, from the click to the picture.
import type { Browser, Page } from 'playwright-core'
import type { FirstFrame } from './first-frame.ts'
import { watchFirstFrame } from './first-frame.ts'
import { within } from '../bench.ts'
import { openRelay } from '../../support/relay.ts'
import type { Relay } from '../../support/relay.ts'

/** Large enough that the stage asks for the sender's full picture. */
const VIEWPORT = { width: 1280, height: 720 }

/** Anything slower is no join but a failure. */
const ROUND_WITHIN_MS = 60_000

/** How one way of joining is played. */
export type ContestantOptions = {
  readonly name: string
  /** The joining bridge point's browser. */
  readonly browser: Browser
  /** Where the server listens; the page reaches it through a relay. */
  readonly serverPort: number
  readonly path: string
  /** What the page needs before it may come: a signed-in browser. */
  enter?(page: Page, url: string): Promise<void>
  /** Resolves when the page stands ready: its socket is open. */
  ready(page: Page): Promise<void>
  click(page: Page): Promise<void>
  leave(page: Page): Promise<void>
}

/** One join. */
export type Joined = {
  /** From the click to the first remote picture on the screen, ms. */
  readonly ms: number
  /** Height of that picture, px. */
  readonly heightPx: number
  /** Each thing on the way, ms after the click. */
  readonly steps: Readonly<Record<string, number>>
}

/** A way of joining, ready to be played again and again. */
export type Contestant = {
  readonly name: string
  /** Adds to the round trip of everything over TCP, ms; media is not touched. */
  delay(roundTripMs: number): void
  /** Joins once with a fresh page and leaves again. */
  join(): Promise<Joined>
  close(): Promise<void>
}

/** Prepares a way of joining. */
export async function openContestant(options: ContestantOptions): Promise<Contestant> {
  const relay = await openRelay(options.serverPort)
  return {
    name: options.name,
    delay: (roundTripMs) => relay.delay(roundTripMs / 2),
    join: () => within(ROUND_WITHIN_MS, `A round of ${options.name}`, joinOnce(options, relay)),
    close: relay.close,
  }
}

async function joinOnce(
  { browser, path, enter, ready, click, leave }: ContestantOptions,
  relay: Relay,
): Promise<Joined> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'vi-VN' })
  try {
    await context.addInitScript(watchFirstFrame)
    const page = await context.newPage()
    const url = `http://localhost:${relay.port}`
    await enter?.(page, url)
    const socket = openSocket(page)
    await page.goto(`${url}${path}`)
    await socket
    await ready(page)
    await click(page)
    await page.waitForFunction(() => globalThis.firstFrame?.shownAt !== undefined)
    const noted = await page.evaluate(() => globalThis.firstFrame)
    await leave(page)
    return joinedFrom(noted)
  } finally {
    await context.close()
  }
}

/** Resolves when the page's socket is connected: socket.io's connect packet (type 0) inside engine.io's message (4). */
function openSocket(page: Page): Promise<void> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (payload.toString().startsWith('40')) resolve()
      })
    })
  })
}

function joinedFrom(noted: FirstFrame | undefined): Joined {
  const { clickedAt, shownAt, heightPx, steps } = noted ?? { steps: {} }
  if (clickedAt === undefined || shownAt === undefined || heightPx === undefined)
    throw new Error('The page noted no join.')
  const afterClick = Object.entries(steps).map(([name, at]): [string, number] => [name, Math.round(at - clickedAt)])
  return { ms: shownAt - clickedAt, heightPx, steps: Object.fromEntries(afterClick) }
}
