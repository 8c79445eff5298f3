// The token bucket.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TokenBucket } from './rate.ts'

const rate = { perSecond: 10, burst: 3 }
/** How many of `count` requests at one moment are let through. */
const take = (bucket: TokenBucket, count: number, now: number): number =>
  Array.from({ length: count }, () => bucket.take(now)).filter(Boolean).length

describe('the bucket', () => {
  test('starts full: a burst passes, one more does not', () => {
    expect(take(new TokenBucket(rate, 0), 4, 0)).toBe(3)
  })

  test('refills evenly', () => {
    const bucket = new TokenBucket(rate, 0)
    take(bucket, 3, 0)
    expect(bucket.take(99)).toBe(false)
    expect(bucket.take(100)).toBe(true)
    expect(bucket.take(100)).toBe(false)
    expect(take(bucket, 4, 300)).toBe(2)
  })

  test('never holds more than a burst, however long it rests', () => {
    expect(take(new TokenBucket(rate, 0), 10, 3_600_000)).toBe(3)
  })

  test('an attempt that fails costs nothing', () => {
    const bucket = new TokenBucket(rate, 0)
    take(bucket, 3, 0)
    take(bucket, 50, 50)
    expect(bucket.take(100)).toBe(true)
  })

  test('a clock that is set back gives nothing and takes nothing away', () => {
    const bucket = new TokenBucket(rate, 10_000)
    expect(bucket.take(10_000)).toBe(true)
    expect(take(bucket, 4, 0)).toBe(2)
    expect(bucket.take(100)).toBe(true)
  })

  test('lets through no more than a burst and the rate, however the requests come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 500 }), { maxLength: 100 }), (gaps) => {
        const bucket = new TokenBucket(rate, 0)
        let now = 0
        let passed = 0
        for (const gap of gaps) {
          now += gap
          if (bucket.take(now)) passed += 1
        }
        expect(passed).toBeLessThanOrEqual(rate.burst + (now * rate.perSecond) / 1_000)
      }),
    )
  })
})
