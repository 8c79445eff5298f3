// Holds a track on the disk against the hash chain in its manifest.
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { firstBroken } from './hash-chain.ts'
import type { Link } from './hash-chain.ts'
import { MANIFEST, initName, parseManifest, segmentName } from './manifest.ts'
import type { FragmentLine, SegmentLine } from './manifest.ts'
import { readAt } from './read-at.ts'

/** Where the chain breaks first: the file, and the place in it. */
export type Break = { readonly file: string; readonly offset: number; readonly length: number }

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
  for (const line of lines) yield { bytes: await bytesAt(folder, placeOf(line)), hash: line.hash }
}

function placeOf(line: SegmentLine | FragmentLine): Break {
  const { segment, length } = line
  if (line.type === 'segment') return { file: initName(segment), offset: 0, length }
  return { file: segmentName(segment), offset: line.offset, length }
}

/** The bytes at a place; fewer where the file is shorter, none where it is gone, and then the hash does not fit. */
async function bytesAt(folder: string, { file, offset, length }: Break): Promise<Buffer> {
  try {
    await using handle = await open(join(folder, file), 'r')
    return await readAt(handle, offset, length)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
