// H.264 pictures put together from ordered RTP packets (RFC 6184), with what is missing in them.
import { NAL, nalType, parseH264Payload } from './h264-payload.ts'
import type { H264Payload } from './h264-payload.ts'
import type { Delivered } from './rtp-order.ts'

/** One coded picture with its parameter sets. */
export type AccessUnit = {
  /** RTP timestamp, 32 bits at 90 kHz. */
  readonly timestamp: number
  /** Whole NAL units without start codes; those that were cut short are left out. */
  readonly nalUnits: readonly Buffer[]
  /** Whether it holds an IDR slice, so that decoding can begin here. */
  readonly keyFrame: boolean
  /** The sequence parameter set in it, if any; it stays among `nalUnits`. */
  readonly sps: Buffer | null
  /** The picture parameter set in it, if any; it stays among `nalUnits`. */
  readonly pps: Buffer | null
  /** Packets were lost right before it, or it is the first: whole pictures may be missing, and this one may refer to them. */
  readonly afterLoss: boolean
  /** Something of this unit itself is missing, or may be. */
  readonly damaged: boolean
}

type OpenUnit = {
  readonly timestamp: number
  readonly nalUnits: Buffer[]
  readonly afterLoss: boolean
  damaged: boolean
  /** The pieces of a fragmented NAL unit whose end has not come yet. */
  fragments: Buffer[] | null
}

/** Takes what `RtpOrder` delivers. A unit ends with the marker, or where the timestamp changes. */
export class H264Depacketizer {
  #open: OpenUnit | null = null
  /** Of what came before the stream nothing is known: it may have begun within a picture. */
  #afterLoss = true

  /** Takes the next packet or loss; returns the units that it completes. */
  push(delivered: Delivered): AccessUnit[] {
    if (delivered.kind !== 'packet') return this.#lose(delivered.kind === 'restarted')
    const { timestamp, marker, payload } = delivered.packet
    const content = parseH264Payload(payload)
    // Padding may follow a picture's marker under the same timestamp: it must not open a unit.
    if (content.kind === 'nothing') return []
    const done = this.#open && this.#open.timestamp !== timestamp ? this.#close() : []
    const unit = (this.#open ??= open(timestamp, this.#afterLoss))
    this.#afterLoss = false
    add(unit, content)
    return marker ? [...done, ...this.#close()] : done
  }

  /** For the end of a stream: a unit still open has no marker, so its last packets may be missing. */
  flush(): AccessUnit[] {
    if (this.#open) this.#open.damaged = true
    return this.#close()
  }

  #close(): AccessUnit[] {
    const unit = this.#open
    this.#open = null
    return unit ? [closed(unit)] : []
  }

  #lose(ends: boolean): AccessUnit[] {
    this.#afterLoss = true
    if (this.#open) {
      this.#open.damaged = true
      // What comes next may look as if it continued this NAL unit.
      this.#open.fragments = null
    }
    return ends ? this.#close() : []
  }
}

function open(timestamp: number, afterLoss: boolean): OpenUnit {
  return { timestamp, nalUnits: [], afterLoss, damaged: false, fragments: null }
}

function add(unit: OpenUnit, content: H264Payload): void {
  if (content.kind === 'fragment') return addFragment(unit, content)
  // A fragmented NAL unit must have ended before anything else begins.
  if (unit.fragments || content.kind === 'malformed') unit.damaged = true
  unit.fragments = null
  if (content.kind === 'whole') unit.nalUnits.push(...content.nalUnits)
}

function addFragment(unit: OpenUnit, content: H264Payload & { kind: 'fragment' }): void {
  const { start, end, header, data } = content
  const fits = start ? unit.fragments === null : unit.fragments?.[0]?.[0] === header
  if (!fits) unit.damaged = true
  if (start) unit.fragments = [Buffer.of(header), data]
  else if (fits) unit.fragments?.push(data)
  else unit.fragments = null
  if (!end || !unit.fragments) return
  unit.nalUnits.push(Buffer.concat(unit.fragments))
  unit.fragments = null
}

function closed(unit: OpenUnit): AccessUnit {
  const { timestamp, nalUnits, afterLoss } = unit
  const find = (type: number) => nalUnits.find((one) => nalType(one) === type) ?? null
  const damaged = unit.damaged || unit.fragments !== null || (afterLoss && !opensPicture(nalUnits[0]))
  return {
    timestamp,
    nalUnits,
    keyFrame: find(NAL.idr) !== null,
    sps: find(NAL.sps),
    pps: find(NAL.pps),
    afterLoss,
    damaged,
  }
}

/**
 * Whether a unit that begins with this NAL unit has lost nothing at its front. A slice says so itself: the number of
 * its first macroblock is zero (H.264 §7.4.3), one bit. An IDR slice does not: its parameter sets may be missing.
 */
function opensPicture(first: Buffer | undefined): boolean {
  if (!first) return false
  const type = nalType(first)
  if (type === NAL.slice) return ((first[1] ?? 0) & 0x80) !== 0
  return type === NAL.sps || type === NAL.delimiter
}
