// The bounds of the RTP, DTLS and id words: what comes through, what does not.
import { describe, expect, test } from 'vitest'
import { commandId, peerId } from './ids.ts'
import { dtlsParameters, rtpCapabilities, rtpParameters } from './rtp.ts'

const opus = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 }
const good = { mid: '0', codecs: [opus], encodings: [{ ssrc: 1 }] }

describe('the parameters of a source', () => {
  test('come through as they are, without what nobody asked for', () => {
    expect(rtpParameters.parse({ ...good, routerId: 'another' })).toEqual(good)
  })

  test.each([
    ['no codec', { ...good, codecs: [] }],
    ['17 codecs', { ...good, codecs: Array.from({ length: 17 }, () => opus) }],
    ['33 header extensions', { ...good, headerExtensions: Array.from({ length: 33 }, () => ({ uri: 'a', id: 1 })) }],
    ['five encodings', { ...good, encodings: Array.from({ length: 5 }, (_, index) => ({ ssrc: index + 1 })) }],
    ['a negative clock rate', { ...good, codecs: [{ ...opus, clockRate: -48_000 }] }],
    ['a payload type of eight bits', { ...good, codecs: [{ ...opus, payloadType: 128 }] }],
    ['half a payload type', { ...good, codecs: [{ ...opus, payloadType: 111.5 }] }],
    ['an SSRC of 33 bits', { ...good, encodings: [{ ssrc: 2 ** 32 }] }],
    ['an SSRC of 0', { ...good, encodings: [{ ssrc: 0 }] }],
    ['an endless bit rate', { ...good, encodings: [{ ssrc: 1, maxBitrate: Number.POSITIVE_INFINITY }] }],
    ['a codec parameter that holds another object', { ...good, codecs: [{ ...opus, parameters: { a: { b: 1 } } }] }],
    ['a long mid', { ...good, mid: 'm'.repeat(33) }],
  ])('%s does not come through', (_what, value) => {
    expect(rtpParameters.safeParse(value).success).toBe(false)
  })

  test('a parameter called __proto__ changes no prototype', () => {
    const parameters: unknown = JSON.parse('{"__proto__":{"polluted":true}}')
    const parsed = rtpParameters.safeParse({ ...good, codecs: [{ ...opus, parameters }] })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Object.getPrototypeOf(parsed.data?.codecs[0]?.parameters ?? {})).not.toHaveProperty('polluted')
  })
})

describe('capabilities', () => {
  test('may be empty, but not endless', () => {
    expect(rtpCapabilities.parse({})).toEqual({})
    const codecs = Array.from({ length: 65 }, () => ({ ...opus, kind: 'audio' }))
    expect(rtpCapabilities.safeParse({ codecs }).success).toBe(false)
  })
})

describe('a certificate’s fingerprint', () => {
  const print = (value: string) => dtlsParameters.safeParse({ fingerprints: [{ algorithm: 'sha-256', value }] }).success

  test('is pairs of hexadecimal digits between colons', () => {
    expect(print(Array.from({ length: 32 }, () => 'aF').join(':'))).toBe(true)
  })

  test.each([
    '',
    'AA',
    'AA:'.repeat(32),
    Array.from({ length: 32 }, () => 'GG').join(':'),
    Array.from({ length: 65 }, () => 'AA').join(':'),
  ])('%j is none', (value) => expect(print(value)).toBe(false))

  test('there is at least one', () => {
    expect(dtlsParameters.safeParse({ fingerprints: [] }).success).toBe(false)
  })
})

describe('an id', () => {
  test.each(['a', 'A-Z_09', 'x'.repeat(64)])('%s is one', (id) => expect(peerId.parse(id)).toBe(id))

  test.each(['', 'x'.repeat(65), 'a b', 'a/b', '../a', 'a\n', 'điểm', 'a\u0000', 7, null, ['a']])(
    '%j is none',
    (id) => {
      expect(peerId.safeParse(id).success).toBe(false)
      expect(commandId.safeParse(id).success).toBe(false)
    },
  )
})
