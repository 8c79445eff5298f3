// The page's media through its generations: taken over from a join, opened again by itself when it is lost.
import { Refusal } from '#protocol'
import type { ConsumerId, Input, OpenedMedia, ReceivedSource, WebContract } from '#protocol'
import { backoffMs, pause } from './backoff.ts'
import type { Equipment } from './equipment.ts'
import { createMediaLink } from './media-link.ts'
import type { MediaLink } from './media-link.ts'
import { STANDSTILL_MS } from './reception.ts'
import type { Signal } from './signal.ts'
import type { TrackBoard } from './track-board.ts'

/** What the media works with. */
export type MediaParts = {
  readonly equipment: Equipment
  readonly signal: Signal
  readonly board: TrackBoard
  readonly view: Input<WebContract, 'media.open'>['view']
  /** A new link is there: sources are to be sent over it. */
  linked(link: MediaLink): void
  /** Whether what others send is missing at this moment. */
  lost(lost: boolean): void
  /** The server no longer knows us. */
  unknown(): void
}

/** Media that held this long was good: the next loss is mended at once. */
const GOOD_AFTER_MS = 3_000

/** How long sending waits for what is received to flow. */
const RECEIVING_WITHIN_MS = 1_000

/** Keeps media open until closed. */
export class Media {
  readonly #parts: MediaParts
  readonly #ending = new AbortController()
  #link: MediaLink | undefined
  #reopening: AbortController | undefined
  #losses = 0
  #adoptedAt = 0

  /** Has nothing open yet. */
  constructor(parts: MediaParts) {
    this.#parts = parts
  }

  /** Takes over what the server opened; resolves when its first sources are negotiated. */
  async adopt(opened: OpenedMedia): Promise<void> {
    if (this.#ending.signal.aborted) return
    const { equipment, signal, board, linked, lost } = this.#parts
    this.#stopReopening()
    const previous = this.#link
    previous?.retire()
    const next = createMediaLink({
      equipment,
      signal,
      board,
      opened,
      received: () => next === this.#link && lost(this.#reopening !== undefined),
      broken: () => next === this.#link && this.reopen(),
    })
    this.#link = next
    this.#adoptedAt = performance.now()
    if (opened.consumers.length === 0) lost(false)
    // A browser negotiates one thing at a time: what the others send comes first.
    const patience = pause(opened.consumers.length > 0 ? RECEIVING_WITHIN_MS : 0, this.#ending.signal)
    void Promise.race([next.receiving, patience]).then(() => next === this.#link && linked(next))
    if (previous) void this.#replace(previous, next)
    await next.reception.open(opened.consumers)
  }

  /** Opens everything again, trying until it works; the last pictures stay until new ones arrive. */
  reopen(): void {
    if (this.#ending.signal.aborted || this.#reopening) return
    if (performance.now() - this.#adoptedAt > GOOD_AFTER_MS) this.#losses = 0
    this.#reopening = new AbortController()
    this.#parts.lost(true)
    void this.#openAgain(this.#reopening.signal)
  }

  /** A source has come. */
  consumerOpened(source: ReceivedSource): void {
    void this.#link?.reception.open([source])
  }

  /** A source has gone. */
  consumerClosed(consumerId: ConsumerId): void {
    this.#link?.reception.close(consumerId)
  }

  /** Closes everything for good. */
  close(): void {
    this.#ending.abort()
    this.#stopReopening()
    this.#link?.close()
  }

  /** Media that breaks again and again is opened again ever more slowly. */
  async #openAgain(until: AbortSignal): Promise<void> {
    const { equipment, signal, view, unknown } = this.#parts
    for (let attempt = this.#losses++; !until.aborted; attempt++) {
      if (attempt > 0) await pause(backoffMs(attempt), until)
      try {
        return this.adopt(await signal.request('media.open', { ...equipment.offer, view }, until))
      } catch (error) {
        if (until.aborted || !(error instanceof Refusal) || error.code !== 'not-joined') continue
        this.#stopReopening()
        return unknown()
      }
    }
  }

  async #replace(previous: MediaLink, next: MediaLink): Promise<void> {
    await pause(STANDSTILL_MS, this.#ending.signal)
    previous.close()
    if (next === this.#link) this.#parts.board.keepOnly(next.name)
  }

  #stopReopening(): void {
    this.#reopening?.abort(new Error('opening media again is no longer needed'))
    this.#reopening = undefined
  }
}
