// Writes a track of a recording as a recorder does: encrypted, chained, listed; as fast as the disk takes it.
import { mkdir, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { TrackCipher } from '../../recorder/format/cipher.ts'
import { CHAIN_START, chainHash } from '../../recorder/format/hash-chain.ts'
import { MANIFEST, initName, manifestText, segmentName } from '../../recorder/format/manifest.ts'
import type { ManifestLine, SegmentLine } from '../../recorder/format/manifest.ts'
import { findFragment } from '../../recorder/fragment.ts'
import type { TrackId } from '../../signalling/protocol/ids.ts'
import type { Media } from './recorded-media.ts'

/** What a track is written with. */
type TrackOptions = {
  readonly recordingFolder: string
  readonly trackId: TrackId
  readonly key: Buffer
  /** Epoch ms. */
  readonly zeroAt: number
  readonly media: Media
}

/** How a second is listed: with lost packets, and how loud it was (dB below the loudest possible). */
export type Second = { readonly damaged?: boolean; readonly level?: number | null }

/** Fragments that are written and listed together. */
const BATCH = 200

/** A track that is being written, in whole seconds. */
export class RecordedTrackWriter {
  readonly #options: TrackOptions
  readonly #folder: string
  readonly #cipher: TrackCipher
  readonly #manifest: FileHandle
  #hash = CHAIN_START
  #written = 0
  #nextSegment = 0
  #segment: { readonly line: SegmentLine; readonly file: FileHandle; length: number } | null = null

  private constructor(options: TrackOptions, folder: string, manifest: FileHandle) {
    this.#options = options
    this.#folder = folder
    this.#cipher = new TrackCipher(options.key, options.trackId)
    this.#manifest = manifest
  }

  /** Begins a track that does not exist yet. */
  static async create(options: TrackOptions): Promise<RecordedTrackWriter> {
    const folder = join(options.recordingFolder, options.trackId)
    await mkdir(folder, { recursive: true })
    return new RecordedTrackWriter(options, folder, await open(join(folder, MANIFEST), 'ax'))
  }

  /** A new segment that begins here, ms since the zero of the recording. */
  async startSegment(fromMs: number): Promise<void> {
    await this.#segment?.file.close()
    const { media, zeroAt } = this.#options
    const segment = this.#nextSegment++
    const bytes = this.#cipher.apply(initName(segment), 0, media.init.bytes)
    {
      await using init = await open(join(this.#folder, initName(segment)), 'wx')
      await init.writeFile(bytes)
    }
    const { timescale, codec } = media.init
    const { width, height } = media.size ?? { width: null, height: null }
    this.#hash = chainHash(this.#hash, bytes)
    const place = { segment, startedAt: zeroAt + fromMs, length: bytes.length, hash: this.#hash }
    const line: SegmentLine = { type: 'segment', ...place, timescale, codec, width, height }
    this.#segment = { line, file: await open(join(this.#folder, segmentName(segment)), 'ax'), length: 0 }
    await this.#manifest.appendFile(manifestText(line))
  }

  /** The seconds from here to there, ms since the zero of the recording; `second` says how each is listed. */
  async append(fromMs: number, toMs: number, second: (fromMs: number) => Second = () => ({})): Promise<void> {
    const parts: Buffer[] = []
    const lines: ManifestLine[] = []
    for (let at = fromMs; at + 1_000 <= toMs; at += 1_000) {
      const { bytes, line } = this.#next(at, second(at))
      parts.push(bytes)
      lines.push(line)
      if (parts.length < BATCH && at + 2_000 <= toMs) continue
      await this.#segment?.file.appendFile(Buffer.concat(parts.splice(0)))
      await this.#manifest.appendFile(lines.splice(0).map(manifestText).join(''))
    }
  }

  /** Nothing more will come. */
  async end(): Promise<void> {
    await this.#manifest.appendFile(manifestText({ type: 'ended' }))
    await this.close()
  }

  /** Leaves the track as it is. */
  async close(): Promise<void> {
    await this.#segment?.file.close()
    await this.#manifest.close()
  }

  #next(atMs: number, { damaged = false, level }: Second): { bytes: Buffer; line: ManifestLine } {
    const { media } = this.#options
    const segment = this.#segment
    if (!segment) throw new Error('Seconds need a segment.')
    const clear = media.fragment(this.#written, (atMs * media.init.timescale) / 1_000)
    const found = findFragment(clear, 0)
    if (!found) throw new Error('This is no fragment.')
    const bytes = this.#cipher.apply(segmentName(segment.line.segment), segment.length, clear)
    this.#hash = chainHash(this.#hash, bytes)
    const place = { segment: segment.line.segment, offset: segment.length, length: bytes.length }
    const { decodeTime, duration, sync } = found
    const heard = media.size === null ? (level ?? null) : null
    const facts = { decodeTime, duration, sync, damaged, level: heard, hash: this.#hash }
    segment.length += bytes.length
    this.#written += 1
    return { bytes, line: { type: 'fragment', ...place, ...facts } }
  }
}
