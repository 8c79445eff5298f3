// The order of packets: over wraps, duplicates, gaps and restarts.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RtpOrder } from './rtp-order.ts'
import type { Delivered } from './rtp-order.ts'
import { rtp } from './testing/media.ts'

const packet = (sequence: number) => rtp(sequence, 0, Buffer.of(1))
const told = (delivered: readonly Delivered[]) =>
  delivered.map((one) => {
    if (one.kind === 'packet') return one.sequence
    return one.kind === 'lost' ? `lost ${one.first}+${one.count}` : one.kind
  })

describe('RtpOrder', () => {
  test('delivers at once what is in order, past the wrap', () => {
    const order = new RtpOrder(500)
    const out = [65534, 65535, 0, 1].flatMap((sequence) => order.push(packet(sequence), 0))
    expect(told(out)).toEqual([65534, 65535, 65536, 65537])
  })

  test('names what is missing and delivers when it comes', () => {
    const order = new RtpOrder(500)
    order.push(packet(65534), 0)
    expect(told(order.push(packet(1), 10))).toEqual([])
    expect(order.missing()).toEqual([
      { sequenceNumber: 65535, since: 10 },
      { sequenceNumber: 0, since: 10 },
    ])
    expect(told(order.push(packet(0), 20))).toEqual([])
    expect(told(order.push(packet(65535), 30))).toEqual([65535, 65536, 65537])
    expect(order.missing()).toEqual([])
  })

  test('gives up after the span, marks it once, and drops what comes too late', () => {
    const order = new RtpOrder(500)
    order.push(packet(10), 0)
    order.push(packet(13), 100)
    expect(told(order.advance(599))).toEqual([])
    expect(told(order.advance(600))).toEqual(['lost 11+2', 13])
    expect(told(order.push(packet(12), 601))).toEqual([])
    expect(told(order.push(packet(14), 602))).toEqual([14])
  })

  test('a stray packet far away changes nothing; two in a row are a restart', () => {
    const order = new RtpOrder(500)
    order.push(packet(10), 0)
    expect(told(order.push(packet(30_000), 1))).toEqual([])
    expect(told(order.push(packet(11), 2))).toEqual([11])
    order.push(packet(13), 3)
    order.push(packet(30_000), 4)
    expect(told(order.push(packet(30_001), 5))).toEqual(['lost 12+1', 13, 'restarted', 95_537])
  })

  test('any order and duplication behind the first packet comes out as it was sent', () => {
    const sent = Array.from({ length: 60 }, (_, index) => 65_500 + index)
    const shuffled = fc.shuffledSubarray([...sent, ...sent].slice(1), { minLength: 119, maxLength: 119 })
    fc.assert(
      fc.property(shuffled, (arrived) => {
        const order = new RtpOrder(500)
        const out = [65_500, ...arrived].flatMap((sequence, now) => order.push(packet(sequence), now))
        expect(told(out)).toEqual(sent)
        expect(order.missing()).toEqual([])
      }),
    )
  })

  test('every number comes out once, delivered or lost, whatever is dropped', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 200 }), (dropped) => {
        const order = new RtpOrder(20)
        const arrived = dropped.flatMap((drop, index) => (drop && index > 0 ? [] : [index]))
        const out = [...arrived.flatMap((sequence) => order.push(packet(sequence), sequence)), ...order.flush()]
        const numbers = out.flatMap((one) => {
          if (one.kind === 'packet') return [one.sequence]
          return one.kind === 'lost' ? Array.from({ length: one.count }, (_, index) => one.first + index) : []
        })
        expect(numbers).toEqual(Array.from({ length: (arrived.at(-1) ?? 0) + 1 }, (_, index) => index))
      }),
    )
  })
})
