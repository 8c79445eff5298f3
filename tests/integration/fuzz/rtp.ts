// RTP parameters that make no sense: ways to spoil good ones, alone and together.
import type { RtpParameters } from '../../../signalling/protocol/rtp.ts'
import type { Random } from '../../support/random.ts'
import { camera, microphone } from '../../support/sfu.ts'

type Part = Record<string, unknown>
/** Parameters on their way to nonsense. */
type Draft = {
  mid?: unknown
  codecs: Part[]
  headerExtensions: Part[]
  encodings: Part[]
  rtcp?: unknown
  msid?: unknown
}

/** Ids that others send under. */
export type Taken = { readonly mids: readonly string[]; readonly ssrcs: readonly number[] }

type Way = (draft: Draft, random: Random, taken: Taken) => void

const MIME_TYPES = [
  'video/VP8',
  'video/VP9',
  'video/AV1',
  'video/H265',
  'video/rtx',
  'video/red',
  'video/ulpfec',
  'audio/opus',
  'audio/PCMU',
  'audio/rtx',
  'audio/telephone-event',
  'video/',
  '/',
  '',
  'h264',
  'application/sdp',
  'VIDEO/h264',
  'audio/multiopus',
  'x'.repeat(256),
]
const PROFILES = ['42e01f', '640032', '4d001f', 'zzzzzz', '', '42E01F', 0x42, null, '42e01f42e01f', true]
const MODES = ['L1T3', 'L3T3_KEY', 'S3T3', 'L99T99', 'L0T0', '', 'T1L1', '💥', 'L3T3h', 'L1T99999']
const PARAMETERS = [
  'packetization-mode',
  'profile-level-id',
  'apt',
  'x-google-start-bitrate',
  'useinbandfec',
  'usedtx',
  'sprop-stereo',
  'profile-id',
  '__proto__',
  '',
]
const URIS = [
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:3gpp:video-orientation',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'urn:nobody',
  '',
]

const numbers = (random: Random, most: number): number => (random.chance(0.5) ? random.below(most) : random.number())

const WAYS: readonly Way[] = [
  (draft, random) => each(draft.codecs, random, (codec) => (codec['payloadType'] = numbers(random, 128))),
  (draft, random) => draft.codecs.forEach((codec) => (codec['payloadType'] = random.below(128))),
  (draft) => (draft.codecs = []),
  (draft, random) => (draft.codecs = [...draft.codecs, ...draft.codecs].slice(random.below(3))),
  (draft, random) => (draft.codecs = draft.codecs.toReversed().slice(random.below(2))),
  (draft, random) => each(draft.codecs, random, (codec) => (codec['mimeType'] = random.pick(MIME_TYPES))),
  (draft, random) =>
    each(
      draft.codecs,
      random,
      (codec) => (codec['clockRate'] = random.pick([-90_000, 0, 1, 8_000, 16_000, 192_000, 90_000.5, 2 ** 31])),
    ),
  (draft, random) => each(draft.codecs, random, (codec) => (codec['channels'] = random.pick([0, 1, 2, 8, 9, -1]))),
  (draft, random) =>
    each(
      draft.codecs,
      random,
      (codec) =>
        (codec['parameters'] = {
          [random.pick(PARAMETERS)]: random.chance(0.5) ? random.pick(PROFILES) : random.number(),
        }),
    ),
  (draft, random) =>
    each(
      draft.codecs,
      random,
      (codec) =>
        (codec['rtcpFeedback'] = Array.from({ length: random.below(20) }, () => ({
          type: random.text(),
          parameter: random.text(),
        }))),
    ),
  (draft, random) =>
    draft.codecs.forEach(
      (codec) => 'apt' in Object(codec['parameters']) && (codec['parameters'] = { apt: numbers(random, 128) }),
    ),
  (draft, random) =>
    (draft.headerExtensions = Array.from({ length: random.pick([1, 14, 32, 255]) }, (_, index) => ({
      uri: random.pick(URIS),
      id: random.chance(0.5) ? index + 1 : numbers(random, 256),
    }))),
  (draft, random) =>
    each(draft.headerExtensions, random, (one) =>
      Object.assign(one, { encrypt: true, parameters: { a: random.number() } }),
    ),
  (draft, random) => (draft.encodings = Array.from({ length: random.below(6) }, () => ({ ssrc: 5 }))),
  (draft, random, { ssrcs }) =>
    each(draft.encodings, random, (layer) => (layer['ssrc'] = random.pick([...ssrcs, 0, 1, 2 ** 32 - 1, 2 ** 32, -1]))),
  (draft, random) =>
    (draft.encodings = Array.from({ length: 1 + random.below(4) }, () => ({
      rid: random.pick(['q', 'h', 'f', '', 'q', 'x'.repeat(16), '💥', '\u0000']),
    }))),
  (draft, random) => draft.encodings.forEach((layer) => Object.assign(layer, { rid: random.pick(['q', 'h', 'f']) })),
  (draft, random) =>
    each(
      draft.encodings,
      random,
      (layer) => (layer['rtx'] = { ssrc: random.chance(0.5) ? layer['ssrc'] : numbers(random, 2 ** 32) }),
    ),
  (draft, random) => each(draft.encodings, random, (layer) => (layer['codecPayloadType'] = numbers(random, 128))),
  (draft, random) => each(draft.encodings, random, (layer) => (layer['scalabilityMode'] = random.pick(MODES))),
  (draft, random) =>
    each(draft.encodings, random, (layer) =>
      Object.assign(layer, {
        maxBitrate: random.number(),
        maxFramerate: random.number(),
        scaleResolutionDownBy: random.number(),
      }),
    ),
  (draft, random) =>
    draft.encodings.forEach((layer) => (random.chance(0.5) ? delete layer['ssrc'] : delete layer['rtx'])),
  (draft, random, { mids }) =>
    (draft.mid = random.pick([...mids, '', 'm'.repeat(32), 'm'.repeat(33), '\u0000', 0, undefined])),
  (draft, random) =>
    (draft.rtcp = random.pick([
      {},
      { cname: 'c'.repeat(256) },
      { cname: 'a\u0000b', mux: false },
      { reducedSize: 'yes' },
      null,
      'cname',
    ])),
  (draft, random) => (draft.msid = random.text()),
]

/** What a page would say to open a source, spoilt in one to three ways; one in eight in any place at all. */
export function senselessSource(random: Random, taken: Taken): unknown {
  const isCamera = random.chance(0.7)
  const { kind, rtpParameters } = isCamera ? camera({ layers: random.pick([1, 3]) }) : microphone()
  const source = isCamera ? 'camera' : 'microphone'
  const good = { source, kind, rtpParameters, heightPx: random.pick([0, 720, 8_192]) }
  if (random.chance(0.125)) return random.spoilt(good)
  const draft = draftOf(rtpParameters)
  for (let times = 1 + random.below(3); times > 0; times -= 1) random.pick(WAYS)(draft, random, taken)
  const swapped = random.chance(0.05)
  return {
    ...good,
    ...(swapped && {
      kind: isCamera ? 'audio' : 'video',
      source: random.pick(['camera', 'microphone', 'presentation']),
    }),
    rtpParameters: draft,
  }
}

function draftOf(parameters: RtpParameters): Draft {
  const { headerExtensions = [], encodings = [], ...rest } = structuredClone(parameters)
  return { ...rest, headerExtensions, encodings }
}

/** Spoils one of a list, or now and then all of it. */
function each(parts: Part[], random: Random, spoil: (part: Part) => unknown): void {
  const all = random.chance(0.3)
  const one = random.below(Math.max(parts.length, 1))
  parts.forEach((part, index) => (all || index === one) && spoil(part))
}
