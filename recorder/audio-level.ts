// How loud a packet of sound is, as its sender says in a header extension (RFC 6464).
import type { RtpPacket } from './rtp-packet.ts'

/** The extension's name in RTP parameters. */
export const AUDIO_LEVEL_URI = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level'

const ONE_BYTE_PROFILE = 0xbede
/** RFC 8285 §4.3: without the lowest four bits, which are the application's. */
const TWO_BYTE_PROFILE = 0x100

/** dB below the loudest possible, 0 to 127 (silence); null when the packet does not say. `id` is the extension's. */
export function audioLevel({ extension }: RtpPacket, id: number): number | null {
  if (!extension) return null
  const { profile, bytes } = extension
  const value =
    profile === ONE_BYTE_PROFILE
      ? oneByteElement(bytes, id)
      : profile >> 4 === TWO_BYTE_PROFILE
        ? twoByteElement(bytes, id)
        : undefined
  // The highest bit says whether it is speech.
  return value === undefined ? null : value & 0x7f
}

/** RFC 8285 §4.2: four bits of id, four bits of length less one. */
function oneByteElement(bytes: Buffer, id: number): number | undefined {
  for (let at = 0; at < bytes.length;) {
    const head = bytes[at] ?? 0
    // Id 15 ends the reading; a zero byte is padding.
    if (head >> 4 === 15) return undefined
    if (head >> 4 === id) return bytes[at + 1]
    at += head === 0 ? 1 : 2 + (head & 0x0f)
  }
  return undefined
}

/** RFC 8285 §4.3: a byte of id, a byte of length. */
function twoByteElement(bytes: Buffer, id: number): number | undefined {
  for (let at = 0; at + 1 < bytes.length;) {
    const head = bytes[at] ?? 0
    const length = bytes[at + 1] ?? 0
    if (head === id) return length > 0 ? bytes[at + 2] : undefined
    at += head === 0 ? 1 : 2 + length
  }
  return undefined
}
