// What was written of a track after a moment, taken off the disk again: for a pause that came late.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile, syncFolder, textOf } from './format/durable.ts'
import { MANIFEST, manifestText, parseManifest, segmentName } from './format/manifest.ts'
import type { ManifestLine } from './format/manifest.ts'
import { PLAYLIST, playlistText } from './format/playlist.ts'

/**
 * Cuts off every fragment that ends after `from` (ticks), and strikes it from the lists; whole fragments, so up to half
 * a second before it goes too. The chain of hashes stays whole: it ends earlier. Bytes go first, so that a kill half-way
 * leaves nothing of them; recovery then strikes what is listed and no more there. Nothing may be added to these segments.
 * @returns the manifest as it now is; null when there was nothing to take back
 * @throws the system's error when the folder cannot be read or written
 */
export async function takeBack(folder: string, from: number): Promise<readonly ManifestLine[] | null> {
  const { lines } = parseManifest((await textOf(join(folder, MANIFEST))) ?? '')
  const first = lines.findIndex((line) => line.type === 'fragment' && line.decodeTime + line.duration > from)
  if (first === -1) return null
  const taken = lines.slice(first).filter((line) => line.type === 'fragment')
  for (const segment of new Set(taken.map((line) => line.segment))) {
    const offsets = taken.filter((line) => line.segment === segment).map((line) => line.offset)
    await using file = await open(join(folder, segmentName(segment)), 'r+')
    await file.truncate(Math.min(...offsets))
    await file.sync()
  }
  const kept = lines.slice(0, first)
  await replaceFile(folder, MANIFEST, kept.map(manifestText).join(''))
  await replaceFile(folder, PLAYLIST, playlistText(kept))
  await syncFolder(folder)
  return kept
}
