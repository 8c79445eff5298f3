// A document that can be drawn page by page, whatever it is made of.
import type { LiveSession } from '../../session/live-state.ts'

/** Width and height in one unit. */
export type Size = { readonly width: number; readonly height: number }

/** An open document. Its canvases belong to the page of the application, also when they are shown in another window. */
export type Paper = {
  readonly pages: number
  /** A page's own size; only its shape matters. */
  sizeOf(page: number): Promise<Size>
  /**
   * Draws a page anew.
   * @param widthPx width of the picture in device pixels
   */
  draw(page: number, widthPx: number): Promise<HTMLCanvasElement>
  /**
   * Fills an element with the page's words, each where it stands, invisible: for screen readers and for selecting.
   * @param widthCss width of the page on the screen in CSS pixels
   */
  write(page: number, widthCss: number, into: HTMLElement): Promise<void>
  /** Lets everything go. What is being drawn fails. */
  close(): void
}

/** Why a document cannot be shown. `line`: it could not be fetched, which may pass. */
export type PaperTrouble = 'line' | 'gone' | 'locked' | 'unreadable'

/** Thrown when a document cannot be opened or a page of it cannot be drawn. */
export class PaperFailed extends Error {
  readonly trouble: PaperTrouble

  /** @param trouble what the person is told */
  constructor(trouble: PaperTrouble, cause?: unknown) {
    super(`the document cannot be shown: ${trouble}`, { cause })
    this.name = 'PaperFailed'
    this.trouble = trouble
  }
}

/** What is needed to open a document. */
export type PaperSource = ReturnType<LiveSession['documentRequest']> & {
  /** Told of the bytes that have come, while nothing can be shown yet. */
  readonly progress: (bytes: number) => void
}

/** What a status of the server's answer means. */
export function troubleOfStatus(status: number): PaperTrouble {
  if (status === 404) return 'gone'
  return status === 415 ? 'unreadable' : 'line'
}
