// RTP packets as they come from the network (RFC 3550 §5.1).

/** One RTP packet, its header read and its padding cut off. */
export type RtpPacket = {
  readonly payloadType: number
  /** Set on the last packet of a picture, and on the first one after a silence. */
  readonly marker: boolean
  /** 16 bits; wraps. */
  readonly sequenceNumber: number
  /** 32 bits, in ticks of the codec's clock; wraps. */
  readonly timestamp: number
  readonly ssrc: number
  /** The header extension: what its form is, and its bytes; null when there is none (§5.3.1). */
  readonly extension: { readonly profile: number; readonly bytes: Buffer } | null
  /** Shares its memory with the datagram. Empty in packets that only carry padding. */
  readonly payload: Buffer
}

const FIXED_HEADER_BYTES = 12

/**
 * Reads one datagram.
 * @returns null for what is no RTP packet: too short, another version, lengths that do not fit, or RTCP on the same
 * port (RFC 5761 §4: payload types 64–95)
 */
export function parseRtpPacket(datagram: Buffer): RtpPacket | null {
  if (datagram.length < FIXED_HEADER_BYTES) return null
  const first = datagram.readUInt8(0)
  if (first >> 6 !== 2) return null
  const second = datagram.readUInt8(1)
  const payloadType = second & 0x7f
  if (payloadType >= 64 && payloadType <= 95) return null
  const start = payloadStart(datagram, first)
  const end = datagram.length - paddingBytes(datagram, first)
  if (start === null || start > end) return null
  return {
    payloadType,
    marker: (second & 0x80) !== 0,
    sequenceNumber: datagram.readUInt16BE(2),
    timestamp: datagram.readUInt32BE(4),
    ssrc: datagram.readUInt32BE(8),
    extension: extensionOf(datagram, first),
    payload: datagram.subarray(start, end),
  }
}

/** Only for datagrams whose payload has a place. */
function extensionOf(datagram: Buffer, first: number): RtpPacket['extension'] {
  if ((first & 0x10) === 0) return null
  const start = FIXED_HEADER_BYTES + 4 * (first & 0x0f)
  const length = 4 * datagram.readUInt16BE(start + 2)
  return { profile: datagram.readUInt16BE(start), bytes: datagram.subarray(start + 4, start + 4 + length) }
}

/** Where the payload begins: past the contributing sources and the header extension. */
function payloadStart(datagram: Buffer, first: number): number | null {
  const afterSources = FIXED_HEADER_BYTES + 4 * (first & 0x0f)
  if ((first & 0x10) === 0) return afterSources
  if (afterSources + 4 > datagram.length) return null
  return afterSources + 4 + 4 * datagram.readUInt16BE(afterSources + 2)
}

/** The last byte counts the padding, itself included; a count of zero is no valid one. */
function paddingBytes(datagram: Buffer, first: number): number {
  if ((first & 0x20) === 0) return 0
  return datagram.readUInt8(datagram.length - 1) || Number.POSITIVE_INFINITY
}
