// The shown document, held open for as long as it is shown, with its drawn pages.
import type { DocumentId } from '#protocol'
import type { LiveSession } from '../../session/live-state.ts'
import { createStore } from '../../session/store.ts'
import { DrawnPages } from './drawn-pages.ts'
import { openPaper } from './open-paper.ts'
import { PaperFailed } from './paper.ts'
import type { Paper, PaperTrouble } from './paper.ts'
import { notePages } from './reading.ts'

/** A document that can be drawn. */
export type OpenPaper = { readonly paper: Paper; readonly pages: DrawnPages }

/** How far a document has come. `bytes` have arrived while it is opened. */
export type PaperState = {
  readonly bytes: number
  readonly open: OpenPaper | null
  readonly trouble: PaperTrouble | null
}

/** After this time a line that was away is tried again, ms. */
const AGAIN_MS = 4_000

const BEGINNING: PaperState = { bytes: 0, open: null, trouble: null }

/** Opens a document, and again after its line was away. */
export class HeldPaper {
  readonly store = createStore<PaperState>(BEGINNING)
  readonly #live: LiveSession
  readonly #document: { readonly documentId: DocumentId; readonly mediaType: string }
  /** Counts the attempts: what comes of an earlier one is thrown away. */
  #attempt = 0
  #retrying: ReturnType<typeof setTimeout> | undefined

  /** Opens nothing before `start`. */
  constructor(live: LiveSession, document: { readonly documentId: DocumentId; readonly mediaType: string }) {
    this.#live = live
    this.#document = document
  }

  /** Opens the document from the beginning. */
  start(): void {
    this.close()
    const attempt = this.#attempt
    void this.#open(attempt).catch((error: unknown) => this.#failed(attempt, error))
  }

  /** Lets everything go; it may be started again. */
  close(): void {
    this.#attempt += 1
    clearTimeout(this.#retrying)
    const { open } = this.store.get()
    open?.pages.close()
    open?.paper.close()
    this.store.set(BEGINNING)
  }

  async #open(attempt: number): Promise<void> {
    const { documentId, mediaType } = this.#document
    const progress = (bytes: number) => {
      if (attempt === this.#attempt && this.store.get().open === null) this.store.set({ bytes })
    }
    const paper = await openPaper(mediaType, { ...this.#live.documentRequest(documentId), progress })
    if (attempt !== this.#attempt) return paper.close()
    notePages(documentId, paper.pages)
    this.store.set({ open: { paper, pages: new DrawnPages(paper, (error) => this.#failed(attempt, error)) } })
  }

  /** What failed for want of a line is tried again by itself. */
  #failed(attempt: number, error: unknown): void {
    if (attempt !== this.#attempt) return
    this.close()
    const trouble = error instanceof PaperFailed ? error.trouble : 'unreadable'
    this.store.set({ trouble })
    if (trouble === 'line') this.#retrying = setTimeout(() => this.start(), AGAIN_MS)
  }
}
