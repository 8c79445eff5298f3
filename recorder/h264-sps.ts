// What a sequence parameter set says about the picture (ITU-T H.264 §7.3.2.1.1).
import { NAL, nalType } from './h264-payload.ts'

/** The size of the picture and what a decoder must be able to do. */
export type PictureFormat = {
  /** Pixels, after cropping. */
  readonly width: number
  readonly height: number
  /** profile_idc, constraint flags and level_idc, as MP4 and codec strings repeat them. */
  readonly profile: number
  readonly compatibility: number
  readonly level: number
  /** 1 is 4:2:0. */
  readonly chromaFormat: number
  readonly lumaBits: number
  readonly chromaBits: number
}

/** Profiles whose parameter sets speak of chroma and bit depth. */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])

/** Reads a sequence parameter set; null when it is none, or cut short. Never throws. */
export function parseSps(nalUnit: Buffer): PictureFormat | null {
  const [, profile, compatibility, level] = nalUnit
  if (nalType(nalUnit) !== NAL.sps) return null
  if (profile === undefined || compatibility === undefined || level === undefined) return null
  const bits = new Bits(unescaped(nalUnit.subarray(4)))
  bits.ue() // seq_parameter_set_id
  const chroma = HIGH_PROFILES.has(profile) ? readChroma(bits) : { chromaFormat: 1, lumaBits: 8, chromaBits: 8 }
  bits.ue() // log2_max_frame_num_minus4
  skipOrderCount(bits)
  bits.ue() // max_num_ref_frames
  bits.read(1) // gaps_in_frame_num_value_allowed_flag
  const size = readSize(bits, chroma.chromaFormat)
  return bits.overrun || !size ? null : { ...size, profile, compatibility, level, ...chroma }
}

/** Reads bits from the left. Past the end it reads zeros and says so. */
class Bits {
  readonly #bytes: Buffer
  #at = 0
  overrun = false

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  read(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++) value = value * 2 + this.#bit()
    return value
  }

  /** An unsigned Exp-Golomb number, §9.1. */
  ue(): number {
    let zeros = 0
    while (!this.overrun && this.#bit() === 0) zeros++
    if (zeros > 31) this.overrun = true
    return this.overrun ? 0 : 2 ** zeros - 1 + this.read(zeros)
  }

  #bit(): number {
    const byte = this.#bytes[this.#at >> 3]
    if (byte === undefined) this.overrun = true
    return ((byte ?? 0) >> (7 - (this.#at++ & 7))) & 1
  }
}

/** Without the bytes that keep start codes from appearing, §7.4.1. */
function unescaped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.filter((byte, at) => !(byte === 3 && bytes[at - 1] === 0 && bytes[at - 2] === 0)))
}

function readChroma(bits: Bits): Pick<PictureFormat, 'chromaFormat' | 'lumaBits' | 'chromaBits'> {
  const chromaFormat = bits.ue()
  if (chromaFormat === 3) bits.read(1) // separate_colour_plane_flag
  const lumaBits = 8 + bits.ue()
  const chromaBits = 8 + bits.ue()
  bits.read(1) // qpprime_y_zero_transform_bypass_flag
  if (bits.read(1) === 1) skipScalingLists(bits, chromaFormat === 3 ? 12 : 8)
  return { chromaFormat, lumaBits, chromaBits }
}

function skipScalingLists(bits: Bits, lists: number): void {
  for (let list = 0; list < lists; list++) {
    if (bits.read(1) === 0) continue
    let next = 8
    for (let left = list < 6 ? 16 : 64; left > 0 && next !== 0; left--) next = (next + signed(bits.ue()) + 256) % 256
  }
}

/** §9.1.1: 0, 1, −1, 2, −2 … */
function signed(code: number): number {
  return code % 2 === 1 ? (code + 1) / 2 : -code / 2
}

function skipOrderCount(bits: Bits): void {
  const type = bits.ue()
  if (type === 0) bits.ue()
  if (type !== 1) return
  bits.read(1)
  bits.ue()
  bits.ue()
  for (let cycle = bits.ue(); cycle > 0 && !bits.overrun; cycle--) bits.ue()
}

function readSize(bits: Bits, chromaFormat: number): { width: number; height: number } | null {
  const columns = bits.ue() + 1
  const rows = bits.ue() + 1
  const frameOnly = bits.read(1)
  if (frameOnly === 0) bits.read(1) // mb_adaptive_frame_field_flag
  bits.read(1) // direct_8x8_inference_flag
  const cropped = bits.read(1) === 1
  const [left = 0, right = 0, top = 0, bottom = 0] = cropped ? [bits.ue(), bits.ue(), bits.ue(), bits.ue()] : []
  const unitX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1
  const unitY = (chromaFormat === 1 ? 2 : 1) * (2 - frameOnly)
  const width = 16 * columns - unitX * (left + right)
  const height = 16 * rows * (2 - frameOnly) - unitY * (top + bottom)
  // MP4 has 16 bits for each.
  return width > 0 && height > 0 && width <= 0xffff && height <= 0xffff ? { width, height } : null
}
