// The page of the SFU's tests in a real browser, speaking to a real SFU.
import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import type { OpenSfu } from './sfu.ts'

/** Opens it. @param web serves `sfu-page.ts` */
export async function openSfuPage(browser: Browser, web: Server, sfu: OpenSfu): Promise<Page> {
  const page = await browser.newPage()
  // The page asks in the contract's own words; the SFU parses them as it parses everything.
  await page.exposeFunction(
    'askSfu',
    (name: 'transport.connect', input: Parameters<typeof sfu.request<'transport.connect'>>[1]) =>
      sfu.request(name, input),
  )
  const address = web.address()
  if (address === null || typeof address === 'string') throw new Error('The page is served over TCP.')
  await page.goto(`http://127.0.0.1:${address.port}/`)
  await page.waitForFunction(() => 'send' in window && 'receive' in window)
  return page
}
