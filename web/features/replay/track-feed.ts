// Feeds one element with one recorded track: what lies around the playhead, and little more.
import type { Chunk, TrackIndex } from '#domain/replay/recorded.ts'
import { backoffMs, pause } from '../../session/backoff.ts'
import { chunkKey, chunksOutside, grownIndex, nextChunk } from './chunks.ts'
import { mediaType, openSource, settled } from './media-source.ts'
import type { TrackSource } from './track-source.ts'

/** How much is fetched ahead of the playhead and kept behind it, ms. */
const AHEAD_MS = { audio: 40_000, video: 20_000 } as const
const BEHIND_MS = { audio: 60_000, video: 20_000 } as const
/** The playhead stands at its time and needs what is around it, ms. */
const BEFORE_MS = 200
/** How often a track that is still written is asked for what has come, ms. */
const GROWS_MS = 1_000
/** From this many attempts on the feed says that it has trouble. */
const TROUBLE_AFTER = 2

/** Which track, and what it is fed to. */
export type FeedOptions = {
  readonly kind: 'audio' | 'video'
  readonly element: HTMLMediaElement
  readonly source: TrackSource
}

/** One track on its way into one element. */
export class TrackFeed {
  readonly #options: FeedOptions
  readonly #media: ReturnType<typeof openSource>
  readonly #closing = new AbortController()
  readonly #held = new Map<string, number>()
  #buffer: SourceBuffer | null = null
  #index: TrackIndex | null = null
  #appended: { readonly key: string; readonly bytes: number } | null = null
  #segment: number | null = null
  #codec: string | null = null
  #wantedMs: number
  #failures = 0
  #fetching: AbortController | null = null
  #wake: () => void = () => undefined

  /** Begins at once. @param atMs where the playhead is, or will be first */
  constructor(options: FeedOptions, atMs: number) {
    this.#options = options
    this.#wantedMs = atMs
    this.#media = openSource(options.element)
    void this.#watchIndex()
    void this.#work()
  }

  /** What is known of the track; null until it has been told. */
  get index(): TrackIndex | null {
    return this.#index
  }

  /** Whether what is needed cannot be had at the moment; it goes on trying. */
  get troubled(): boolean {
    return this.#failures >= TROUBLE_AFTER
  }

  /** Tells where the playhead is; what is being fetched for another place is given up. */
  want(ms: number): void {
    const jumped = Math.abs(ms - this.#wantedMs) > 2_000
    this.#wantedMs = ms
    if (jumped) this.#fetching?.abort()
    this.#wake()
  }

  /** Whether the element has what is needed at a time. */
  holds(ms: number): boolean {
    const buffered = this.#buffer?.buffered
    const at = ms / 1_000
    for (let range = 0; range < (buffered?.length ?? 0); range += 1) {
      if ((buffered?.start(range) ?? Infinity) - 0.1 <= at && at < (buffered?.end(range) ?? 0)) return true
    }
    return false
  }

  /** Lets everything go. */
  close(): void {
    this.#closing.abort()
    this.#fetching?.abort()
    this.#wake()
    this.#media.close()
  }

  async #watchIndex(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted && !this.#index?.ended) {
      // The last chunk may have grown: it is asked for again.
      const after = Math.max(0, (this.#index?.chunks.length ?? 0) - 1)
      const more = await this.#options.source.index(after, signal).catch(() => null)
      if (signal.aborted) return
      this.#count(more !== null)
      if (more !== null) this.#index = grownIndex(this.#index, more)
      this.#wake()
      await pause(more === null ? backoffMs(this.#failures) : GROWS_MS, signal)
    }
  }

  async #work(): Promise<void> {
    const { signal } = this.#closing
    const media = await this.#media.opened
    while (!signal.aborted) {
      const chunk = this.#index && nextChunk(this.#index, this.#held, this.#window())
      if (!chunk) {
        await new Promise<void>((resolve) => (this.#wake = resolve))
        continue
      }
      const fetching = new AbortController()
      this.#fetching = fetching
      try {
        await this.#bring(media, chunk, fetching.signal)
        this.#count(true)
        await this.#evict()
      } catch {
        if (fetching.signal.aborted) continue
        this.#count(false)
        await pause(backoffMs(this.#failures), signal)
      }
    }
  }

  #window(): { fromMs: number; toMs: number } {
    const at = this.#wantedMs
    return { fromMs: at - BEFORE_MS, toMs: at + AHEAD_MS[this.#options.kind] }
  }

  /** Fetches a chunk, or what has grown at its end, and hands it to the decoder. */
  async #bring(media: MediaSource, chunk: Chunk, signal: AbortSignal): Promise<void> {
    const { source, kind } = this.#options
    const key = chunkKey(chunk)
    const introduced = this.#index?.segments.find(({ segment }) => segment === chunk.segment)
    if (!introduced) throw new Error(`segment ${chunk.segment} is not introduced`)
    // What follows directly what was handed over last need not begin with a key frame.
    const known = this.#appended?.key === key ? this.#appended.bytes : 0
    const isNew = this.#segment !== chunk.segment
    const [init, bytes] = await Promise.all([
      isNew ? source.init(chunk.segment, signal) : null,
      source.bytes(chunk.segment, chunk.offset + known, chunk.bytes - known, signal),
    ])
    // From here on it is not broken off: half of a chunk would be worse than one too many.
    const type = mediaType(kind, introduced.codec)
    this.#buffer ??= this.#openBuffer(media, type)
    const buffer = this.#buffer
    if (this.#codec !== null && this.#codec !== introduced.codec) buffer.changeType(type)
    this.#codec = introduced.codec
    this.#appended = null
    if (init) await settled(buffer, () => buffer.appendBuffer(init))
    this.#segment = chunk.segment
    await settled(buffer, () => buffer.appendBuffer(bytes))
    this.#appended = { key, bytes: chunk.bytes }
    this.#held.set(key, chunk.bytes)
  }

  #openBuffer(media: MediaSource, type: string): SourceBuffer {
    const buffer = media.addSourceBuffer(type)
    // A managed source throws away by itself what it holds to be too much.
    buffer.addEventListener('bufferedchange', () => this.#forgetLost())
    return buffer
  }

  #forgetLost(): void {
    for (const chunk of this.#index?.chunks ?? []) {
      const key = chunkKey(chunk)
      if (this.#held.has(key) && this.#appended?.key !== key && !this.holds((chunk.fromMs + chunk.toMs) / 2)) {
        this.#held.delete(key)
      }
    }
  }

  async #evict(): Promise<void> {
    const buffer = this.#buffer
    if (buffer === null || this.#index === null) return
    const { kind } = this.#options
    const kept = { fromMs: this.#wantedMs - BEHIND_MS[kind], toMs: this.#wantedMs + 2 * AHEAD_MS[kind] }
    for (const chunk of chunksOutside(this.#index, this.#held, kept)) {
      this.#held.delete(chunkKey(chunk))
      if (this.#appended?.key === chunkKey(chunk)) this.#appended = null
      await settled(buffer, () => buffer.remove(chunk.fromMs / 1_000, chunk.toMs / 1_000))
    }
  }

  #count(well: boolean): void {
    this.#failures = well ? 0 : this.#failures + 1
  }
}
