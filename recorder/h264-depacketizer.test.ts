// Pictures from packets: whole when all came, and never taken for whole when something is missing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { H264Depacketizer } from './h264-depacketizer.ts'
import type { AccessUnit } from './h264-depacketizer.ts'
import { RtpOrder } from './rtp-order.ts'
import { parseRtpPacket } from './rtp-packet.ts'
import type { RtpPacket } from './rtp-packet.ts'
import { packetizeH264, rtp, rtpBytes } from './testing/media.ts'

const SPS = Buffer.of(0x67, 0x42, 0xe0, 0x1f, 1, 2)
const PPS = Buffer.of(0x68, 0xce, 1)

/** A slice: bit 7 of its second byte says that it is the first of its picture. */
const slice = (header: number, first: boolean, length: number) =>
  Buffer.concat([Buffer.of(header, first ? 0x88 : 0x48), Buffer.alloc(length, header)])

/** Twelve pictures of two slices, small and large, with a key frame at the front and in the middle. */
const PICTURES = Array.from({ length: 12 }, (_, index) =>
  index % 6 === 0
    ? [SPS, PPS, slice(0x65, true, 3000), slice(0x65, false, 40)]
    : [slice(0x41, true, 200 * index), slice(0x41, false, 1500)],
)

function receive(packets: readonly RtpPacket[]): AccessUnit[] {
  const order = new RtpOrder(10_000)
  const depacketizer = new H264Depacketizer()
  const delivered = packets.flatMap((one) => {
    const parsed = parseRtpPacket(rtpBytes(one))
    return parsed ? order.push(parsed, 0) : []
  })
  const units = [...delivered, ...order.flush()].flatMap((one) => depacketizer.push(one))
  return [...units, ...depacketizer.flush()]
}

describe('H264Depacketizer', () => {
  test('gives back every picture with its key frames and parameter sets', () => {
    const units = receive(packetizeH264(PICTURES, 65_530))
    expect(units.map((one) => one.nalUnits)).toEqual(PICTURES)
    expect(units.map((one) => one.timestamp)).toEqual(PICTURES.map((_, index) => index * 3000))
    expect(units.flatMap((one, index) => (one.keyFrame ? [index] : []))).toEqual([0, 6])
    expect(units[6]).toMatchObject({ sps: SPS, pps: PPS })
    expect(units[7]).toMatchObject({ sps: null, pps: null })
    expect(units.some((one) => one.damaged)).toBe(false)
    expect(units.map((one) => one.afterLoss)).toEqual(PICTURES.map((_, index) => index === 0))
  })

  test('any order and duplication behind the first packet gives the same', () => {
    const packets = packetizeH264(PICTURES, 65_500)
    const expected = receive(packets)
    const rest = packets.slice(1)
    const twice = [...rest, ...rest]
    fc.assert(
      fc.property(fc.shuffledSubarray(twice, { minLength: twice.length }), (arrived) => {
        expect(receive([...packets.slice(0, 1), ...arrived])).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  test('whatever is lost, a unit that is called whole is whole', () => {
    const packets = packetizeH264(PICTURES, 65_500)
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (dice) => {
        const arrived = packets.filter((_, index) => index === 0 || dice.next().value !== 0)
        for (const unit of receive(arrived).filter((one) => !one.damaged)) {
          expect(unit.nalUnits).toEqual(PICTURES[unit.timestamp / 3000])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the loss of one packet damages one picture, and is told to the next', () => {
    const packets = packetizeH264(PICTURES)
    for (let lost = 1; lost < packets.length; lost++) {
      const units = receive(packets.toSpliced(lost, 1))
      const broken = PICTURES.filter((_, index) => {
        const unit = units.find((one) => one.timestamp === index * 3000)
        return !unit || unit.damaged
      })
      expect(broken, `without packet ${lost}`).toEqual([PICTURES[(packets[lost]?.timestamp ?? 0) / 3000]])
    }
  })

  test('a fragment without its end, or without its start, damages its picture', () => {
    const packets = packetizeH264([[slice(0x41, true, 2500)]])
    const [start, middle, end] = packets
    if (!start || !middle || !end) throw new Error('three packets expected')
    const renumbered = (list: readonly RtpPacket[]) => list.map((one, sequenceNumber) => ({ ...one, sequenceNumber }))
    expect(receive(packets)[0]?.damaged).toBe(false)
    expect(receive(renumbered([start, { ...middle, marker: true }]))).toMatchObject([{ damaged: true, nalUnits: [] }])
    expect(receive(renumbered([middle, end]))).toMatchObject([{ damaged: true, nalUnits: [] }])
    expect(receive(renumbered([start, start, end]))[0]?.damaged).toBe(true)
  })

  test('a stream that is joined within a picture begins damaged', () => {
    const units = receive(packetizeH264(PICTURES).slice(2))
    expect(units.map((one) => one.damaged)).toEqual(PICTURES.map((_, index) => index === 0))
  })

  test('padding after a picture opens no unit', () => {
    const packets = packetizeH264(PICTURES.slice(0, 1))
    expect(receive([...packets, rtp(packets.length, 0, Buffer.alloc(0))])).toHaveLength(1)
  })

  test('random payloads never throw', () => {
    const payload = fc.tuple(fc.constantFrom(0x78, 0x7c, 0x65, 0x5c, 0x19), fc.uint8Array({ maxLength: 30 }))
    fc.assert(
      fc.property(fc.array(fc.tuple(payload, fc.nat(3), fc.boolean()), { maxLength: 20 }), (list) => {
        receive(list.map(([[head, bytes], time, marker], at) => rtp(at, time, Buffer.of(head, ...bytes), marker)))
      }),
      { numRuns: 1000 },
    )
  })
})
