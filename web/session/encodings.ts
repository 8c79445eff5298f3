// How each source is encoded: codec, layers and rates.
import type { types } from 'mediasoup-client'
import { CAMERA_LAYERS, PRESENTATION_MAX_BPS } from '#domain/layers.ts'
import type { Source } from '#protocol'

type Codec = types.RtpCodecCapability

const MAX_FRAME_RATE = 30
/** Where the estimate of the line begins, kbit/s: enough for a middle layer at once, without flooding a poor line. */
const START_KBPS = 1_000

/** What mediasoup-client is told about a source, without its track. */
export type SourceOptions = Pick<types.ProducerOptions, 'encodings' | 'codec' | 'codecOptions'>

/**
 * The options for a source.
 * @param codecs what this browser can send to our media server
 */
export function sourceOptions(source: Source, codecs: readonly Codec[]): SourceOptions {
  switch (source) {
    case 'microphone':
      return { codecOptions: { opusStereo: false, opusDtx: true, opusFec: true, opusNack: true } }
    case 'camera':
      return video(
        codecs,
        CAMERA_LAYERS.map(({ rid, scale, maxBps }) => layer(maxBps, scale, rid)),
      )
    case 'presentation':
      return video(codecs, [layer(PRESENTATION_MAX_BPS, 1)])
  }
}

/** What the encoder should keep when the line is short: a face should move, a text should be sharp. */
export function contentHint(source: Source): string {
  if (source === 'camera') return 'motion'
  return source === 'presentation' ? 'detail' : 'speech'
}

/**
 * The cheapest codec that every bridge point decodes: H.264 constrained baseline, then high, then any H.264, then VP8.
 * @returns undefined when there is none of them: the browser's own choice is taken then
 */
export function chooseVideoCodec(codecs: readonly Codec[]): Codec | undefined {
  const ranked = codecs.filter((codec) => codec.kind === 'video' && rank(codec) < Infinity)
  return ranked.toSorted((a, b) => rank(a) - rank(b))[0]
}

function video(codecs: readonly Codec[], encodings: types.RtpEncodingParameters[]): SourceOptions {
  const codec = chooseVideoCodec(codecs)
  return { encodings, codecOptions: { videoGoogleStartBitrate: START_KBPS }, ...(codec && { codec }) }
}

function layer(maxBitrate: number, scaleResolutionDownBy: number, rid?: string): types.RtpEncodingParameters {
  return { maxBitrate, scaleResolutionDownBy, maxFramerate: MAX_FRAME_RATE, ...(rid && { rid }) }
}

/** RFC 6184, section 8.1: the id's first byte is the profile, bit 6 of the second marks the constrained baseline. */
function rank(codec: Codec): number {
  const name = codec.mimeType.toLowerCase()
  if (name === 'video/vp8') return 10
  if (name !== 'video/h264') return Infinity
  const stated = codec.parameters?.['profile-level-id']
  // Readers of SDP turn an id without letters into a number.
  const id = Number.parseInt(typeof stated === 'string' || typeof stated === 'number' ? `${stated}` : '42001f', 16)
  const profile = id >> 16
  const constrained = ((id >> 8) & 0x40) !== 0
  const singleNal = codec.parameters?.['packetization-mode'] === 1 ? 0 : 1
  if (profile === 0x42 && constrained) return singleNal
  return (profile === 0x64 ? 2 : 4) + singleNal
}
