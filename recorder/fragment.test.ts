// Fragments and init segments, from real pictures and sound through RTP to a file that ffmpeg decodes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findFragment, h264Sample, opusSample, writeFragment } from './fragment.ts'
import type { Sample } from './fragment.ts'
import { H264Depacketizer } from './h264-depacketizer.ts'
import { AUDIO_TIMESCALE, VIDEO_TIMESCALE, h264InitSegment, opusInitSegment } from './init-segment.ts'
import { RtpOrder } from './rtp-order.ts'
import { parseRtpPacket } from './rtp-packet.ts'
import { decode, encodeH264, encodeOpus, hasFfmpeg, listSamples, packetizeH264, rtpBytes } from './testing/media.ts'

/** Cuts samples into fragments of so many each. */
function fragments(samples: readonly Sample[], each: number, start: number): Buffer[] {
  const out: Buffer[] = []
  let decodeTime = start
  for (let at = 0; at < samples.length; at += each) {
    const part = samples.slice(at, at + each)
    out.push(writeFragment({ sequence: out.length + 1, decodeTime, samples: part }))
    decodeTime += part.reduce((sum, one) => sum + one.duration, 0)
  }
  return out
}

describe.skipIf(!hasFfmpeg)('what ffmpeg decodes', () => {
  test.each(['baseline', 'high'])('three seconds of H.264 (%s) after RTP', (profile) => {
    const order = new RtpOrder(500)
    const depacketizer = new H264Depacketizer()
    const datagrams = packetizeH264(encodeH264(3, profile), 65_000).map(rtpBytes)
    const units = datagrams.flatMap((datagram) => {
      const packet = parseRtpPacket(datagram)
      return packet ? order.push(packet, 0).flatMap((one) => depacketizer.push(one)) : []
    })
    const [first] = units
    const init = first?.sps && first.pps ? h264InitSegment(first.sps, first.pps) : null
    expect(init?.codec).toMatch(/^avc3\.(42C0|6400)/)
    const start = 20 * VIDEO_TIMESCALE
    const parts = fragments(
      units.map((unit) => h264Sample(unit, 3000)),
      15,
      start,
    )
    const mp4 = Buffer.concat([init?.bytes ?? Buffer.alloc(0), ...parts])
    expect(decode(mp4).frames).toBe(90)
    expect(listSamples(mp4)).toEqual(units.map((_, index) => ({ start: start + index * 3000, duration: 3000 })))
  })

  test('three seconds of Opus, all samples at their time', () => {
    const samples = encodeOpus(3).flatMap((packet) => opusSample(packet) ?? [])
    const mp4 = Buffer.concat([opusInitSegment(1).bytes, ...fragments(samples, 25, 2 * AUDIO_TIMESCALE)])
    const found = listSamples(mp4)
    expect(found.map((one) => one.start)).toEqual(samples.map((_, index) => 2 * AUDIO_TIMESCALE + index * 960))
    expect(decode(mp4).samples).toBe(samples.length * 960)
  })
})

const sample = fc.record({
  data: fc.array(
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    { maxLength: 3 },
  ),
  duration: fc.nat(90_000),
  sync: fc.boolean(),
})

describe('findFragment', () => {
  test('finds what was written, and nothing in any part of it', () => {
    const samples = fc.array(sample, { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(samples, fc.maxSafeNat(), fc.nat(30), fc.nat(), (samples, decodeTime, offset, cut) => {
        const fragment = writeFragment({ sequence: 1, decodeTime, samples })
        const duration = samples.reduce((sum, one) => sum + one.duration, 0)
        const expected = { offset, length: fragment.length, decodeTime, duration, sync: samples[0]?.sync }
        expect(findFragment(Buffer.concat([Buffer.alloc(offset), fragment]), offset)).toEqual(expected)
        expect(findFragment(fragment.subarray(0, cut % fragment.length), 0)).toBeNull()
      }),
    )
  })

  test('random bytes, and fragments with bytes changed, never throw', () => {
    const whole = writeFragment({ sequence: 1, decodeTime: 9, samples: [{ data: [], duration: 1, sync: true }] })
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.uint8Array(), (at, value, bytes) => {
        const changed = Buffer.from(whole)
        changed[at] = value
        findFragment(changed, 0)
        findFragment(Buffer.from(bytes), 0)
      }),
      { numRuns: 2000 },
    )
  })
})

test('a parameter set that cannot be read gives no init segment', () => {
  expect(h264InitSegment(Buffer.of(0x67), Buffer.of(0x68))).toBeNull()
})
