// The way of most other systems: a headless Chromium that takes part, draws the meeting as one picture and encodes it.
import type { types } from 'mediasoup'
import { openBrowser } from '../../support/browser.ts'
import { fakeMedia } from '../../support/fake-media.ts'
import { serveScript } from '../../support/script-page.ts'
import type { CompositeInput, CompositePage } from './composite-page.ts'
import { LOOPBACK } from './meeting.ts'
import type { GeneratedMeeting } from './meeting.ts'
import { childrenOf } from './processor.ts'

/** A running composite recording. */
export type Composite = {
  /** The browser's first processes; all others descend from them. */
  readonly pids: readonly number[]
  /** Bytes encoded so far. */
  bytes(): Promise<number>
}

/** Starts it; resolves when it encodes. */
export async function recordComposite(
  { router, sources }: GeneratedMeeting,
  opened: AsyncDisposableStack,
): Promise<Composite> {
  const served = await serveScript('../bench/recording/composite-page.ts')
  opened.defer(() => void served.close())
  const before = await childrenOf(process.pid)
  const browser = await openBrowser({ media: await fakeMedia(0) })
  opened.defer(() => browser.close())
  const pids = (await childrenOf(process.pid)).filter((pid) => !before.includes(pid))
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  const transport = await router.createWebRtcTransport({
    listenInfos: [{ protocol: 'udp', ip: LOOPBACK }],
    initialAvailableOutgoingBitrate: 40_000_000,
  })
  await page.exposeFunction('connectTransport', (dtlsParameters: types.DtlsParameters) =>
    transport.connect({ dtlsParameters }),
  )
  const address = served.address()
  if (address === null || typeof address === 'string') throw new Error('The page is served over TCP.')
  await page.goto(`http://${LOOPBACK}:${address.port}/`)
  await page.waitForFunction(() => 'record' in window)
  const rtpCapabilities = router.rtpCapabilities
  const producers = sources.flatMap(({ picture, sound }) => [picture, sound])
  const consumers = await Promise.all(
    producers.map(({ id: producerId }) => transport.consume({ producerId, rtpCapabilities })),
  )
  const { id, iceParameters, iceCandidates, dtlsParameters } = transport
  // The server's library names more header extensions than the page's, which ignores those that it does not know.
  const input = {
    capabilities: rtpCapabilities,
    transport: { id, iceParameters, iceCandidates, dtlsParameters },
    consumers: consumers.map(({ id, producerId, kind, rtpParameters }) => ({ id, producerId, kind, rtpParameters })),
  } as CompositeInput
  await page.evaluate((joined: CompositeInput) => (window as unknown as CompositePage).record(joined), input)
  return { pids, bytes: () => page.evaluate(() => (window as unknown as CompositePage).recordedBytes()) }
}
