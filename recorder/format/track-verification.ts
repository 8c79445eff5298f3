// Holds a track on the disk against the hash chain in its manifest.
import { open, readFile } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from './durable.ts'
import { firstBroken } from './hash-chain.ts'
import type { Link } from './hash-chain.ts'
import { MANIFEST, initName, parseManifest, segmentName } from './manifest.ts'
import type { FragmentLine, SegmentLine } from './manifest.ts'
import { readAt } from './read-at.ts'

/** Where the chain breaks first: the file, and the place in it. */
export type Break = { readonly file: string; readonly offset: number; readonly length: number }

/** The file that is being read; null for one that is gone. */
type Opened = { readonly file: string; readonly handle: FileHandle | null }

/**
 * Reads a whole track and says where its bytes are first not what was recorded: changed, missing, or a manifest that
 * cannot be read on from there. Null when all is as it was.
 * @throws the system's error when the manifest cannot be read
 */
export async function verifyTrack(folder: string): Promise<Break | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8')
  const { lines, rest } = parseManifest(text)
  const links = lines.filter((line) => line.type !== 'ended')
  const broken = await firstBroken(read(folder, links))
  const line = broken === null ? undefined : links[broken]
  if (line) return placeOf(line)
  if (rest === '') return null
  const length = Buffer.byteLength(rest)
  return { file: MANIFEST, offset: Buffer.byteLength(text) - length, length }
}

async function* read(folder: string, lines: readonly (SegmentLine | FragmentLine)[]): AsyncGenerator<Link> {
  let current: Opened = { file: '', handle: null }
  try {
    for (const line of lines) {
      const { file, offset, length } = placeOf(line)
      if (current.file !== file) {
        await current.handle?.close()
        current = { file, handle: await opened(join(folder, file)) }
      }
      // Fewer bytes where the file is shorter, none where it is gone: then the hash does not fit.
      const bytes = current.handle ? await readAt(current.handle, offset, length) : Buffer.alloc(0)
      yield { bytes, hash: line.hash }
    }
  } finally {
    await current.handle?.close()
  }
}

function placeOf(line: SegmentLine | FragmentLine): Break {
  const { segment, length } = line
  if (line.type === 'segment') return { file: initName(segment), offset: 0, length }
  return { file: segmentName(segment), offset: line.offset, length }
}

/** Null where there is no such file. */
async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
