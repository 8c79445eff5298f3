// A real Chromium with one bridge point's fake camera and microphone.
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromiumBinary } from '../../config/runtime.ts'
import { GRID } from './fake-media.ts'
import type { FakeMedia } from './fake-media.ts'
import { installEars } from './probe/ears.ts'
import { installEyes } from './probe/eyes.ts'
import { installFigures } from './probe/figures.ts'

/** The title of the tab that a page shares when it asks for a screen; the command line compares ASCII only. */
const SHARED_TAB = 'Tai lieu trinh chieu'

const ARGS = [
  // Chromium's sandbox cannot be set up by root, as which containers run tests.
  '--no-sandbox',
  '--disable-gpu',
  // A test machine has no way out: nothing may try.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  `--auto-select-tab-capture-source-by-title=${SHARED_TAB}`,
]

/** How a browser is started. */
export type BrowserOptions = {
  readonly media: FakeMedia
  /** Answers every question for camera and microphone with yes; else the permissions of a profile decide. */
  readonly allowDevices?: boolean
}

/** Starts a browser; fake devices belong to the whole browser, so each bridge point has one of its own. */
export async function openBrowser({ media, allowDevices = true }: BrowserOptions): Promise<Browser> {
  const executablePath = chromiumBinary()
  if (executablePath === undefined) throw new Error('Chromium is not installed: npm test says what to do.')
  return chromium.launch({
    executablePath,
    args: [
      ...ARGS,
      ...(allowDevices ? ['--auto-accept-camera-and-microphone-capture'] : []),
      `--use-file-for-fake-video-capture=${media.cameraFile}`,
      `--use-file-for-fake-audio-capture=${media.microphoneFile}`,
    ],
  })
}

/** Opens a page with the probes inside, in a profile of its own. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    locale: 'vi-VN',
    ...options,
  })
  await context.addInitScript(installEyes, GRID)
  await context.addInitScript(installEars)
  await context.addInitScript(installFigures)
  return context.newPage()
}

/** Opens beside a page the tab that it will share, filled with the film's grid carrying a number. */
export async function openSharedTab(page: Page, code: number): Promise<void> {
  const tab = await page.context().newPage()
  await tab.setContent(
    `<!doctype html><title>${SHARED_TAB}</title><canvas style="position:fixed;inset:0;width:100%;height:100%">`,
  )
  await tab.evaluate(paintGrid, { grid: GRID, code })
  await page.bringToFront()
}

/** Runs inside the shared tab: the cells again and again, with a frame counter, for a still tab sends no frames. */
function paintGrid({ grid, code }: { grid: typeof GRID; code: number }): void {
  const canvas = document.querySelector('canvas')
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen) return
  Object.assign(canvas, { width: grid.columns * 40, height: grid.rows * 40 })
  const fill = (column: number, row: number, colour: string) => {
    pen.fillStyle = colour
    pen.fillRect(column * 40, row * 40, 40, 40)
  }
  const byte = (row: number, value: number) => {
    for (let bit = 0; bit < 8; bit += 1) {
      const set = ((value >> (7 - bit)) & 1) === 1
      fill(grid.firstColumn + bit, row, set ? 'white' : 'black')
      fill(grid.firstColumn + bit, row + 1, set ? 'black' : 'white')
    }
  }
  pen.fillStyle = 'grey'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  for (const { column, row } of grid.white) fill(column, row, 'white')
  for (const { column, row } of grid.black) fill(column, row, 'black')
  byte(grid.codeRow, code)
  let frame = 0
  setInterval(() => byte(grid.frameRow, (frame = (frame + 1) % 30)), 200)
}
