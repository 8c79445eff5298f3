// The init segment of a track (ftyp + moov) for H.264 and Opus: CMAF, ISO/IEC 23000-19.
import { box, fullBox, u16, u32, u8 } from './box.ts'
import { TRACK_ID } from './fragment.ts'
import { parseSps } from './h264-sps.ts'
import type { PictureFormat } from './h264-sps.ts'
import { OPUS_CLOCK_HZ } from './opus-packet.ts'

/** Ticks per second of a video track: RTP's own (RFC 6184 §8.2.1). */
export const VIDEO_TIMESCALE = 90_000
/** Ticks per second of an audio track. */
export const AUDIO_TIMESCALE = OPUS_CLOCK_HZ

/** How a track is introduced to players. */
export type InitSegment = {
  readonly bytes: Buffer
  /** Ticks per second. */
  readonly timescale: number
  /** As MIME types and HLS name it (RFC 6381). */
  readonly codec: string
  /** Pixels; null for sound. */
  readonly width: number | null
  readonly height: number | null
}

const NO_TIME = u32(0, 0)
const UNITY_MATRIX = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
const UNDETERMINED_LANGUAGE = 0x55c4

/**
 * For H.264 with its parameter sets in band (`avc3`); those of the first key frame are repeated here, since some
 * players want to know before the first picture. A later picture of another size needs no new init segment to decode.
 * @returns null when the parameter set cannot be read
 */
export function h264InitSegment(sps: Buffer, pps: Buffer): InitSegment | null {
  const format = parseSps(sps)
  if (!format) return null
  const { width, height, profile, compatibility, level } = format
  const entry = box(
    'avc3',
    sampleEntryHead(),
    Buffer.alloc(16),
    u16(width, height),
    u32(0x480000, 0x480000, 0), // 72 dpi
    u16(1), // one frame a sample
    Buffer.alloc(32), // no compressor's name
    u16(24, 0xffff),
    box('avcC', avcConfiguration(sps, pps, format)),
  )
  const trackHeader = trackHeaderBox(0, width, height)
  const media = { timescale: VIDEO_TIMESCALE, handler: 'vide', mediaHeader: fullBox('vmhd', 0, 1, u16(0, 0, 0, 0)) }
  const codec = `avc3.${Buffer.of(profile, compatibility, level).toString('hex').toUpperCase()}`
  return { bytes: segment({ ...media, trackHeader, entry }), timescale: VIDEO_TIMESCALE, codec, width, height }
}

/** For Opus. Nothing is to be skipped at the start: a recording begins in the middle of a sender's stream. */
export function opusInitSegment(channels: 1 | 2): InitSegment {
  const entry = box(
    'Opus',
    sampleEntryHead(),
    Buffer.alloc(8),
    u16(channels, 16, 0, 0),
    u32(OPUS_CLOCK_HZ * 0x10000),
    // "Encapsulation of Opus in ISOBMFF" §4.3.2: version, channels, pre-skip, input rate, gain, mapping family.
    box('dOps', u8(0, channels), u16(0), u32(OPUS_CLOCK_HZ), u16(0), u8(0)),
  )
  const trackHeader = trackHeaderBox(0x0100, 0, 0)
  const media = { timescale: AUDIO_TIMESCALE, handler: 'soun', mediaHeader: fullBox('smhd', 0, 0, u16(0, 0)) }
  const bytes = segment({ ...media, trackHeader, entry })
  return { bytes, timescale: AUDIO_TIMESCALE, codec: 'opus', width: null, height: null }
}

/** Six reserved bytes, and the number of the data reference. */
function sampleEntryHead(): Buffer {
  return u16(0, 0, 0, 1)
}

/** ISO/IEC 14496-15 §5.3.3.1; lengths of 32 bits before NAL units. */
function avcConfiguration(sps: Buffer, pps: Buffer, format: PictureFormat): Buffer {
  const { profile, compatibility, level, chromaFormat, lumaBits, chromaBits } = format
  const high = [100, 110, 122, 144].includes(profile)
  return Buffer.concat([
    u8(1, profile, compatibility, level, 0xff, 0xe1),
    u16(sps.length),
    sps,
    u8(1),
    u16(pps.length),
    pps,
    high ? u8(0xfc | chromaFormat, 0xf8 | (lumaBits - 8), 0xf8 | (chromaBits - 8), 0) : Buffer.alloc(0),
  ])
}

function trackHeaderBox(volume: number, width: number, height: number): Buffer {
  return fullBox(
    'tkhd',
    0,
    7, // enabled, in movie, in preview
    NO_TIME,
    u32(TRACK_ID, 0, 0, 0, 0),
    u16(0, 0, volume, 0),
    UNITY_MATRIX,
    u32(width * 0x10000, height * 0x10000),
  )
}

type Parts = {
  readonly timescale: number
  readonly handler: string
  readonly mediaHeader: Buffer
  readonly trackHeader: Buffer
  readonly entry: Buffer
}

function segment({ timescale, handler, mediaHeader, trackHeader, entry }: Parts): Buffer {
  const mdhd = fullBox('mdhd', 0, 0, NO_TIME, u32(timescale, 0), u16(UNDETERMINED_LANGUAGE, 0))
  const hdlr = fullBox('hdlr', 0, 0, u32(0), Buffer.from(handler, 'latin1'), u32(0, 0, 0), u8(0))
  const dinf = box('dinf', fullBox('dref', 0, 0, u32(1), fullBox('url ', 0, 1)))
  const minf = box('minf', mediaHeader, dinf, sampleTable(entry))
  const mvex = box('mvex', fullBox('trex', 0, 0, u32(TRACK_ID, 1, 0, 0, 0)))
  const brands = Buffer.from('iso6cmfciso6mp41', 'latin1')
  return Buffer.concat([
    box('ftyp', brands.subarray(0, 4), u32(0), brands.subarray(4)),
    box('moov', movieHeader(), box('trak', trackHeader, box('mdia', mdhd, hdlr, minf)), mvex),
  ])
}

/** Without samples: they are all in fragments. */
function sampleTable(entry: Buffer): Buffer {
  return box(
    'stbl',
    fullBox('stsd', 0, 0, u32(1), entry),
    fullBox('stts', 0, 0, u32(0)),
    fullBox('stsc', 0, 0, u32(0)),
    fullBox('stsz', 0, 0, u32(0, 0)),
    fullBox('stco', 0, 0, u32(0)),
  )
}

function movieHeader(): Buffer {
  return fullBox(
    'mvhd',
    0,
    0,
    NO_TIME,
    u32(1000, 0, 0x10000),
    u16(0x0100, 0, 0, 0, 0, 0),
    UNITY_MATRIX,
    Buffer.alloc(24),
    u32(TRACK_ID + 1),
  )
}
