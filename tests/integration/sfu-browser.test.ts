// What the SFU tells about real lines: connected, how good, who speaks, gone; and that a picture comes without being asked for.
import type { Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { producerId } from '../../signalling/protocol/ids.ts'
import { openBrowser } from '../support/browser.ts'
import { fakeMedia } from '../support/fake-media.ts'
import { openSfuPage } from '../support/open-sfu-page.ts'
import { serveScript } from '../support/script-page.ts'
import type { Join, SfuPage } from '../support/sfu-page.ts'
import { openSfu, router } from '../support/sfu.ts'
import type { OpenSfu } from '../support/sfu.ts'

const routerId = router('browser')
let sfu: OpenSfu
let web: Server
let browser: Browser
beforeAll(async () => {
  const [served, media] = await Promise.all([serveScript('./sfu-page.ts'), fakeMedia(0)])
  web = served
  ;[sfu, browser] = await Promise.all([openSfu(), openBrowser({ media })])
  await sfu.request('router.open', { routerId })
})
afterAll(async () => {
  await browser.close()
  web.close()
  await sfu.close()
})

const openPage = () => openSfuPage(browser, web, sfu)

// In each `evaluate` the window is the page's own, which holds the functions of its script.
test('two pages, one line each', async () => {
  const { rtpCapabilities: capabilities } = await sfu.request('capabilities.read', {})

  const sender = await openPage()
  const sending = await sfu.request('transport.open', { routerId, direction: 'send' })
  const sources = await sender.evaluate((join: Join) => (window as unknown as SfuPage).send(join), {
    routerId,
    capabilities,
    opened: sending,
  })
  expect(await sfu.hearing('transport.changed')).toEqual([
    { routerId, transportId: sending.transportId, state: 'connected' },
  ])

  // The consumers are open and flowing before their transport is connected: the key frame is asked for when it is.
  const receiver = await openPage()
  const opened = await sfu.request('transport.open', {
    routerId,
    direction: 'receive',
    rtpCapabilities: capabilities,
    consume: [sources.audio, sources.video].map((id) => ({ producerId: producerId.parse(id), paused: false })),
  })
  const picture = await receiver.evaluate((join: Join) => (window as unknown as SfuPage).receive(join), {
    routerId,
    capabilities,
    opened,
  })
  expect(picture.width).toBeGreaterThan(0)
  expect((await sfu.hearing('transport.changed', 2))[1]).toEqual({
    routerId,
    transportId: opened.transportId,
    state: 'connected',
  })

  expect(await sfu.hearing('speaker.changed')).toEqual([{ routerId, producerId: sources.audio }])
  await expect
    .poll(
      () =>
        sfu.heard.flatMap((one) =>
          one.name === 'transport.measured' && one.data.rttMs !== undefined ? [one.data.transportId] : [],
        ),
      { timeout: 20_000 },
    )
    .toEqual(expect.arrayContaining([sending.transportId, opened.transportId]))

  await sender.evaluate(() => (window as unknown as SfuPage).setMicrophone(false))
  expect((await sfu.hearing('speaker.changed', 2))[1]).toEqual({ routerId, producerId: null })
  await sender.evaluate(() => (window as unknown as SfuPage).setMicrophone(true))
  expect((await sfu.hearing('speaker.changed', 3))[2]).toEqual({ routerId, producerId: sources.audio })

  await sender.close()
  expect((await sfu.hearing('transport.changed', 3))[2]).toEqual({
    routerId,
    transportId: sending.transportId,
    state: 'disconnected',
  })
})
