// The RTP, ICE and DTLS words that travel between page, signalling and SFU, each bounded.
import { z } from 'zod'

const text = z.string().max(256)
const payloadType = z.number().int().min(0).max(127)
const ssrc = z.number().int().min(1).max(0xffff_ffff)
const clockRate = z.number().int().min(1).max(192_000)
const parameters = z.record(text, z.union([text, z.number(), z.boolean(), z.null()])).optional()
const rtcpFeedback = z
  .array(z.object({ type: text, parameter: text.optional() }))
  .max(16)
  .optional()

/** Sound or picture. */
export const mediaKind = z.enum(['audio', 'video'])

/** What a source is: its meaning, not its codec. */
export const source = z.enum(['microphone', 'camera', 'presentation'])

const encoding = z.object({
  ssrc: ssrc.optional(),
  rid: z.string().max(16).optional(),
  codecPayloadType: payloadType.optional(),
  rtx: z.object({ ssrc }).optional(),
  dtx: z.boolean().optional(),
  scalabilityMode: z.string().max(16).optional(),
  maxBitrate: z.number().int().min(1).max(50_000_000).optional(),
  active: z.boolean().optional(),
  scaleResolutionDownBy: z.number().min(1).max(16).optional(),
  maxFramerate: z.number().min(1).max(120).optional(),
})

/** How one source is sent (mediasoup's `RtpParameters`, after ORTC's `RTCRtpParameters`). */
export const rtpParameters = z.object({
  mid: z.string().max(32).optional(),
  codecs: z
    .array(
      z.object({
        mimeType: text,
        payloadType,
        clockRate,
        channels: z.number().int().min(1).max(8).optional(),
        parameters,
        rtcpFeedback,
      }),
    )
    .min(1)
    .max(16),
  headerExtensions: z
    .array(z.object({ uri: text, id: z.number().int().min(1).max(255), encrypt: z.boolean().optional(), parameters }))
    .max(32)
    .optional(),
  encodings: z.array(encoding).max(4).optional(),
  rtcp: z
    .object({ cname: text.optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() })
    .optional(),
  msid: text.optional(),
})

/** What a side can receive (mediasoup's `RtpCapabilities`). */
export const rtpCapabilities = z.object({
  codecs: z
    .array(
      z.object({
        kind: mediaKind,
        mimeType: text,
        preferredPayloadType: payloadType.optional(),
        clockRate,
        channels: z.number().int().min(1).max(8).optional(),
        parameters,
        rtcpFeedback,
      }),
    )
    .max(64)
    .optional(),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKind,
        uri: text,
        preferredId: z.number().int().min(1).max(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(64)
    .optional(),
})

/** The certificate's fingerprints and the side's role in the DTLS handshake (RFC 8122, RFC 5763). */
export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/),
      }),
    )
    .min(1)
    .max(5),
})

export type MediaKind = z.infer<typeof mediaKind>
export type Source = z.infer<typeof source>
export type RtpParameters = z.infer<typeof rtpParameters>
export type RtpCapabilities = z.infer<typeof rtpCapabilities>
export type DtlsParameters = z.infer<typeof dtlsParameters>

/** Credentials of one ICE generation (RFC 8445). */
export type IceParameters = { usernameFragment: string; password: string; iceLite?: boolean | undefined }

/** One address at which the SFU can be reached. */
export type IceCandidate = {
  foundation: string
  priority: number
  ip: string
  address: string
  protocol: 'udp' | 'tcp'
  port: number
  type: 'host' | 'srflx' | 'prflx' | 'relay'
  tcpType?: 'active' | 'passive' | 'so' | undefined
}
