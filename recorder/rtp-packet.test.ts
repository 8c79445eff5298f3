// RTP packets: what is read, what is turned down, and that no bytes whatever make it throw.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRtpPacket } from './rtp-packet.ts'
import { rtp, rtpBytes } from './testing/media.ts'

describe('parseRtpPacket', () => {
  test('reads back any packet', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.uint8Array(),
        fc.boolean(),
        (sequence, timestamp, bytes, marker) => {
          const packet = rtp(sequence, timestamp, Buffer.from(bytes), marker)
          expect(parseRtpPacket(rtpBytes(packet))).toEqual(packet)
        },
      ),
    )
  })

  test('passes over contributing sources and the header extension, and cuts padding off', () => {
    const extension = Buffer.of(0xbe, 0xde, 0, 1, 1, 2, 3, 4)
    const sources = Buffer.alloc(8)
    const bytes = rtpBytes(rtp(1, 2, Buffer.concat([sources, extension, Buffer.from('media'), Buffer.of(0, 0, 3)])))
    bytes[0] = 0xb2
    expect(parseRtpPacket(bytes)?.payload.toString()).toBe('media')
  })

  test.each([
    ['too short', Buffer.alloc(11, 0x80)],
    ['another version', Buffer.alloc(20)],
    ['RTCP on the same port', Buffer.concat([Buffer.of(0x80, 200), Buffer.alloc(26)])],
    ['more sources than bytes', Buffer.concat([Buffer.of(0x8f, 96), Buffer.alloc(12)])],
    ['an extension past the end', Buffer.concat([Buffer.of(0x90, 96), Buffer.alloc(10), Buffer.of(0, 0, 0, 9)])],
    ['more padding than payload', Buffer.concat([Buffer.of(0xa0, 96), Buffer.alloc(10), Buffer.of(1, 9)])],
    ['padding of zero', Buffer.concat([Buffer.of(0xa0, 96), Buffer.alloc(12)])],
  ])('is null for %s', (_, bytes) => {
    expect(parseRtpPacket(bytes)).toBeNull()
  })

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        bytes[0] = 0x80 | ((bytes[0] ?? 0) & 0x3f)
        parseRtpPacket(Buffer.from(bytes))
      }),
      { numRuns: 2000 },
    )
  })
})
