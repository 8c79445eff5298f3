// What the recorder needs to know of a source, read from the RTP parameters of an SFU's consumer.
import { Refusal } from '../signalling/protocol/refusals.ts'
import type { RtpParameters } from '../signalling/protocol/rtp.ts'
import { AUDIO_LEVEL_URI } from './audio-level.ts'

/** How a source arrives. */
export type SourceFormat = {
  readonly kind: 'sound' | 'picture'
  readonly ssrc: number
  readonly payloadType: number
  /** Ticks of its RTP timestamps per second: 90 000 or 48 000, as MP4 counts them here too. */
  readonly clockRate: number
  /** Where lost packets are sent again (RFC 4588); null when they come under the source's own SSRC. */
  readonly rtx: { readonly ssrc: number; readonly payloadType: number } | null
  /** Whether lost packets may be asked for. */
  readonly nack: boolean
  /** The header extension that says how loud it is; null when it does not. */
  readonly levelId: number | null
}

const KINDS = new Map<string, { kind: SourceFormat['kind']; clockRate: number }>([
  ['video/h264', { kind: 'picture', clockRate: 90_000 }],
  ['audio/opus', { kind: 'sound', clockRate: 48_000 }],
])

/** Reads the parameters. @throws Refusal media-rejected for anything but one stream of H.264 or Opus */
export function sourceFormat({ codecs, encodings, headerExtensions }: RtpParameters): SourceFormat {
  const [codec] = codecs
  const [encoding] = encodings ?? []
  const known = KINDS.get(codec?.mimeType.toLowerCase() ?? '')
  if (!codec || !known || codec.clockRate !== known.clockRate || encoding?.ssrc === undefined)
    throw new Refusal('media-rejected')
  const { payloadType, rtcpFeedback = [] } = codec
  const resent = codecs.find((one) => /\/rtx$/i.test(one.mimeType) && one.parameters?.['apt'] === payloadType)
  return {
    ...known,
    ssrc: encoding.ssrc,
    payloadType,
    rtx: resent && encoding.rtx ? { ssrc: encoding.rtx.ssrc, payloadType: resent.payloadType } : null,
    nack: rtcpFeedback.some(({ type, parameter }) => type === 'nack' && !parameter),
    levelId: headerExtensions?.find(({ uri }) => uri === AUDIO_LEVEL_URI)?.id ?? null,
  }
}
