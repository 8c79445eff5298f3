// One source on its way out: whatever track is fed and whichever media link is there, the two are brought together.
import type { types } from 'mediasoup-client'
import { Refusal } from '#protocol'
import type { Source } from '#protocol'
import { backoffMs, pause } from './backoff.ts'
import type { MediaLink } from './media-link.ts'
import type { Signal } from './signal.ts'

/** What an outlet is. */
export type OutletOptions = {
  readonly source: Source
  readonly signal: Signal
  /** Whether the producer ends when nothing is fed, rather than waiting for the next track. */
  readonly endsWhenEmpty: boolean
}

/** One source on its way out. */
export class Outlet {
  readonly #options: OutletOptions
  readonly #ending = new AbortController()
  #track: MediaStreamTrack | null = null
  #link: MediaLink | undefined
  #sending: { readonly link: MediaLink; readonly producer: types.Producer } | undefined
  #settling = false
  #changed = false

  /** Sends nothing yet. */
  constructor(options: OutletOptions) {
    this.#options = options
  }

  /** The track to send; null sends nothing. A new track replaces the old one without negotiation. */
  feed(track: MediaStreamTrack | null): void {
    if (track === this.#track) return
    this.#track = track
    void this.#settle()
  }

  /** The media link to send over; producers of an earlier link end with it. */
  attach(link: MediaLink): void {
    this.#link = link
    void this.#settle()
  }

  /** Sends no more; the fed tracks stay as they are. */
  close(): void {
    this.#ending.abort()
    this.#sending?.producer.close()
  }

  /** One round at a time; a change during a round starts another. A round that failed is tried again. */
  async #settle(): Promise<void> {
    this.#changed = true
    if (this.#settling) return
    this.#settling = true
    for (let failures = 0; this.#changed && !this.#ending.signal.aborted;) {
      this.#changed = false
      try {
        await this.#bringTogether()
        failures = 0
      } catch (error) {
        if (!this.#link || this.#link.over.aborted || (await this.#isFinal(error))) continue
        this.#changed = true
        await pause(backoffMs(failures++), this.#ending.signal)
      }
    }
    this.#settling = false
  }

  async #bringTogether(): Promise<void> {
    const { source, endsWhenEmpty } = this.#options
    const link = this.#link
    const track = this.#track?.readyState === 'ended' ? null : this.#track
    if (!link || link.over.aborted) return
    if (this.#sending?.link !== link || this.#sending.producer.closed) this.#sending = undefined
    if (!this.#sending) {
      if (track) this.#sending = { link, producer: await link.produce(source, track) }
    } else if (!track && endsWhenEmpty) {
      this.#sending.producer.close()
      this.#sending = undefined
    } else if (this.#sending.producer.track !== track) {
      await this.#sending.producer.replaceTrack({ track })
    }
  }

  /** Whether a failure stays until something changes; a source that the server has already is made free first. */
  async #isFinal(error: unknown): Promise<boolean> {
    const { source, signal } = this.#options
    if (!(error instanceof Refusal)) return false
    if (error.code === 'source-taken')
      await signal.request('producer.close', { source }, this.#link?.over).catch(() => {})
    return error.code === 'not-permitted'
  }
}
