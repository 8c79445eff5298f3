// A line in one word.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { qualityOf } from './quality.ts'
import type { LineMeasure } from './quality.ts'

const clean: LineMeasure = { lossUp: 0, lossDown: 0, rttMs: undefined }
const ORDER = ['good', 'fair', 'poor', 'lost']

describe('the quality of a line', () => {
  test('is good until something else is measured', () => {
    expect(qualityOf(clean)).toBe('good')
  })

  test.each([
    [0.02, 'good'],
    [0.021, 'fair'],
    [0.08, 'fair'],
    [0.081, 'poor'],
    [1, 'poor'],
  ])('a share of %d lost, either way, is %s', (loss, quality) => {
    expect(qualityOf({ ...clean, lossUp: loss })).toBe(quality)
    expect(qualityOf({ ...clean, lossDown: loss })).toBe(quality)
  })

  test.each([
    [0, 'good'],
    [300, 'good'],
    [301, 'fair'],
    [800, 'fair'],
    [801, 'poor'],
  ])('a round trip of %i ms is %s', (rttMs, quality) => {
    expect(qualityOf({ ...clean, rttMs })).toBe(quality)
  })

  test('never gets better by losing more or taking longer, and is never "lost" while something is measured', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const measure = fc.record({ lossUp: share, lossDown: share, rttMs: fc.integer({ min: 0, max: 5_000 }) })
    fc.assert(
      fc.property(measure, measure, (a, b) => {
        const worse = {
          lossUp: Math.max(a.lossUp, b.lossUp),
          lossDown: Math.max(a.lossDown, b.lossDown),
          rttMs: Math.max(a.rttMs, b.rttMs),
        }
        expect(ORDER.indexOf(qualityOf(worse))).toBeGreaterThanOrEqual(ORDER.indexOf(qualityOf(a)))
        expect(qualityOf(worse)).not.toBe('lost')
      }),
    )
  })
})
