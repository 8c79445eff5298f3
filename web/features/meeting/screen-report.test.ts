// How tall a picture is inside its tile.
import { describe, expect, it } from 'vitest'
import { pictureHeight } from './screen-report.ts'

describe('a 16:9 picture in a tile', () => {
  it('fills a tile of its own shape', () => {
    expect(pictureHeight(1600, 900, 'contain')).toBe(900)
    expect(pictureHeight(1600, 900, 'cover')).toBe(900)
  })

  it('leaves bars on an upright stage, so that less height is asked for', () => {
    expect(pictureHeight(320, 600, 'contain')).toBe(180)
  })

  it('juts out of a flat tile that it covers', () => {
    expect(pictureHeight(320, 100, 'cover')).toBe(180)
  })
})
