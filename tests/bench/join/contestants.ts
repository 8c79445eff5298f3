// Both ways to join side by side: the product, and the naive sequence on the very same SFU, each with a sender in it.
import type { Browser, Page } from 'playwright-core'
import { openContestant } from './contestant.ts'
import type { Contestant } from './contestant.ts'
import { buildNaivePage } from './naive/build.ts'
import { openNaiveServer } from './naive/server.ts'
import { openBrowser } from '../../support/browser.ts'
import { fakeMedia } from '../../support/fake-media.ts'
import { signIn } from '../../support/page.ts'
import { openProduct } from '../../support/product.ts'

/** Both, and what must be closed after them. */
export type Contestants = { readonly ours: Contestant; readonly naive: Contestant }

/** Opens servers, senders and relays in this process; one media worker on either side. */
export async function openContestants(opened: AsyncDisposableStack): Promise<Contestants> {
  const senders = closing(opened, await openBrowser({ media: await fakeMedia(0) }))
  const joiners = closing(opened, await openBrowser({ media: await fakeMedia(1) }))
  return {
    ours: closing(opened, await openOurs(opened, senders, joiners)),
    naive: closing(opened, await openNaive(opened, senders, joiners)),
  }
}

async function openOurs(opened: AsyncDisposableStack, senders: Browser, joiners: Browser): Promise<Contestant> {
  const product = closing(opened, await openProduct({ RTC_WORKERS: '1' }))
  const sender = await senders.newPage({ locale: 'vi-VN' })
  await signIn(sender, product.url)
  await sender.goto(`${product.url}/meetings/${product.meetingId}/join/VPUBND`)
  await sender.getByRole('button', { name: 'Vào họp' }).click()
  await sender.getByRole('button', { name: 'Rời họp' }).waitFor()
  return openContestant({
    name: 'ours',
    browser: joiners,
    serverPort: product.port,
    path: `/meetings/${product.meetingId}/join/LNGAN`,
    enter: (page, url) => signIn(page, url),
    ready: async (page) => {
      // What is loaded ahead of the click is loaded by then.
      await page.waitForLoadState('networkidle')
      await pictureOf(page, 'video')
    },
    click: (page) => page.getByRole('button', { name: 'Vào họp' }).click(),
    async leave(page) {
      await page.getByRole('button', { name: 'Rời họp' }).click()
      await page.getByText('Điểm cầu đã rời cuộc họp').waitFor()
    },
  })
}

async function openNaive(opened: AsyncDisposableStack, senders: Browser, joiners: Browser): Promise<Contestant> {
  const built = closing(opened, await buildNaivePage())
  const server = closing(opened, await openNaiveServer(built.folder))
  const sender = await senders.newPage()
  await sender.goto(`http://localhost:${server.port}/`)
  await sender.getByRole('button', { name: 'Join' }).click()
  await sender.locator('body[data-joined=yes]').waitFor()
  return openContestant({
    name: 'naive',
    browser: joiners,
    serverPort: server.port,
    path: '/',
    ready: async (page) => {
      await page.waitForLoadState('networkidle')
      await pictureOf(page, '#own')
    },
    click: (page) => page.getByRole('button', { name: 'Join' }).click(),
    leave: async () => undefined,
  })
}

/** Both lobbies show their own camera before the click. */
async function pictureOf(page: Page, selector: string): Promise<void> {
  const shows = (where: string) => (document.querySelector<HTMLVideoElement>(where)?.videoWidth ?? 0) > 0
  await page.waitForFunction(shows, selector)
}

function closing<T extends { close(): Promise<void> }>(opened: AsyncDisposableStack, part: T): T {
  opened.defer(() => part.close())
  return part
}
