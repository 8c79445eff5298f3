// What one RTP payload says about H.264 (RFC 6184 §5), in non-interleaved mode.

/** NAL unit types that the recorder tells apart (ITU-T H.264 table 7-1). */
export const NAL = { slice: 1, idr: 5, sps: 7, pps: 8, delimiter: 9 } as const

/** The content of one payload. */
export type H264Payload =
  | { readonly kind: 'whole'; readonly nalUnits: readonly Buffer[] }
  | {
      readonly kind: 'fragment'
      readonly start: boolean
      readonly end: boolean
      /** The NAL unit's own first byte, put together again. */
      readonly header: number
      readonly data: Buffer
    }
  /** Carries no picture: padding, or types that RFC 6184 tells receivers to ignore. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'malformed' }

const STAP_A = 24
const FU_A = 28
const MALFORMED: H264Payload = { kind: 'malformed' }

/** The type of a NAL unit; 0 for an empty one. */
export function nalType(nalUnit: Buffer): number {
  return (nalUnit[0] ?? 0) & 0x1f
}

/** Reads one payload; never throws. */
export function parseH264Payload(payload: Buffer): H264Payload {
  const header = payload[0]
  if (header === undefined) return { kind: 'nothing' }
  if ((header & 0x80) !== 0) return MALFORMED
  const type = header & 0x1f
  if (isSingle(type)) return { kind: 'whole', nalUnits: [payload] }
  if (type === STAP_A) return aggregate(payload)
  if (type === FU_A) return fragment(payload, header)
  return type === 0 || type >= 30 ? { kind: 'nothing' } : MALFORMED
}

function isSingle(type: number): boolean {
  return type >= 1 && type <= 23
}

/** STAP-A, §5.7.1: each unit after its length of 16 bits. */
function aggregate(payload: Buffer): H264Payload {
  const nalUnits: Buffer[] = []
  let at = 1
  while (at + 2 <= payload.length) {
    const end = at + 2 + payload.readUInt16BE(at)
    const nalUnit = payload.subarray(at + 2, end)
    if (end > payload.length || !isSingle(nalType(nalUnit))) return MALFORMED
    nalUnits.push(nalUnit)
    at = end
  }
  return at === payload.length && nalUnits.length > 0 ? { kind: 'whole', nalUnits } : MALFORMED
}

/** FU-A, §5.8: the first byte is split between the indicator and the FU header. */
function fragment(payload: Buffer, indicator: number): H264Payload {
  const unit = payload[1]
  if (unit === undefined || !isSingle(unit & 0x1f)) return MALFORMED
  const start = (unit & 0x80) !== 0
  const end = (unit & 0x40) !== 0
  if (start && end) return MALFORMED
  return { kind: 'fragment', start, end, header: (indicator & 0xe0) | (unit & 0x1f), data: payload.subarray(2) }
}
