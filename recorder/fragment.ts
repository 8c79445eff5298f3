// CMAF fragments (moof + mdat) of one track: written sample by sample, and found again in a file.
import { box, fullBox, u32, u64 } from './box.ts'
import { opusSamples } from './opus-packet.ts'

/** One picture or one Opus packet, as MP4 stores it. */
export type Sample = {
  readonly data: readonly Buffer[]
  /** Ticks of the track's timescale. */
  readonly duration: number
  /** Whether decoding can begin here. */
  readonly sync: boolean
}

/** What a fragment is made of. */
export type FragmentContent = {
  /** Counts the fragments of a track from 1. */
  readonly sequence: number
  /** Decode time of the first sample, in ticks of the track's timescale: a safe integer, not negative. */
  readonly decodeTime: number
  readonly samples: readonly Sample[]
}

/** The only track in every file. */
export const TRACK_ID = 1

const SYNC_FLAGS = 0x02000000
const NON_SYNC_FLAGS = 0x01010000
const BASE_IS_MOOF = 0x020000
/** Data offset; then duration, size and flags of each sample. */
const RUN_FLAGS = 0x000701
const RUN_ROW_BYTES = 12

/**
 * A picture as a sample: every NAL unit after its length of 32 bits (ISO/IEC 14496-15 §4.3), parameter sets in band.
 * @param duration until the next picture, in ticks
 */
export function h264Sample(unit: { nalUnits: readonly Buffer[]; keyFrame: boolean }, duration: number): Sample {
  return { data: unit.nalUnits.flatMap((one) => [u32(one.length), one]), duration, sync: unit.keyFrame }
}

/** An Opus packet as a sample at 48 kHz; null for what is not Opus. */
export function opusSample(packet: Buffer): Sample | null {
  const duration = opusSamples(packet)
  return duration === null ? null : { data: [packet], duration, sync: true }
}

/** Writes a fragment. Throws a RangeError when a number does not fit its field. */
export function writeFragment({ sequence, decodeTime, samples }: FragmentContent): Buffer {
  const head = (dataOffset: number): Buffer =>
    box(
      'moof',
      fullBox('mfhd', 0, 0, u32(sequence)),
      box(
        'traf',
        fullBox('tfhd', 0, BASE_IS_MOOF, u32(TRACK_ID)),
        fullBox('tfdt', 1, 0, u64(decodeTime)),
        fullBox('trun', 0, RUN_FLAGS, u32(samples.length, dataOffset), ...samples.map(runRow)),
      ),
    )
  // Its length does not depend on the offset: written once to be measured, once to be kept.
  const moof = head(head(0).length + 8)
  return Buffer.concat([moof, box('mdat', ...samples.flatMap((one) => one.data))])
}

function runRow({ data, duration, sync }: Sample): Buffer {
  const size = data.reduce((sum, part) => sum + part.length, 0)
  return u32(duration, size, sync ? SYNC_FLAGS : NON_SYNC_FLAGS)
}

/** A fragment found in bytes. */
export type FoundFragment = {
  /** Where its moof begins. */
  readonly offset: number
  /** Bytes of moof and mdat together. */
  readonly length: number
  /** Ticks. */
  readonly decodeTime: number
  /** Ticks, of all its samples. */
  readonly duration: number
  /** Whether its first sample is a key frame. */
  readonly sync: boolean
}

/**
 * The fragment that begins at an offset, if it is whole and of our own making.
 * @returns null at the end, for one cut short, and for other bytes
 */
export function findFragment(bytes: Buffer, offset: number): FoundFragment | null {
  const moof = boxAt(bytes, offset, 'moof')
  const mdat = moof && boxAt(bytes, offset + moof.length, 'mdat')
  const mfhd = moof && boxAt(moof, 8, 'mfhd')
  const traf = mfhd && boxAt(moof, 8 + mfhd.length, 'traf')
  const tfhd = traf && boxAt(traf, 8, 'tfhd')
  const tfdt = tfhd && boxAt(traf, 8 + tfhd.length, 'tfdt')
  const trun = tfdt && boxAt(traf, 8 + tfhd.length + tfdt.length, 'trun')
  if (!mdat || !trun || tfdt.length !== 20) return null
  const run = readRun(trun)
  const decodeTime = Number(tfdt.readBigUInt64BE(12))
  // Blocks that never reached the disk read as zeros: sizes must agree.
  if (run?.size !== mdat.length - 8 || !Number.isSafeInteger(decodeTime)) return null
  return { offset, length: moof.length + mdat.length, decodeTime, duration: run.duration, sync: run.sync }
}

/** The bytes of a box, header included; null unless it is whole and of this type. */
function boxAt(bytes: Buffer, offset: number, type: string): Buffer | null {
  if (offset + 8 > bytes.length) return null
  const end = offset + bytes.readUInt32BE(offset)
  if (end < offset + 8 || end > bytes.length) return null
  return bytes.toString('latin1', offset + 4, offset + 8) === type ? bytes.subarray(offset, end) : null
}

function readRun(trun: Buffer): { duration: number; size: number; sync: boolean } | null {
  if (trun.length < 20 || trun.readUInt32BE(8) !== RUN_FLAGS) return null
  const count = trun.readUInt32BE(12)
  if (trun.length !== 20 + RUN_ROW_BYTES * count) return null
  let duration = 0
  let size = 0
  for (let at = 20; at < trun.length; at += RUN_ROW_BYTES) {
    duration += trun.readUInt32BE(at)
    size += trun.readUInt32BE(at + 4)
  }
  return { duration, size, sync: count > 0 && trun.readUInt32BE(28) === SYNC_FLAGS }
}
