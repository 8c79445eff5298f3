// What a recorder can receive: the codecs that it writes, their repair, and what tells it how loud somebody is.
import type { RtpCapabilities } from '../protocol/rtp.ts'

type Codec = NonNullable<RtpCapabilities['codecs']>[number]
type Feedback = NonNullable<Codec['rtcpFeedback']>[number]

/** RFC 6464. */
const AUDIO_LEVEL = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level'

/**
 * The part of an SFU's capabilities that a recorder takes: H.264 in every profile, with packets that are sent again
 * (RFC 4588) and key frames on demand, and Opus, sent again too. Nothing that feeds an estimate of bandwidth.
 */
export function recorderCapabilities({ codecs = [], headerExtensions = [] }: RtpCapabilities): RtpCapabilities {
  const written = codecs.filter(({ mimeType }) => /^(video\/h264|audio\/opus)$/i.test(mimeType))
  const types = new Set(written.map(({ preferredPayloadType }) => preferredPayloadType))
  const resent = codecs.filter(
    ({ mimeType, parameters }) => /\/rtx$/i.test(mimeType) && has(types, parameters?.['apt']),
  )
  return {
    codecs: [...written, ...resent].map((codec) => ({
      ...codec,
      rtcpFeedback: (codec.rtcpFeedback ?? []).filter(isRepair),
    })),
    headerExtensions: headerExtensions.filter(({ kind, uri }) => kind === 'audio' && uri === AUDIO_LEVEL),
  }
}

function has(types: ReadonlySet<unknown>, apt: unknown): boolean {
  return apt !== undefined && types.has(apt)
}

/** Asking for packets again, and for a key frame. */
function isRepair({ type, parameter = '' }: Feedback): boolean {
  return type === 'nack' && (parameter === '' || parameter === 'pli')
}
