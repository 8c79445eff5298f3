// The stage of a recording in a browser's own player, which knows nothing of ours: HLS as Safari has it, too.
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumBinary } from '../../config/runtime.ts'
import { signIn } from '../support/page.ts'
import { openProduct } from '../support/product.ts'
import type { TestProduct } from '../support/product.ts'
import { COLOURS } from '../support/recorded-media.ts'
import { recordSession } from '../support/recorded-session.ts'
import type { RecordedSession } from '../support/recorded-session.ts'
import { speakerAt } from '../support/recorded-story.ts'
import { until } from '../support/until.ts'

let product: TestProduct
let browser: Browser
let session: RecordedSession
beforeAll(async () => {
  product = await openProduct()
  const executablePath = chromiumBinary() ?? ''
  // Chromium's sandbox cannot be set up by root, as which containers run tests.
  const args = ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required']
  browser = await chromium.launch({ executablePath, args })
  session = await recordSession(product, { lengthMs: 32_000, turnMs: 8_000 })
  await until('the library shows it', () => product.clerk.ask('recording.read', { id: session.sessionId }))
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

test('is played from its beginning and from any moment, with the picture of who had the floor', async () => {
  const page = await browser.newPage()
  await signIn(page, product.url)
  const opened = await page.evaluate(async (src) => {
    const video = document.createElement('video')
    video.id = 'stage'
    video.muted = true
    video.src = src
    document.body.append(video)
    if (video.canPlayType('application/vnd.apple.mpegurl') === '') return null
    await video.play()
    return { duration: video.duration, width: video.videoWidth }
  }, `/api/recordings/${session.sessionId}/stage.m3u8`)
  // Older browsers have no such player; ours does not need it.
  if (opened === null) return
  expect(opened.width).toBe(320)
  expect(opened.duration).toBeCloseTo(32, 0)
  for (const second of [2, 11, 19, 27]) {
    const seen = await page.evaluate(async (at) => {
      const video = document.querySelector<HTMLVideoElement>('#stage')
      if (!video) throw new Error('no player')
      video.pause()
      const there = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }))
      video.currentTime = at
      await there
      const context = Object.assign(document.createElement('canvas'), { width: 320, height: 180 }).getContext('2d')
      context?.drawImage(video, 0, 0)
      return [...(context?.getImageData(160, 150, 1, 1).data ?? [])]
    }, second)
    expect([second, placeOf(seen)]).toEqual([second, speakerAt(session.story, session.places, second * 1_000)])
  }
})

/** The number of the place whose colour this is. */
function placeOf(seen: readonly number[]): number {
  const distances = COLOURS.map((colour) => {
    const parts = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
    return parts.reduce((sum, part, index) => sum + Math.abs(part - (seen[index] ?? 0)), 0)
  })
  return distances.indexOf(Math.min(...distances))
}
