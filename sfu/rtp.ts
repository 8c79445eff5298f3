// The border between the contract's RTP words, whose texts are free, and mediasoup's types, which enumerate them.
import { generateRouterRtpCapabilities } from 'mediasoup/ortc'
import type { types } from 'mediasoup'
import { CODECS } from '../config/codecs.ts'
import type { RtpCapabilities, RtpParameters } from '../signalling/protocol/rtp.ts'

/** The codecs of every router, in order of preference, in mediasoup's shape. */
export function mediaCodecs(): types.RouterRtpCodecCapability[] {
  return CODECS.map((codec) => ({ ...codec }))
}

/** What every router can receive and send: follows from the codecs alone, so no worker is asked. */
export function routerCapabilities(): RtpCapabilities {
  // mediasoup types a codec's parameters as unknown; for our codecs they are texts and numbers.
  return generateRouterRtpCapabilities(mediaCodecs()) as RtpCapabilities
}

/** A page's parameters as mediasoup takes them. */
export function offered(parameters: RtpParameters): types.RtpParameters {
  // Parsed in form at the bus; extension URIs and codecs that mediasoup does not know it drops or turns down itself.
  return parameters as types.RtpParameters
}

/** A page's capabilities as mediasoup takes them. */
export function receivable(capabilities: RtpCapabilities): types.RtpCapabilities {
  // As above; a codec without its payload type, which the contract leaves free, mediasoup turns down itself.
  return capabilities as types.RtpCapabilities
}

/** A consumer's parameters as the contract names them. */
export function answered(parameters: types.RtpParameters): RtpParameters {
  // Made by mediasoup from parameters that were parsed on their way in.
  return parameters as RtpParameters
}
