// Pages drawn ahead and kept for a while, so that turning to one shows it at once.
import { createStore } from '../../session/store.ts'
import type { Paper, Size } from './paper.ts'

/** How a page is to be drawn: into a box of device pixels, enlarged. */
export type Frame = { readonly box: Size; readonly zoom: number }

/** The most pixels of one drawn page: beyond it browsers give up on a canvas. */
const MOST_PIXELS = 32_000_000
/** How many pages may be wanted at once, and how many drawn ones are kept. */
const MOST_WANTED = 3
const MOST_KEPT = 6

/** The size at which a page fills a frame, whole device pixels. */
export function fitted(page: Size, { box, zoom }: Frame): Size {
  const fitting = Math.min(box.width / page.width, box.height / page.height) * zoom
  const most = Math.sqrt(MOST_PIXELS / (page.width * page.height))
  const scale = Math.min(fitting, most)
  return { width: Math.max(1, Math.floor(page.width * scale)), height: Math.max(1, Math.floor(page.height * scale)) }
}

/** A page as it was drawn for a frame. */
export type Drawn = { readonly page: number; readonly frame: Frame; readonly canvas: HTMLCanvasElement }

/** The size at which a drawing is shown in a frame: pixel by pixel in the one that it was drawn for. */
export function shownSize({ canvas, frame }: Pick<Drawn, 'canvas' | 'frame'>, now: Frame): Size {
  return isSame(frame, now) ? { width: canvas.width, height: canvas.height } : fitted(canvas, now)
}

/** Draws the wanted pages of a document one after the other, the most wanted first. */
export class DrawnPages {
  /** What is drawn at this moment, each page once, the newest last. */
  readonly store = createStore<{ readonly drawn: readonly Drawn[] }>({ drawn: [] })
  readonly #paper: Paper
  readonly #failed: (error: unknown) => void
  #wanted: readonly number[] = []
  #frame: Frame | null = null
  #busy = false
  #closed = false

  /** @param failed called when a page cannot be drawn; nothing more is drawn then */
  constructor(paper: Paper, failed: (error: unknown) => void) {
    this.#paper = paper
    this.#failed = failed
  }

  /**
   * Says which pages are wanted, and for which frame; earlier wishes are forgotten.
   * @param pages at most three, the most wanted first; those outside of the document are left out
   */
  want(pages: readonly number[], frame: Frame): void {
    this.#wanted = pages.slice(0, MOST_WANTED).filter((page) => page >= 1 && page <= this.#paper.pages)
    this.#frame = frame
    void this.#work()
  }

  /** Forgets everything; what is being drawn is thrown away. */
  close(): void {
    this.#closed = true
    this.store.set({ drawn: [] })
  }

  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      for (let wish = this.#next(); wish !== null; wish = this.#next()) {
        const { page, frame } = wish
        const { width } = fitted(await this.#paper.sizeOf(page), frame)
        const canvas = await this.#paper.draw(page, width)
        if (this.#closed) return
        this.#keep({ page, frame, canvas })
      }
    } catch (error) {
      if (!this.#closed) this.#failed(error)
    } finally {
      this.#busy = false
    }
  }

  #next(): { page: number; frame: Frame } | null {
    const frame = this.#frame
    if (frame === null || this.#closed) return null
    const { drawn } = this.store.get()
    const isDrawn = (page: number) => drawn.some((one) => one.page === page && isSame(one.frame, frame))
    const page = this.#wanted.find((wanted) => !isDrawn(wanted))
    return page === undefined ? null : { page, frame }
  }

  #keep(drawn: Drawn): void {
    const others = this.store.get().drawn.filter(({ page }) => page !== drawn.page)
    this.store.set({ drawn: [...others, drawn].slice(-MOST_KEPT) })
  }
}

function isSame(a: Frame, b: Frame): boolean {
  return a.zoom === b.zoom && a.box.width === b.box.width && a.box.height === b.box.height
}
