// Documents on disk: DATA_DIR/documents/<2 hex>/<sha256>, each content once, written aside, synced and renamed.
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mediaTypeOf } from './content-type.ts'
import type { DocumentStore, ReceivedDocument } from '../ports/documents.ts'
import { Refusal } from '../protocol/refusals.ts'

/** The largest document, bytes. */
const MAX_BYTES = 100_000_000
/** Files that never arrived whole because this process was killed are removed at the next opening, ms. */
const FORGOTTEN_MS = 86_400_000

const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

/** The store under a data folder; its folders are made when missing. */
export async function openDocumentStore(dataDir: string): Promise<DocumentStore> {
  const root = join(dataDir, 'documents')
  const incoming = join(root, 'incoming')
  await mkdir(incoming, { recursive: true, mode: FOLDER_MODE })
  await removeForgotten(incoming)
  const placeOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('This is no SHA-256.')
    return join(root, sha256.slice(0, 2), sha256)
  }
  return {
    receive: (name, source) => receive(join(incoming, randomUUID()), name, source, placeOf),
    find: (sha256) => find(placeOf(sha256)),
    exclusively: createTurns(),
    remove: (sha256) => rm(placeOf(sha256), { force: true }),
    contents: (before) => contents(root, before),
  }
}

async function receive(
  path: string,
  name: string,
  source: AsyncIterable<Uint8Array>,
  placeOf: (sha256: string) => string,
): Promise<ReceivedDocument> {
  try {
    const { sha256, bytes } = await write(path, source)
    const mediaType = await mediaTypeOf(path, name)
    const keep = () => putInPlace(path, placeOf(sha256), bytes)
    return { sha256, bytes, mediaType, keep, drop: () => rm(path, { force: true }) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function write(path: string, source: AsyncIterable<Uint8Array>): Promise<{ sha256: string; bytes: number }> {
  const file = await open(path, 'wx', FILE_MODE)
  try {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of source) {
      bytes += chunk.byteLength
      if (bytes > MAX_BYTES) throw new Refusal('file-too-large', { maxBytes: MAX_BYTES })
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    if (bytes === 0) throw new Refusal('file-unreadable')
    await file.sync()
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    await file.close()
  }
}

/** A whole file that lies there already has the same bytes: it stays, and counts as brought just now. */
async function putInPlace(path: string, place: string, bytes: number): Promise<void> {
  const there = await stat(place).catch(() => undefined)
  if (there?.size === bytes) {
    const now = new Date()
    await utimes(place, now, now)
    await rm(path, { force: true })
    return
  }
  const folder = dirname(place)
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE })
  await rename(path, place)
  await sync(folder)
  await sync(dirname(folder))
}

/** A new name is on disk only when its folder is. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function find(place: string): ReturnType<DocumentStore['find']> {
  const found = await stat(place).catch(() => undefined)
  if (!found?.isFile()) return undefined
  return {
    bytes: found.size,
    // Opened only when somebody begins to read.
    async *read(span) {
      yield* createReadStream(place, span && { start: span.first, end: span.last })
    },
  }
}

async function* contents(root: string, before: number): AsyncGenerator<string> {
  for (const folder of await readdir(root)) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue
    for (const name of await readdir(join(root, folder))) {
      const found = await stat(join(root, folder, name)).catch(() => undefined)
      if (found && found.mtimeMs < before && /^[0-9a-f]{64}$/.test(name)) yield name
    }
  }
}

async function removeForgotten(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - FORGOTTEN_MS) await rm(path, { force: true })
  }
}

/** Lets work on one content wait for the work on it that came before, whatever became of that. */
function createTurns(): DocumentStore['exclusively'] {
  const last = new Map<string, Promise<unknown>>()
  return async (sha256, work) => {
    const before = last.get(sha256)
    const mine = before ? before.then(work, work) : work()
    last.set(sha256, mine)
    try {
      return await mine
    } finally {
      if (last.get(sha256) === mine) last.delete(sha256)
    }
  }
}
