// A track's folder made whole again after its writer was killed.
import { copyFile, open, readdir } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { TrackCipher } from './format/cipher.ts'
import { replaceFile, syncFolder, textOf } from './format/durable.ts'
import { CHAIN_START, chainHash } from './format/hash-chain.ts'
import { MANIFEST, lastHash, manifestText, parseManifest, segmentName } from './format/manifest.ts'
import type { FragmentLine, ManifestLine } from './format/manifest.ts'
import { PLAYLIST, playlistText } from './format/playlist.ts'
import { readAt } from './format/read-at.ts'
import { findFragment } from './fragment.ts'

/** What was found, and what was done about it. */
export type Recovery = {
  /** The manifest as it now is. */
  readonly lines: readonly ManifestLine[]
  /** Bytes cut off behind the last whole fragment. */
  readonly cutBytes: number
  /** Whole fragments that were on the disk but not listed, and now are. */
  readonly relisted: number
  /** Listed fragments that are not on the disk (any more), and were struck out. */
  readonly struck: number
  /** The first number that no file bears: also what was never listed is not written over. */
  readonly nextSegment: number
}

type LastSegment = Omit<Recovery, 'nextSegment'>

/**
 * Cuts the last segment behind its last whole fragment, lists what is whole, and writes manifest and playlist anew
 * where they say otherwise. Earlier segments were complete before the last one began: they are left alone, and a hole
 * in them is for verification to find. A manifest that is broken before its last line is kept beside the new one. Doing
 * it again changes nothing, also when it was killed half-way itself. Nothing may be added to a segment afterwards: its
 * places in the keystream behind the cut have been used.
 * @throws the system's error when the folder cannot be read or written
 */
export async function recover(folder: string, cipher: TrackCipher): Promise<Recovery> {
  const { lines, rest } = parseManifest((await textOf(join(folder, MANIFEST))) ?? '')
  const next = await nextSegment(folder)
  // A kill cuts only the last line short. More than that is evidence of something else.
  if (rest.includes('\n')) await copyFile(join(folder, MANIFEST), join(folder, `${MANIFEST}.broken-${next}`))
  const recovery = { ...(await recoverLastSegment(folder, cipher, lines)), nextSegment: next }
  await replaceFile(folder, MANIFEST, recovery.lines.map(manifestText).join(''))
  await replaceFile(folder, PLAYLIST, playlistText(recovery.lines))
  await syncFolder(folder)
  return recovery
}

async function recoverLastSegment(
  folder: string,
  cipher: TrackCipher,
  listed: readonly ManifestLine[],
): Promise<LastSegment> {
  const segment = listed.findLast((line) => line.type === 'segment')?.segment
  if (segment === undefined) return { lines: listed, cutBytes: 0, relisted: 0, struck: 0 }
  // 'a+' makes the file where only its name was lost.
  await using file = await open(join(folder, segmentName(segment)), 'a+')
  const { size } = await file.stat()
  const firstLost = listed.findIndex((line) => reachesPast(line, segment, size))
  const kept = firstLost === -1 ? listed : listed.slice(0, firstLost)
  const struck = listed.slice(kept.length).filter((line) => line.type === 'fragment').length
  const found = kept.at(-1)?.type === 'ended' ? [] : await unlisted(file, cipher, segment, kept)
  const lines = [...kept, ...found]
  const end = endOf(lines, segment)
  if (end < size) {
    await file.truncate(end)
    await file.datasync()
  }
  return { lines, cutBytes: size - end, relisted: found.length, struck }
}

async function nextSegment(folder: string): Promise<number> {
  const names = await readdir(folder)
  const numbers = names.map((name) => Number(/^(?:init|seg)-(\d+)\./.exec(name)?.[1] ?? -1))
  return Math.max(-1, ...numbers) + 1
}

function reachesPast(line: ManifestLine, segment: number, size: number): boolean {
  return line.type === 'fragment' && line.segment === segment && line.offset + line.length > size
}

/** Where the last listed fragment of a segment ends. */
function endOf(lines: readonly ManifestLine[], segment: number): number {
  const last = lines.findLast((line) => line.type === 'fragment' && line.segment === segment)
  return last?.type === 'fragment' ? last.offset + last.length : 0
}

/** Lines for the whole fragments behind the last listed one. */
async function unlisted(
  file: FileHandle,
  cipher: TrackCipher,
  segment: number,
  kept: readonly ManifestLine[],
): Promise<FragmentLine[]> {
  const start = endOf(kept, segment)
  const stored = await readAt(file, start, (await file.stat()).size - start)
  const bytes = cipher.apply(segmentName(segment), start, stored)
  const lines: FragmentLine[] = []
  let previous = lastHash(kept) ?? CHAIN_START
  for (let found = findFragment(bytes, 0); found; found = findFragment(bytes, found.offset + found.length)) {
    const { offset, length, decodeTime, duration, sync } = found
    const hash = chainHash(previous, stored.subarray(offset, offset + length))
    previous = hash
    const place = { type: 'fragment', segment, offset: start + offset, length } as const
    lines.push({ ...place, decodeTime, duration, sync, damaged: null, level: null, hash })
  }
  return lines
}
