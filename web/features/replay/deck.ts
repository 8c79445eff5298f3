// One track on its element, kept to the player's clock.
import { ownerOf } from '#domain/replay/tracks.ts'
import type { SessionId, TrackId } from '#protocol'
import { chunkAt } from './chunks.ts'
import { correctionFor } from './sync.ts'
import { TrackFeed } from './track-feed.ts'
import { trackSource } from './track-source.ts'

/** After a jump the element needs a moment before its time means anything, ms. */
const SETTLES_MS = 300
/** This close before the end of what is held an element stops by itself. */
const RUN_OUT_MS = 60

/** What a deck follows. */
type Lead = { readonly ms: number; readonly rate: number; readonly runs: boolean; readonly volume: number }

/** A track that is played. */
export class Deck {
  readonly element: HTMLMediaElement
  /** When it was last asked for, on the clock of `performance.now()`. */
  neededAt = 0
  readonly #feed: TrackFeed
  #jumpedAt = -Infinity

  /** @param atMs where the playhead is */
  constructor(sessionId: SessionId, trackId: TrackId, atMs: number) {
    const kind = ownerOf(trackId).source === 'microphone' ? 'audio' : 'video'
    const element = document.createElement(kind)
    element.preservesPitch = true
    if (element instanceof HTMLVideoElement) element.playsInline = true
    element.muted = kind === 'video'
    element.dataset['track'] = trackId
    this.element = element
    this.#feed = new TrackFeed({ kind, element, source: trackSource(sessionId, trackId) }, atMs)
  }

  /** Whether the trouble in fetching lasts. */
  get troubled(): boolean {
    return this.#feed.troubled
  }

  /** Whether it has what is needed at a time, or there is nothing to have: it does not hold the clock up. */
  isReady(ms: number): boolean {
    const { index } = this.#feed
    if (index === null) return false
    return chunkAt(index, ms) === undefined || (this.#feed.holds(ms) && !this.element.seeking)
  }

  /** Brings the element in line. */
  follow({ ms, rate, runs, volume }: Lead): void {
    const { element } = this
    this.#feed.want(ms)
    if (!element.muted) element.volume = volume
    const plays = runs && this.#feed.holds(ms)
    if (!this.#feed.holds(ms)) {
      if (!element.paused) element.pause()
      return
    }
    this.#keepTo(ms, rate, plays)
    if (plays && element.paused) void element.play().catch(() => undefined)
    else if (!plays && !element.paused) element.pause()
  }

  /** Lets it go. */
  close(): void {
    this.element.pause()
    this.#feed.close()
    this.element.remove()
  }

  #keepTo(ms: number, rate: number, plays: boolean): void {
    const { element } = this
    const now = performance.now()
    if (element.seeking || now - this.#jumpedAt < SETTLES_MS) return
    const correction = correctionFor(element.currentTime * 1_000 - ms, rate, plays && !element.paused)
    if (!correction.jump) {
      element.playbackRate = correction.rate
      return
    }
    this.#jumpedAt = now
    element.playbackRate = rate
    // A little beyond, for the clock goes on while the element finds its place; never beyond what it holds.
    const beyond = plays && this.#feed.holds(ms + RUN_OUT_MS) ? RUN_OUT_MS * rate : 0
    element.currentTime = (ms + beyond) / 1_000
  }
}
