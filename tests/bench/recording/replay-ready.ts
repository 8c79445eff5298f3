// How long after the end of a session its replay moves: the page is opened anew, play is pressed, a picture is drawn.
import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import type { BenchContext } from '../bench.ts'
import { within } from '../bench.ts'
import { openBrowser, openPage } from '../../support/browser.ts'
import { fakeMedia } from '../../support/fake-media.ts'
import { signIn } from '../../support/page.ts'
import { openProduct } from '../../support/product.ts'
import { recordSession } from '../../support/recorded-session.ts'

/** Nobody waits longer for a replay, ms. */
const PATIENCE_MS = 60_000

/** A length of sessions, and how often one is ended and watched. */
export type ReplayRound = { readonly name: string; readonly lengthMs: number; readonly times: number }

/**
 * Ends generated sessions one after the other and watches each at once.
 * @returns for every round, ms from the end of each session to its first replayed picture
 */
export async function replayReady(
  rounds: readonly ReplayRound[],
  { say, opened }: BenchContext,
): Promise<Map<string, number[]>> {
  const product = await openProduct()
  opened.defer(product.close)
  const browser = await openBrowser({ media: await fakeMedia(0) })
  opened.defer(() => browser.close())
  const page = await openPage(browser)
  await signIn(page, product.url)
  const taken = new Map<string, number[]>()
  for (const { name, lengthMs, times } of rounds) {
    const row: number[] = []
    for (let time = 1; time <= times; time += 1) {
      const session = await recordSession(product, { lengthMs, standing: 'live' })
      await session.grow(lengthMs)
      const startedAt = performance.now()
      await session.end()
      await within(PATIENCE_MS, 'the replay', firstPicture(page, `${product.url}/recordings/${session.sessionId}`))
      row.push(performance.now() - startedAt)
      say(`a session of ${name} was watched ${Math.round(row.at(-1) ?? 0)} ms after its end (${time} of ${times})`)
      await page.goto(product.url)
      await rm(session.folder, { recursive: true, force: true })
    }
    taken.set(name, row)
  }
  return taken
}

/** Resolves with the first picture that is drawn after play was pressed. */
async function firstPicture(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('slider', { name: 'Thời điểm đang xem' }).waitFor()
  await page.keyboard.press('k')
  await page.evaluate(
    () =>
      new Promise<void>((drawn) => {
        const look = (): void => {
          const video = document.querySelector<HTMLVideoElement>('[data-place="large"] video')
          if (video && !video.paused) video.requestVideoFrameCallback(() => drawn())
          else requestAnimationFrame(look)
        }
        look()
      }),
  )
}
