// Tracks on the disk for tests: written, read back, and held against each other.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { h264Sample, opusSample, writeFragment } from '../fragment.ts'
import { NAL, nalType } from '../h264-payload.ts'
import { h264InitSegment, opusInitSegment } from '../init-segment.ts'
import type { InitSegment } from '../init-segment.ts'
import { TrackCipher } from '../format/cipher.ts'
import { MANIFEST, parseManifest } from '../format/manifest.ts'
import type { ManifestLine } from '../format/manifest.ts'
import { PLAYLIST, playlistText } from '../format/playlist.ts'
import { recover } from '../recovery.ts'
import { TrackFile } from '../track-file.ts'
import type { FragmentMarks } from '../track-file.ts'
import { verifyTrack } from '../format/track-verification.ts'
import { encodeH264 } from './media.ts'

/** When the segments of tests begin. */
export const STARTED_AT = Date.UTC(2026, 11, 1, 1)
/** What encrypts the tracks of tests. */
export const CIPHER = new TrackCipher(Buffer.alloc(32, 7), 'track')
/** The marks of a fragment that nothing is missing in. */
export const WHOLE: FragmentMarks = { damaged: false, level: null }
/** The init segment of `sound`. */
export const INIT = opusInitSegment(1)

/** An empty folder, removed with the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'track-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Fragments of half a second each, of packets that differ. */
export function sound(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const packets = Array.from({ length: 25 }, (_, at) => opusSample(Buffer.of(0xf8, index, at)) ?? [])
    return writeFragment({ sequence: index + 1, decodeTime: index * 24_000, samples: packets.flat() })
  })
}

/** Real pictures: an init segment and fragments of half a second each, with a key frame in every other one. */
export function pictures(seconds: number): { init: InitSegment; fragments: Buffer[] } {
  const units = encodeH264(seconds)
  const samples = units.map((nalUnits) =>
    h264Sample({ nalUnits, keyFrame: nalUnits.some((one) => nalType(one) === NAL.idr) }, 3000),
  )
  const fragments = Array.from({ length: 2 * seconds }, (_, index) => {
    const part = samples.slice(index * 15, index * 15 + 15)
    return writeFragment({ sequence: index + 1, decodeTime: index * 45_000, samples: part })
  })
  const [sps, pps] = [NAL.sps, NAL.pps].map((type) => units[0]?.find((one) => nalType(one) === type))
  const init = sps && pps ? h264InitSegment(sps, pps) : null
  if (!init) throw new Error('no parameter sets')
  return { init, fragments }
}

/** Writes a segment with these fragments into a folder, and closes it without an end. */
export async function writeTrack(
  folder: string,
  fragments: readonly Buffer[],
  init: InitSegment = INIT,
): Promise<void> {
  const track = await TrackFile.open(folder, CIPHER)
  await track.startSegment(init, STARTED_AT)
  await Promise.all(fragments.map((fragment) => track.append(fragment, WHOLE)))
  await track.close()
}

/** A file of a track, decrypted. */
export function clearRead(folder: string, name: string): Buffer {
  return CIPHER.apply(name, 0, read(folder, name))
}

/** A copy of a track's folder that players can play. */
export function clearCopy(folder: string): string {
  const copy = newFolder()
  for (const name of readdirSync(folder)) {
    const isMedia = /\.m4s$|\.mp4$/.test(name)
    writeFileSync(join(copy, name), isMedia ? clearRead(folder, name) : read(folder, name))
  }
  return copy
}

/** A file of a track as it lies on the disk. */
export function read(folder: string, name: string): Buffer {
  return readFileSync(join(folder, name))
}

/** The manifest of a track. */
export function linesOf(folder: string): ManifestLine[] {
  return parseManifest(read(folder, MANIFEST).toString()).lines
}

/** How many fragments a track lists; none before it has a manifest. */
export function listed(folder: string): number {
  if (!readdirSync(folder).includes(MANIFEST)) return 0
  return linesOf(folder).filter((line) => line.type === 'fragment').length
}

/** Expects everything that the rest of the product relies on after a recovery. */
export async function expectWhole(folder: string): Promise<void> {
  expect(read(folder, PLAYLIST).toString()).toBe(playlistText(linesOf(folder)))
  expect(await verifyTrack(folder)).toBeNull()
  const before = contents(folder)
  expect(await recover(folder, CIPHER)).toMatchObject({ cutBytes: 0, relisted: 0, struck: 0 })
  expect(contents(folder)).toEqual(before)
}

function contents(folder: string): unknown {
  return readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs, read(folder, name)])
}
