// Fragmented MP4 made plain while it passes: every player knows its length and jumps in it, and nothing is written twice.
import { boxesOf, boxOf, fullBoxOf, takeBoxes, uint32s } from './mp4-boxes.ts'
import type { Mp4Box } from './mp4-boxes.ts'

/** The samples of one track, as fragments have listed them. */
type Samples = {
  readonly sizes: number[]
  readonly durations: number[]
  /** Numbers of the samples that a decoder can begin with, from 1. */
  readonly syncs: number[]
  /** Where the samples of each fragment begin in the file, and how many they are. */
  readonly chunks: { readonly offset: number; readonly count: number }[]
}

/** Flags of a sample: a decoder cannot begin with it (ISO/IEC 14496-12 §8.8.3.1). */
const NON_SYNC = 0x10000
const INITIAL_BRAND = boxOf('ftyp', Buffer.from('isom'), uint32s(0x200), Buffer.from('isomiso2avc1mp41'))

/**
 * Takes fragments in, gives media data out, and the table of all of it at the end (ISO/IEC 14496-12: `moov` may stand
 * last). It expects what ffmpeg writes with `+default_base_moof`: one run of samples a track and fragment, times
 * without reordering.
 */
export async function* plainMp4(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const samples = new Map<number, Samples>()
  let moov: Mp4Box | undefined
  let moof: Mp4Box | undefined
  let written = INITIAL_BRAND.length
  yield INITIAL_BRAND
  for await (const box of takeBoxes(source)) {
    if (box.type === 'moov') moov = box
    if (box.type === 'moof') moof = box
    if (box.type !== 'mdat' || !moof) continue
    // An offset counts from the first byte of `moof`, and `mdat` follows right behind it.
    note(moof, samples, written - moof.bytes.length)
    written += box.bytes.length
    yield box.bytes
  }
  if (!moov) throw new Error('The file that was encoded has no head.')
  yield tableOf(moov, samples)
}

/** Lists the samples of a fragment. `shift` turns an offset from `moof` into one of the file. */
function note(moof: Mp4Box, all: Map<number, Samples>, shift: number): void {
  for (const traf of boxesOf(moof).filter(({ type }) => type === 'traf')) {
    const parts = boxesOf(traf)
    const tfhd = parts.find(({ type }) => type === 'tfhd')?.body
    if (!tfhd) continue
    const track = tfhd.readUInt32BE(4)
    const samples = all.get(track) ?? { sizes: [], durations: [], syncs: [], chunks: [] }
    all.set(track, samples)
    const usual = usualOf(tfhd)
    for (const { body } of parts.filter(({ type }) => type === 'trun')) noteRun(body, usual, samples, shift)
  }
}

/** What holds for a fragment's samples unless its run says otherwise (§8.8.7). */
type Usual = { readonly duration: number; readonly size: number; readonly flags: number }

function usualOf(tfhd: Buffer): Usual {
  const flags = tfhd.readUInt32BE(0)
  let at = 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0)
  const next = (bit: number): number => {
    if ((flags & bit) === 0) return 0
    at += 4
    return tfhd.readUInt32BE(at - 4)
  }
  return { duration: next(0x8), size: next(0x10), flags: next(0x20) }
}

/** §8.8.8. */
function noteRun(trun: Buffer, usual: Usual, { sizes, durations, syncs, chunks }: Samples, shift: number): void {
  const has = trun.readUInt32BE(0)
  const count = trun.readUInt32BE(4)
  let at = 8
  const next = (bit: number, otherwise: number): number => {
    if ((has & bit) === 0) return otherwise
    at += 4
    return trun.readUInt32BE(at - 4)
  }
  chunks.push({ offset: shift + next(0x1, 0), count })
  const firstFlags = next(0x4, usual.flags)
  for (let index = 0; index < count; index++) {
    durations.push(next(0x100, usual.duration))
    sizes.push(next(0x200, usual.size))
    const flags = next(0x400, index === 0 ? firstFlags : usual.flags)
    if ((flags & NON_SYNC) === 0) syncs.push(sizes.length)
    next(0x800, 0)
  }
}

/** The head of the file: as it was, with the length of everything and the tables of all samples. */
function tableOf(moov: Mp4Box, all: ReadonlyMap<number, Samples>): Buffer {
  const parts = boxesOf(moov)
  const tracks = parts.filter(({ type }) => type === 'trak')
  const head = parts.find(({ type }) => type === 'mvhd')
  if (!head) throw new Error('The head of the file is not whole.')
  const scale = head.body.readUInt32BE(12)
  const lengths = tracks.map((trak) => Math.round((ticksOf(trak, all) / timescaleOf(trak)) * scale))
  const rebuilt = parts.flatMap((part) => {
    if (part.type === 'mvhd') return [patched(part, 16, Math.max(...lengths))]
    if (part.type === 'trak') return [trackOf(part, all, lengths[tracks.indexOf(part)] ?? 0)]
    return part.type === 'mvex' ? [] : [part.bytes]
  })
  return boxOf('moov', ...rebuilt)
}

function trackOf(trak: Mp4Box, all: ReadonlyMap<number, Samples>, length: number): Buffer {
  const samples = all.get(trackIdOf(trak))
  const rebuild = (box: Mp4Box): Buffer[] => {
    switch (box.type) {
      case 'tkhd':
        return [patched(box, 20, length)]
      case 'mdhd':
        return [patched(box, 16, ticksOf(trak, all))]
      case 'edts':
        return []
      case 'mdia':
      case 'minf':
        return [boxOf(box.type, ...boxesOf(box).flatMap(rebuild))]
      case 'stbl':
        return [
          boxOf(
            'stbl',
            ...boxesOf(box).flatMap(({ type, bytes }) => (type === 'stsd' ? [bytes] : [])),
            ...tables(samples),
          ),
        ]
      default:
        return [box.bytes]
    }
  }
  return boxOf('trak', ...boxesOf(trak).flatMap(rebuild))
}

/** §8.6.1, §8.7: how long each sample is, where it lies, and which ones a decoder can begin with. */
function tables(samples: Samples | undefined): Buffer[] {
  const { sizes, durations, syncs, chunks } = samples ?? { sizes: [], durations: [], syncs: [], chunks: [] }
  const lengths = runLengths(durations)
  const counts = runLengths(chunks.map(({ count }) => count))
  let chunk = 1
  const groups = counts.flatMap(({ count, value }) => {
    const first = chunk
    chunk += count
    return [first, value, 1]
  })
  const offsets = Buffer.alloc(chunks.length * 8)
  chunks.forEach(({ offset }, index) => offsets.writeBigUInt64BE(BigInt(offset), index * 8))
  return [
    fullBoxOf('stts', uint32s(lengths.length, ...lengths.flatMap(({ count, value }) => [count, value]))),
    // Where every sample can begin a decoding, the table is left out.
    ...(syncs.length === sizes.length ? [] : [fullBoxOf('stss', uint32s(syncs.length), bigTable(syncs))]),
    fullBoxOf('stsc', uint32s(counts.length, ...groups)),
    fullBoxOf('stsz', uint32s(0, sizes.length), bigTable(sizes)),
    fullBoxOf('co64', uint32s(chunks.length), offsets),
  ]
}

function runLengths(values: readonly number[]): { count: number; value: number }[] {
  const runs: { count: number; value: number }[] = []
  for (const value of values) {
    const last = runs.at(-1)
    if (last?.value === value) last.count++
    else runs.push({ count: 1, value })
  }
  return runs
}

function bigTable(values: readonly number[]): Buffer {
  const table = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => table.writeUInt32BE(value, index * 4))
  return table
}

function trackIdOf(trak: Mp4Box): number {
  return (
    boxesOf(trak)
      .find(({ type }) => type === 'tkhd')
      ?.body.readUInt32BE(12) ?? 0
  )
}

function ticksOf(trak: Mp4Box, all: ReadonlyMap<number, Samples>): number {
  return (all.get(trackIdOf(trak))?.durations ?? []).reduce((sum, ticks) => sum + ticks, 0)
}

function timescaleOf(trak: Mp4Box): number {
  const mdia = boxesOf(trak).find(({ type }) => type === 'mdia')
  const mdhd = mdia && boxesOf(mdia).find(({ type }) => type === 'mdhd')
  return mdhd?.body.readUInt32BE(12) ?? 1
}

/** A box of version 0 with another number at a place of its body. */
function patched({ type, body }: Mp4Box, at: number, value: number): Buffer {
  if (body[0] !== 0) throw new Error(`${type} is of a version that was not expected.`)
  const copy = Buffer.from(body)
  copy.writeUInt32BE(Math.min(value, 0xffff_ffff), at)
  return boxOf(type, copy)
}
