// A recording as those see it who read it: its tracks, what they hold, and their bytes in the clear; also while it grows.
import { createReadStream } from 'node:fs'
import { open, readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import type { Readable } from 'node:stream'
import { trackId } from '../../signalling/protocol/ids.ts'
import type { TrackId } from '../../signalling/protocol/ids.ts'
import { TrackCipher } from './cipher.ts'
import { isMissing } from './durable.ts'
import { MANIFEST, parseManifest } from './manifest.ts'
import type { ManifestLine } from './manifest.ts'
import { playlistText } from './playlist.ts'
import { readAt } from './read-at.ts'
import { readRecording } from './recording-file.ts'
import type { RecordingFacts } from './recording-file.ts'
import { verifyTrack } from './track-verification.ts'
import type { Break } from './track-verification.ts'

/** The names of files that hold media: init segments and fragments. */
const MEDIA_FILE = /^(?:init-\d{1,9}\.mp4|seg-\d{1,9}\.m4s)$/

/**
 * Opens a recording for reading.
 * @returns null when there is none in the folder
 * @throws RecordingFileError, or WrongKeyError when it does not open with this master key
 */
export async function openRecording(folder: string, masterKey: Buffer): Promise<StoredRecording | null> {
  const facts = await readRecording(folder, masterKey)
  return facts && new StoredRecording(folder, facts)
}

/** Reads a recording. Names of tracks and files may come from outside: what does not exist is answered with null. */
export class StoredRecording {
  readonly recordingId: string
  /** The zero of all decode times, epoch ms on the server's clock. */
  readonly zeroAt: number
  /** Whether nothing could be added to it any more when it was opened. */
  readonly finished: boolean
  readonly #folder: string
  readonly #key: Buffer
  readonly #ciphers = new Map<string, TrackCipher>()

  constructor(folder: string, { recordingId, zeroAt, finished, key }: RecordingFacts) {
    this.recordingId = recordingId
    this.zeroAt = zeroAt
    this.finished = finished
    this.#folder = folder
    this.#key = key
  }

  /** The tracks in it, by name. */
  async trackIds(): Promise<TrackId[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true })
    const names = entries.filter((entry) => entry.isDirectory()).map((entry) => trackId.safeParse(entry.name))
    return names.flatMap((parsed) => (parsed.success ? [parsed.data] : [])).toSorted()
  }

  /** What a track is made of; empty before its first segment, null when there is no such track. */
  async lines(track: string): Promise<ManifestLine[] | null> {
    const folder = this.#folderOf(track)
    if (folder === null) return null
    try {
      return parseManifest(await readFile(join(folder, MANIFEST), 'utf8')).lines
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** The HLS playlist of a track, which names files and byte ranges for `read` and `stream`. */
  async playlist(track: string): Promise<string | null> {
    const lines = await this.lines(track)
    return lines && playlistText(lines)
  }

  /** The bytes of a media file as it stands now. */
  async size(track: string, file: string): Promise<number | null> {
    const path = this.#pathOf(track, file)
    if (path === null) return null
    try {
      return (await stat(path)).size
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Bytes of a media file in the clear; fewer than `length` only where the file ends. */
  async read(track: string, file: string, offset: number, length: number): Promise<Buffer | null> {
    const path = this.#pathOf(track, file)
    if (path === null) return null
    try {
      await using handle = await open(path, 'r')
      return this.#cipher(track).apply(file, offset, await readAt(handle, offset, length))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** The same as a stream, for large ranges: from `start` to `end`, both included. A file that is missing is an error of the stream. */
  stream(track: string, file: string, start: number, end: number): Readable | null {
    const path = this.#pathOf(track, file)
    if (path === null) return null
    // What goes wrong reaches the reader as an error of the stream it got; there is nobody else to tell.
    return pipeline(createReadStream(path, { start, end }), this.#cipher(track).stream(file, start), () => {})
  }

  /** Where a track's bytes are first not what was recorded; null when all is as it was. */
  async verify(track: TrackId): Promise<Break | null> {
    return verifyTrack(join(this.#folder, track))
  }

  #folderOf(track: string): string | null {
    return trackId.safeParse(track).success ? join(this.#folder, track) : null
  }

  #pathOf(track: string, file: string): string | null {
    const folder = this.#folderOf(track)
    return folder !== null && MEDIA_FILE.test(file) ? join(folder, file) : null
  }

  #cipher(track: string): TrackCipher {
    const known = this.#ciphers.get(track)
    if (known) return known
    const cipher = new TrackCipher(this.#key, track)
    this.#ciphers.set(track, cipher)
    return cipher
  }
}
