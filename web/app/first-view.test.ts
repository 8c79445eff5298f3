// The guess at the first screen.
import { describe, expect, it } from 'vitest'
import { guessFirstView } from './first-view.ts'

describe('the first view', () => {
  it('asks for the full picture on a television and for small ones beside it', () => {
    expect(guessFirstView(1920, 1080, 1)).toEqual({ stageHeightPx: 875, stripHeightPx: 205, stripTiles: 6 })
  })

  it('counts device pixels on a telephone, where the stage is as wide as the screen', () => {
    expect(guessFirstView(390, 844, 3)).toMatchObject({ stageHeightPx: 658, stripHeightPx: 329 })
  })
})
