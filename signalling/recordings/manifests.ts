// The manifests of recordings as they grow: what is new in one is read once, what has been read is kept for a while.
import { open, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { TrackReading } from './track-reading.ts'
import type { TrackId } from '../protocol/ids.ts'
import { isMissing } from '../../recorder/format/durable.ts'
import { MANIFEST, parseManifest } from '../../recorder/format/manifest.ts'
import { readAt } from '../../recorder/format/read-at.ts'

/** A track as far as it has been read. */
export type ReadTrack = {
  readonly reading: TrackReading
  /** When its manifest was last written to, epoch ms. */
  readonly writtenAt: number
}

type Known = {
  readonly inode: number
  reading: TrackReading
  /** Bytes of the manifest that have been read, whole lines only. */
  bytes: number
  /** The last whole line, to see that what was read still stands there. */
  lastLine: Buffer
  writtenAt: number
  size: number
}

/** Tracks that are remembered; past it the one unseen for longest is forgotten. */
const MOST_TRACKS = 2_000
/** Read and parsed at a time, bytes: nothing else happens in this process while it is parsed. */
const PIECE = 256 * 1_024

/** Reads manifests, each at once only once. */
export class Manifests {
  readonly #known = new Map<string, Known>()
  readonly #running = new Map<string, Promise<ReadTrack | undefined>>()

  /** A track of a recording's folder as it stands now; undefined when there is none. */
  read(folder: string, trackId: TrackId): Promise<ReadTrack | undefined> {
    const path = join(folder, trackId, MANIFEST)
    const running = this.#running.get(path) ?? this.#read(path, trackId).finally(() => this.#running.delete(path))
    this.#running.set(path, running)
    return running
  }

  /** Forgets everything of a recording's folder. */
  forget(folder: string): void {
    for (const path of this.#known.keys()) if (path.startsWith(join(folder, '/'))) this.#known.delete(path)
  }

  async #read(path: string, trackId: TrackId): Promise<ReadTrack | undefined> {
    try {
      const { ino, size, mtimeMs } = await stat(path)
      const known = this.#known.get(path)
      if (known?.inode === ino && known.size === size && known.writtenAt === mtimeMs) return known
      const fresh = await this.#grown(path, trackId, known?.inode === ino ? known : undefined)
      Object.assign(fresh, { size, writtenAt: mtimeMs })
      this.#remember(path, fresh)
      return fresh
    } catch (error) {
      this.#known.delete(path)
      if (isMissing(error)) return undefined
      throw error
    }
  }

  async #grown(path: string, trackId: TrackId, known: Known | undefined): Promise<Known> {
    await using file = await open(path, 'r')
    const stands = known && (await stillThere(file, known))
    const { ino: inode } = await file.stat()
    const track: Known = stands
      ? known
      : { inode, reading: new TrackReading(trackId), bytes: 0, lastLine: Buffer.alloc(0), writtenAt: 0, size: 0 }
    for (;;) {
      const piece = await readAt(file, track.bytes, PIECE)
      const whole = piece.subarray(0, piece.lastIndexOf('\n') + 1)
      if (whole.length === 0) return track
      const { lines, rest } = parseManifest(whole.toString('latin1'))
      track.reading.add(lines)
      // A line that is none: nothing behind it can be relied on.
      const taken = whole.subarray(0, whole.length - rest.length)
      track.bytes += taken.length
      if (taken.length > 0) track.lastLine = Buffer.from(taken.subarray(taken.lastIndexOf('\n', taken.length - 2) + 1))
      if (rest !== '') return track
    }
  }

  #remember(path: string, track: Known): void {
    // Put back at the end: a Map keeps the order of insertion.
    this.#known.delete(path)
    this.#known.set(path, track)
    if (this.#known.size <= MOST_TRACKS) return
    const [oldest] = this.#known.keys()
    if (oldest !== undefined) this.#known.delete(oldest)
  }
}

/** Recovery may have cut lines off in the meantime, and the recorder may have written others behind them. */
async function stillThere(file: FileHandle, { bytes, lastLine }: Known): Promise<boolean> {
  return (await readAt(file, bytes - lastLine.length, lastLine.length)).equals(lastLine)
}
