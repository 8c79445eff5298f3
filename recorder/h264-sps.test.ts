// Sizes and profiles read from sequence parameter sets.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAL, nalType } from './h264-payload.ts'
import { parseSps } from './h264-sps.ts'
import { encodeH264, hasFfmpeg } from './testing/media.ts'

describe('parseSps', () => {
  test.skipIf(!hasFfmpeg).each([
    ['baseline', 66],
    ['main', 77],
    ['high', 100],
  ])('a picture of 322×182 in %s, cropped', (profile, number) => {
    const sps = encodeH264(1, profile)[0]?.find((one) => nalType(one) === NAL.sps)
    expect(parseSps(sps ?? Buffer.alloc(0))).toMatchObject({
      width: 322,
      height: 182,
      profile: number,
      chromaFormat: 1,
      lumaBits: 8,
    })
  })

  test('is null for another NAL unit and for one cut short', () => {
    expect(parseSps(Buffer.of(0x68, 1, 2, 3, 4))).toBeNull()
    expect(parseSps(Buffer.of(0x67, 0x42, 0xe0, 0x1f))).toBeNull()
  })

  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(66, 100), fc.uint8Array({ maxLength: 40 }), (profile, bytes) => {
        const format = parseSps(Buffer.of(0x67, profile, 0, 31, ...bytes))
        if (format) expect(Math.min(format.width, format.height)).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
