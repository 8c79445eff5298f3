// A track on the disk: init segments, fragments, manifest and playlist, all only ever added to.
import { constants } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { findFragment } from './fragment.ts'
import type { FoundFragment } from './fragment.ts'
import type { TrackCipher } from './format/cipher.ts'
import { syncFolder } from './format/durable.ts'
import { CHAIN_START, chainHash } from './format/hash-chain.ts'
import type { InitSegment } from './init-segment.ts'
import { MANIFEST, initName, lastHash, manifestText, segmentName } from './format/manifest.ts'
import type { FragmentLine, ManifestLine, SegmentLine } from './format/manifest.ts'
import { LONGEST_FRAGMENT_MS, PLAYLIST, PLAYLIST_END, fragmentEntry, segmentEntry } from './format/playlist.ts'
import { recover } from './recovery.ts'
import type { Recovery } from './recovery.ts'
import { takeBack } from './take-back.ts'

/** What is known of a fragment besides its bytes. */
export type FragmentMarks = Pick<FragmentLine, 'damaged' | 'level'>

type Waiting = { readonly bytes: Buffer; readonly found: FoundFragment; readonly marks: FragmentMarks }
/** A write is answered when it is on the disk: one call for what would else be two (open(2)). */
const SYNCED = constants.O_WRONLY | constants.O_CREAT | (constants.O_DSYNC ?? constants.O_SYNC)

type Segment = { readonly line: SegmentLine; readonly file: FileHandle; length: number }
type Files = { readonly manifest: FileHandle; readonly playlist: FileHandle }

/**
 * Writes one track. What is asked for happens in order and one after the other; each promise resolves when its bytes
 * are encrypted, synced and listed. A fragment is synced before it is listed, so a list never names what a loss of power took.
 * Nothing here blocks the thread. After a failed write (a full disk) everything further is refused with the same
 * error: close it, and `open` makes the folder whole again.
 */
export class TrackFile {
  /** What had to be repaired when the folder was opened. */
  readonly recovery: Recovery
  readonly #folder: string
  readonly #cipher: TrackCipher
  #files: Files
  #hash: string
  #fragments: number
  #written = 0
  #endTime: number
  #nextSegment: number
  #introducedAny: boolean
  #introduced: Segment | null = null
  #segment: Segment | null = null
  /** Whether anything may still be asked for; ahead of what is being written. */
  #state: 'before a segment' | 'writing' | 'ended' | 'closed'
  /** That of the segment asked for last. */
  #timescale: number | null
  /** The fragments of the next write, until it begins. */
  #batch: { readonly waiting: Waiting[]; readonly done: Promise<void> } | null = null
  #queue: Promise<void> = Promise.resolve()

  private constructor(folder: string, cipher: TrackCipher, files: Files, recovery: Recovery) {
    const { lines } = recovery
    this.recovery = recovery
    this.#folder = folder
    this.#cipher = cipher
    this.#files = files
    this.#hash = lastHash(lines) ?? CHAIN_START
    this.#nextSegment = recovery.nextSegment
    const fragments = lines.filter((line) => line.type === 'fragment')
    this.#fragments = fragments.length
    this.#timescale = lines.findLast((line) => line.type === 'segment')?.timescale ?? null
    this.#endTime = Math.max(0, ...fragments.slice(-1).map(({ decodeTime, duration }) => decodeTime + duration))
    this.#introducedAny = lines.some((line) => line.type === 'fragment')
    this.#state = lines.at(-1)?.type === 'ended' ? 'ended' : 'before a segment'
  }

  /** Opens a track's folder, new or left behind by a writer that was killed; the next fragments begin a new segment. */
  static async open(folder: string, cipher: TrackCipher): Promise<TrackFile> {
    await mkdir(folder, { recursive: true })
    const recovery = await recover(folder, cipher)
    return new TrackFile(folder, cipher, await openFiles(folder), recovery)
  }

  /** Bytes of media written since it was opened. */
  get writtenBytes(): number {
    return this.#written
  }

  /** Ticks per second of its last segment; null before the first. */
  get timescale(): number | null {
    return this.#timescale
  }

  /** How many fragments it has, counting those not yet written. */
  get fragments(): number {
    return this.#fragments
  }

  /** Where the last of them ends, ticks. */
  get endTime(): number {
    return this.#endTime
  }

  /**
   * Begins a segment: after a break, a pause, or when the codec changes. Its decode times go on where the track's last
   * ones ended, or later: ffmpeg drops what goes back in time, even behind a discontinuity.
   * @param startedAt epoch ms of its first sample, on the server's clock
   */
  async startSegment(init: InitSegment, startedAt: number): Promise<void> {
    this.#mustBeOpen()
    this.#state = 'writing'
    this.#timescale = init.timescale
    this.#batch = null
    await this.#then(() => this.#writeInit(init, startedAt))
  }

  /**
   * Adds a fragment; those that come while the disk is busy are written together.
   * @throws RangeError for bytes that are not exactly one fragment, or one that the playlist may not hold
   */
  async append(bytes: Buffer, marks: FragmentMarks): Promise<void> {
    this.#mustBeOpen()
    if (this.#state !== 'writing' || this.#timescale === null) throw new Error('a fragment needs a segment')
    const found = findFragment(bytes, 0)
    if (found?.length !== bytes.length) throw new RangeError('not exactly one fragment')
    const durationMs = (found.duration / this.#timescale) * 1000
    if (durationMs > LONGEST_FRAGMENT_MS) throw new RangeError(`a fragment of ${durationMs} ms`)
    if (!this.#batch) {
      const waiting: Waiting[] = []
      this.#batch = { waiting, done: this.#then(() => this.#writeFragments(waiting)) }
    }
    const { waiting, done } = this.#batch
    waiting.push({ bytes, found, marks })
    this.#fragments++
    this.#endTime = found.decodeTime + found.duration
    await done
  }

  /**
   * Takes back every fragment that ends after `from`, ticks: see `takeBack`. What comes next begins a new segment. Resolves
   * when nothing of it is on the disk.
   */
  async takeBack(from: number): Promise<void> {
    this.#mustBeOpen()
    this.#state = 'before a segment'
    this.#batch = null
    await this.#then(async () => {
      const lines = await takeBack(this.#folder, from)
      if (!lines) return
      await Promise.all([this.#segment?.file.close(), this.#files.manifest.close(), this.#files.playlist.close()])
      this.#segment = null
      this.#introduced = null
      this.#introducedAny = lines.some((line) => line.type === 'fragment')
      this.#hash = lastHash(lines) ?? CHAIN_START
      this.#files = await openFiles(this.#folder)
    })
  }

  /** Says that nothing more will come; idempotent. */
  async end(): Promise<void> {
    if (this.#state === 'ended') return this.#queue
    this.#mustBeOpen()
    this.#state = 'ended'
    await this.#then(async () => {
      await this.#list([{ type: 'ended' }], PLAYLIST_END)
      await this.#files.playlist.datasync()
    })
  }

  /** Waits for what was asked for and closes the files; idempotent. Never rejects for a write that failed before. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    await this.#queue.catch(() => undefined)
    await Promise.all([this.#segment?.file.close(), this.#files.manifest.close(), this.#files.playlist.close()])
  }

  #mustBeOpen(): void {
    if (this.#state === 'ended' || this.#state === 'closed') throw new Error(`the track is ${this.#state}`)
  }

  /** Queues a write. A failed one fails all behind it: their place in the files would be wrong. */
  #then(write: () => Promise<void>): Promise<void> {
    const done = this.#queue.then(write)
    this.#queue = done
    // Each caller hears of its own failure; the queue itself has nobody to tell.
    done.catch(() => undefined)
    return done
  }

  async #writeInit({ bytes: clear, ...format }: InitSegment, startedAt: number): Promise<void> {
    await this.#segment?.file.close()
    this.#segment = null
    const segment = this.#nextSegment++
    const bytes = this.#cipher.apply(initName(segment), 0, clear)
    {
      await using init = await open(join(this.#folder, initName(segment)), 'w')
      await init.writeFile(bytes)
      await init.datasync()
    }
    const file = await open(join(this.#folder, segmentName(segment)), SYNCED | constants.O_TRUNC)
    const hash = chainHash(this.#hash, bytes)
    const line: SegmentLine = { type: 'segment', segment, startedAt, ...format, length: bytes.length, hash }
    this.#segment = { line, file, length: 0 }
    this.#hash = hash
    await syncFolder(this.#folder)
    await this.#list([line], '')
  }

  async #writeFragments(waiting: readonly Waiting[]): Promise<void> {
    // From here on, new fragments make a batch of their own.
    if (this.#batch?.waiting === waiting) this.#batch = null
    const segment = this.#segment
    if (!segment) throw new Error('a fragment needs a segment')
    const clear = Buffer.concat(waiting.map((one) => one.bytes))
    const stored = this.#cipher.apply(segmentName(segment.line.segment), segment.length, clear)
    await segment.file.appendFile(stored)
    this.#written += stored.length
    const first = segment.length
    const lines = waiting.map((one) => this.#lineOf(segment, one, stored.subarray(segment.length - first)))
    const intro = this.#introduced === segment ? '' : segmentEntry(segment.line, !this.#introducedAny)
    this.#introduced = segment
    this.#introducedAny = true
    await this.#list(lines, intro + lines.map((line) => fragmentEntry(line, segment.line.timescale)).join(''))
  }

  /** `stored` begins with what the disk holds of this fragment. */
  #lineOf(segment: Segment, { found, marks }: Waiting, stored: Buffer): FragmentLine {
    const { length, decodeTime, duration, sync } = found
    const place = { type: 'fragment', segment: segment.line.segment, offset: segment.length, length } as const
    segment.length += length
    this.#hash = chainHash(this.#hash, stored.subarray(0, length))
    return { ...place, decodeTime, duration, sync, ...marks, hash: this.#hash }
  }

  /** The playlist is not synced each time: the manifest says it all, and recovery writes it anew. */
  async #list(lines: readonly ManifestLine[], entries: string): Promise<void> {
    await this.#files.manifest.appendFile(lines.map(manifestText).join(''))
    if (entries !== '') await this.#files.playlist.appendFile(entries)
  }
}

async function openFiles(folder: string): Promise<Files> {
  const manifest = await open(join(folder, MANIFEST), SYNCED | constants.O_APPEND)
  try {
    return { manifest, playlist: await open(join(folder, PLAYLIST), 'a') }
  } catch (error) {
    await manifest.close()
    throw error
  }
}
