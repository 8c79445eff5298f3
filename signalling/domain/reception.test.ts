// What one screen needs of one source.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideReception } from './reception.ts'
import type { Offer, ViewTile } from './reception.ts'
import { LUC_NGAN, PROVINCE } from '../../tests/support/story.ts'

const camera: Offer = { peerId: LUC_NGAN, source: 'camera', heightPx: 720, open: true }
const microphone: Offer = { peerId: LUC_NGAN, source: 'microphone', heightPx: 0, open: true }
const tile = (heightPx: number, of: Partial<ViewTile> = {}): ViewTile => ({
  peerId: LUC_NGAN,
  source: 'camera',
  heightPx,
  ...of,
})

const anyTile: fc.Arbitrary<ViewTile> = fc.record({
  peerId: fc.constantFrom(LUC_NGAN, PROVINCE),
  source: fc.constantFrom('camera' as const, 'presentation' as const),
  heightPx: fc.integer({ min: 0, max: 8_192 }),
})
const anyOffer: fc.Arbitrary<Offer> = fc.record({
  peerId: fc.constantFrom(LUC_NGAN, PROVINCE),
  source: fc.constantFrom('camera' as const, 'presentation' as const, 'microphone' as const),
  heightPx: fc.integer({ min: 0, max: 8_192 }),
  open: fc.boolean(),
})

describe('sound', () => {
  test('is wanted while its microphone is open, whatever stands on the screen', () => {
    expect(decideReception([], microphone)).toEqual({ spatialLayer: 0 })
    expect(decideReception([tile(720)], { ...microphone, open: false })).toBe('none')
  })
})

describe('a camera', () => {
  test('that stands in two tiles comes in the size of the taller one', () => {
    expect(decideReception([tile(180), tile(720)], camera)).toEqual({ spatialLayer: 2 })
    expect(decideReception([tile(180)], camera)).toEqual({ spatialLayer: 0 })
  })

  test('is not wanted for the tile of another source or of another connection', () => {
    expect(decideReception([tile(720, { source: 'presentation' }), tile(720, { peerId: PROVINCE })], camera)).toBe(
      'none',
    )
  })
})

describe('a presentation', () => {
  test('has one layer only', () => {
    expect(decideReception([tile(1_080, { source: 'presentation' })], { ...camera, source: 'presentation' })).toEqual({
      spatialLayer: 0,
    })
  })
})

describe('for every screen and every source', () => {
  test('a picture that is not in view, or hidden, is never wanted', () => {
    fc.assert(
      fc.property(fc.array(anyTile), anyOffer, (view, offer) => {
        fc.pre(offer.source !== 'microphone')
        const seen = view.some((one) => one.peerId === offer.peerId && one.source === offer.source && one.heightPx > 0)
        expect(decideReception(view, offer) === 'none').toBe(!seen || !offer.open)
      }),
    )
  })

  test('what is closed is never wanted', () => {
    fc.assert(
      fc.property(fc.array(anyTile), anyOffer, (view, offer) => {
        expect(decideReception(view, { ...offer, open: false })).toBe('none')
      }),
    )
  })

  test('a taller tile never gets a smaller layer', () => {
    const height = fc.integer({ min: 1, max: 8_192 })
    fc.assert(
      fc.property(height, height, height, (one, other, heightPx) => {
        const layerAt = (px: number) => {
          const want = decideReception([tile(px)], { ...camera, heightPx })
          return want === 'none' ? -1 : want.spatialLayer
        }
        expect(layerAt(Math.max(one, other))).toBeGreaterThanOrEqual(layerAt(Math.min(one, other)))
      }),
    )
  })
})
