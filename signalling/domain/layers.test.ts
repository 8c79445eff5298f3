// Which simulcast layer a tile needs.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAMERA_LAYERS, layerForTile } from './layers.ts'

describe('the layer for a tile', () => {
  test.each([
    [1, 720, 0],
    [180, 720, 0],
    [206, 720, 0],
    [208, 720, 1],
    [360, 720, 1],
    [413, 720, 1],
    [415, 720, 2],
    [720, 720, 2],
    [2_160, 720, 2],
    [180, 1_080, 0],
    [540, 1_080, 1],
    [1_080, 1_080, 2],
  ])('a tile of %i px of a camera of %i px takes layer %i', (tilePx, sourcePx, layer) => {
    expect(layerForTile(tilePx, sourcePx)).toBe(layer)
  })

  test('a camera whose height is unknown is shown in full', () => {
    expect(layerForTile(180, 0)).toBe(2)
  })

  test('is one of those sent, and a smaller one would be stretched too far', () => {
    const height = fc.integer({ min: 1, max: 8_192 })
    fc.assert(
      fc.property(height, height, (tilePx, sourcePx) => {
        const layer = layerForTile(tilePx, sourcePx)
        expect(CAMERA_LAYERS[layer]).toBeDefined()
        const smaller = CAMERA_LAYERS[layer - 1]
        if (smaller) expect((sourcePx / smaller.scale) * 1.15).toBeLessThan(tilePx)
      }),
    )
  })
})

test('layers grow in size and rate', () => {
  expect(CAMERA_LAYERS.map(({ scale }) => scale)).toEqual([4, 2, 1])
  expect(CAMERA_LAYERS.map(({ maxBps }) => maxBps)).toEqual(
    CAMERA_LAYERS.map(({ maxBps }) => maxBps).toSorted((a, b) => a - b),
  )
})
