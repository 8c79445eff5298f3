// Durations of Opus packets by RFC 6716 table 2.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { opusIsStereo, opusSamples } from './opus-packet.ts'

const toc = (configuration: number, code: number) => (configuration << 3) | code

describe('opusSamples', () => {
  test.each([
    ['SILK 10 ms', [toc(0, 0)], 480],
    ['SILK 60 ms', [toc(11, 0)], 2880],
    ['hybrid 20 ms', [toc(13, 0)], 960],
    ['CELT 2.5 ms', [toc(16, 0)], 120],
    ['CELT 20 ms, as Chromium sends', [toc(31, 0)], 960],
    ['two frames', [toc(31, 1)], 1920],
    ['two frames of different sizes', [toc(31, 2)], 1920],
    ['six frames counted', [toc(31, 3), 6], 5760],
    ['more than 120 ms', [toc(31, 3), 7], null],
    ['no frames', [toc(31, 3), 0], null],
    ['nothing', [], null],
  ])('%s', (_, bytes, samples) => {
    expect(opusSamples(Buffer.from(bytes))).toBe(samples)
  })

  test('random bytes never throw, and give 2.5 to 120 ms', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4 }), (bytes) => {
        const samples = opusSamples(Buffer.from(bytes))
        if (samples !== null) expect(samples).toSatisfy((value: number) => value >= 120 && value <= 5760)
      }),
    )
  })

  test('says whether there are two channels', () => {
    expect(opusIsStereo(Buffer.of(0x04))).toBe(true)
    expect(opusIsStereo(Buffer.of(0xf8))).toBe(false)
  })
})
