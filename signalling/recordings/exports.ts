// Files that were made of a recording, encrypted with its key: they go when it goes.
import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream'
import type { StoredContent } from '../ports/documents.ts'
import { TrackCipher } from '../../recorder/format/cipher.ts'
import { isMissing, syncFolder } from '../../recorder/format/durable.ts'
import { readRecording } from '../../recorder/format/recording-file.ts'

/** Where they lie in a recording's folder; no track has this name. */
const FOLDER = 'exports'
/** Written first in the clear: a name that is used again gets another keystream. */
const NONCE_BYTES = 16
const NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/

const FILE_MODE = 0o600

/** Where a file is written: the folder may change its place meanwhile, when its recording is kept. */
export type ExportPlace = { readonly folder: () => Promise<string>; readonly masterKey: Buffer }

/** Writes a file aside and puts it in its place when it is whole; what the content throws leaves nothing. */
export async function writeExport(
  { folder, masterKey }: ExportPlace,
  name: string,
  content: AsyncIterable<Uint8Array>,
): Promise<{ bytes: number }> {
  const nonce = randomBytes(NONCE_BYTES)
  const beside = `${name}.${nonce.toString('hex')}.new`
  try {
    const recording = await folder()
    await mkdir(join(recording, FOLDER), { recursive: true, mode: 0o700 })
    await removeUnfinished(recording, name)
    const cipher = (await cipherOf(recording, masterKey)).stream(keystream(name, nonce), 0)
    await using file = await open(placeOf(recording, beside), 'wx', FILE_MODE)
    await file.writeFile(nonce)
    let bytes = 0
    for await (const part of content) {
      bytes += part.byteLength
      await file.writeFile(cipher.update(part))
    }
    await file.sync()
    const now = await folder()
    await rename(placeOf(now, beside), placeOf(now, name))
    await syncFolder(join(now, FOLDER))
    return { bytes }
  } catch (error) {
    await folder().then(
      (now) => rm(placeOf(now, beside), { force: true }),
      () => undefined,
    )
    throw error
  }
}

/** A file that is there; undefined when there is none of this name. */
export async function readExport(folder: string, masterKey: Buffer, name: string): Promise<StoredContent | undefined> {
  const path = placeOf(folder, name)
  try {
    const bytes = (await stat(path)).size - NONCE_BYTES
    await using file = await open(path, 'r')
    const nonce = Buffer.alloc(NONCE_BYTES)
    await file.read(nonce, 0, NONCE_BYTES, 0)
    const cipher = await cipherOf(folder, masterKey)
    return {
      bytes,
      async *read({ first, last } = { first: 0, last: bytes - 1 }) {
        if (last < first) return
        const source = createReadStream(path, { start: first + NONCE_BYTES, end: last + NONCE_BYTES })
        // What goes wrong reaches the reader as an error of the stream it got.
        yield* pipeline(source, cipher.stream(keystream(name, nonce), first), () => {})
      },
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Removes a file; one that is not there is removed already. */
export async function removeExport(folder: string, name: string): Promise<void> {
  await rm(placeOf(folder, name), { force: true })
}

/** What a process that died was writing under this name; nobody else is writing it. */
async function removeUnfinished(folder: string, name: string): Promise<void> {
  const files = await readdir(join(folder, FOLDER))
  const unfinished = files.filter((file) => file.startsWith(`${name}.`) && file.endsWith('.new'))
  for (const file of unfinished) await rm(join(folder, FOLDER, file), { force: true })
}

async function cipherOf(folder: string, masterKey: Buffer): Promise<TrackCipher> {
  const facts = await readRecording(folder, masterKey)
  if (facts === null) throw new Error('The recording is gone.')
  return new TrackCipher(facts.key, FOLDER)
}

function keystream(name: string, nonce: Buffer): string {
  return `${name} ${nonce.toString('hex')}`
}

function placeOf(folder: string, name: string): string {
  if (!NAME.test(name)) throw new Error('This is no name of an export.')
  return join(folder, FOLDER, name)
}
