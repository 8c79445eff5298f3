// Recordings on the local disk: those being written in the spool, finished ones beside it; a rename takes one over.
import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readDigest, writeDigest } from './digest.ts'
import { removeExport, readExport, writeExport } from './exports.ts'
import { Manifests } from './manifests.ts'
import type { ReadTrack } from './manifests.ts'
import { removeRecording } from './removal.ts'
import type {
  RecordingBreak,
  RecordingFacts,
  RecordingStorage,
  TrackFileName,
  TrackLinks,
} from '../ports/recordings.ts'
import type { ByteSpan, StoredContent } from '../ports/documents.ts'
import { sessionId, trackId } from '../protocol/ids.ts'
import type { SessionId, TrackId } from '../protocol/ids.ts'
import { isMissing, syncFolder } from '../../recorder/format/durable.ts'
import { keptFolder, spoolFolder } from '../../recorder/format/layout.ts'
import { MANIFEST } from '../../recorder/format/manifest.ts'
import { RECORDING_FILE } from '../../recorder/format/recording-file.ts'
import { openRecording } from '../../recorder/format/stored-recording.ts'
import type { StoredRecording } from '../../recorder/format/stored-recording.ts'

/** Where recordings lie, and what opens them. */
export type LocalStorageOptions = {
  readonly recordingsDir: string
  /** The master key; asked for when something is read for the first time. */
  readonly masterKey: () => Promise<Buffer>
}

/** A track that was written to so recently is being written, ms: a recorder lists something every second. */
const WRITTEN_WITHIN_MS = 5_000

const FOLDER_MODE = 0o700

/** Recordings under a folder, which is made when missing. */
export async function openLocalRecordings(options: LocalStorageOptions): Promise<RecordingStorage> {
  const { recordingsDir } = options
  for (const folder of ['spool', 'kept']) {
    await mkdir(join(recordingsDir, folder), { recursive: true, mode: FOLDER_MODE })
  }
  return new LocalRecordings(options)
}

type Opened = { readonly folder: string; readonly recording: StoredRecording }

class LocalRecordings implements RecordingStorage {
  readonly #dir: string
  readonly #masterKey: () => Promise<Buffer>
  readonly #manifests = new Manifests()
  readonly #verifying = new Map<SessionId, Promise<RecordingBreak[]>>()

  constructor({ recordingsDir, masterKey }: LocalStorageOptions) {
    this.#dir = recordingsDir
    this.#masterKey = masterKey
  }

  async describe(id: SessionId): Promise<RecordingFacts | undefined> {
    const opened = await this.#open(id)
    if (!opened) return undefined
    const { finished } = opened.recording
    const known = finished ? await readDigest(opened.folder) : undefined
    return known ?? this.#describe(opened)
  }

  async #describe({ folder, recording }: Opened): Promise<RecordingFacts> {
    const { finished } = recording
    const found: (readonly [TrackId, ReadTrack])[] = []
    for (const track of await recording.trackIds()) {
      const read = await this.#manifests.read(folder, track)
      if (read) found.push([track, read])
    }
    const now = Date.now()
    const isGrowing = (writtenAt: number) => !finished && now - writtenAt < WRITTEN_WITHIN_MS
    const tracks = found.map(([, { reading, writtenAt }]) => reading.track(isGrowing(writtenAt)))
    const links: TrackLinks = Object.fromEntries(found.map(([track, { reading }]) => [track, reading.link]))
    const bytes = tracks.reduce((sum, track) => sum + track.bytes, 0)
    return { tracks, bytes, finished, links, anchor: anchorOf(links) }
  }

  async index(id: SessionId, track: TrackId) {
    const opened = await this.#open(id)
    const read = opened && (await this.#manifests.read(opened.folder, track))
    if (!read) return undefined
    const index = read.reading.index()
    return { ...index, ended: index.ended || opened.recording.finished }
  }

  async playlist(id: SessionId, track: TrackId): Promise<string | undefined> {
    const opened = await this.#open(id)
    return (await opened?.recording.playlist(track)) ?? undefined
  }

  async content(id: SessionId, track: TrackId, file: TrackFileName): Promise<StoredContent | undefined> {
    const opened = await this.#open(id)
    const read = opened && (await this.#manifests.read(opened.folder, track))
    const bytes = read && lengthOf(read, file)
    if (!opened || bytes === undefined) return undefined
    const streamOf = ({ recording }: Opened, span: ByteSpan) => recording.stream(track, file, span.first, span.last)
    const reopen = () => this.#open(id)
    return {
      bytes,
      async *read(span = { first: 0, last: bytes - 1 }) {
        if (span.last < span.first) return
        let isBegun = false
        try {
          for await (const part of streamOf(opened, span) ?? []) {
            isBegun = true
            yield part
          }
        } catch (error) {
          // It has changed its place between the look and the reading: it was taken over.
          const moved = !isBegun && isMissing(error) ? await reopen() : undefined
          if (!moved) throw error
          yield* streamOf(moved, span) ?? []
        }
      },
    }
  }

  async keep(id: SessionId): Promise<void> {
    const [from, to] = [spoolFolder(this.#dir, id), keptFolder(this.#dir, id)]
    if (!(await exists(from)) && (await exists(to))) return
    const opened = await this.#open(id)
    if (opened?.recording.finished) await writeDigest(opened.folder, await this.#describe(opened))
    await rename(from, to)
    await syncFolder(dirname(to))
    await syncFolder(dirname(from))
    this.#manifests.forget(from)
  }

  /** Whoever asks while it is read gets the same answer. */
  verify(id: SessionId, noted: TrackLinks): Promise<RecordingBreak[]> {
    const running = this.#verifying.get(id) ?? this.#verify(id, noted).finally(() => this.#verifying.delete(id))
    this.#verifying.set(id, running)
    return running
  }

  async #verify(id: SessionId, noted: TrackLinks): Promise<RecordingBreak[]> {
    const opened = await this.#open(id)
    if (!opened) return Object.keys(noted).flatMap((name) => gone(name))
    const { folder, recording } = opened
    const tracks = await recording.trackIds()
    const missing = Object.keys(noted).filter((name) => !tracks.some((track) => track === name))
    const breaks = missing.flatMap((name) => gone(name))
    for (const track of tracks) {
      const broken = (await verified(recording, track)) ?? (await this.#otherwise(folder, track, noted[track]))
      if (broken) breaks.push({ trackId: track, ...broken })
    }
    return breaks
  }

  async remove(id: SessionId): Promise<void> {
    for (const folder of [spoolFolder(this.#dir, id), keptFolder(this.#dir, id)]) {
      await removeRecording(folder)
      this.#manifests.forget(folder)
    }
  }

  async list(): Promise<SessionId[]> {
    const folders = [spoolFolder(this.#dir, ''), keptFolder(this.#dir, '')]
    const names = (await Promise.all(folders.map((folder) => readdir(folder)))).flat()
    const ids = names.map((name) => sessionId.safeParse(name))
    return [...new Set(ids.flatMap((parsed) => (parsed.success ? [parsed.data] : [])))]
  }

  async usage() {
    const { blocks, bfree, bavail, bsize } = await statfs(this.#dir)
    return { usedBytes: (blocks - bfree) * bsize, freeBytes: bavail * bsize }
  }

  async writeExport(id: SessionId, name: string, content: AsyncIterable<Uint8Array>) {
    const place = { folder: () => this.#existing(id), masterKey: await this.#masterKey() }
    return writeExport(place, name, content)
  }

  async readExport(id: SessionId, name: string) {
    const folder = await this.#folderOf(id)
    return folder === undefined ? undefined : readExport(folder, await this.#masterKey(), name)
  }

  async removeExport(id: SessionId, name: string): Promise<void> {
    const folder = await this.#folderOf(id)
    if (folder !== undefined) await removeExport(folder, name)
  }

  /** Where a recording lies at this moment; a rename between two looks is seen by the second one. */
  async #folderOf(id: SessionId): Promise<string | undefined> {
    const places = [keptFolder(this.#dir, id), spoolFolder(this.#dir, id), keptFolder(this.#dir, id)]
    for (const folder of places) if (await exists(join(folder, RECORDING_FILE))) return folder
    return undefined
  }

  async #existing(id: SessionId): Promise<string> {
    const folder = await this.#folderOf(id)
    if (folder === undefined) throw new Error('The recording is gone.')
    return folder
  }

  async #open(id: SessionId): Promise<Opened | undefined> {
    const folder = await this.#folderOf(id)
    const recording = folder === undefined ? null : await openRecording(folder, await this.#masterKey())
    return folder === undefined || recording === null ? undefined : { folder, recording }
  }

  /** A chain that is whole in itself but ends otherwise than was noted has been written anew. */
  async #otherwise(folder: string, track: TrackId, noted: string | undefined) {
    const read = await this.#manifests.read(folder, track)
    return noted === undefined || read?.reading.link === noted ? null : WHOLE_MANIFEST
  }
}

const WHOLE_MANIFEST = { file: MANIFEST, offset: 0, length: 0 } as const

function gone(name: string): RecordingBreak[] {
  const track = trackId.safeParse(name)
  return track.success ? [{ trackId: track.data, ...WHOLE_MANIFEST }] : []
}

async function verified(recording: StoredRecording, track: TrackId) {
  try {
    return await recording.verify(track)
  } catch (error) {
    if (isMissing(error)) return WHOLE_MANIFEST
    throw error
  }
}

/** What is listed of a file: behind that may lie what a recovery will cut off. */
function lengthOf({ reading }: ReadTrack, file: TrackFileName): number | undefined {
  const [, kind, segment] = /^(init|seg)-(\d+)\./.exec(file) ?? []
  return kind === 'init' ? reading.initLengthOf(Number(segment)) : reading.lengthOf(Number(segment))
}

function anchorOf(links: TrackLinks): string {
  const lines = Object.entries(links)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([track, link]) => `${track} ${link}\n`)
  return createHash('sha256').update(lines.join('')).digest('hex')
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}
