// How pictures are laid out.
import { describe, expect, it } from 'vitest'
import { gridPlaces, gridShape, listWindow } from './shapes.ts'

const television = { width: 1920, height: 1080 }
const telephone = { width: 390, height: 700 }

describe('a grid', () => {
  it('is seven by seven for 49 on a television', () => {
    expect(gridShape(49, television)).toEqual({ columns: 7, rows: 7 })
  })

  it('lets few pictures fill the screen', () => {
    expect(gridShape(1, television)).toEqual({ columns: 1, rows: 1 })
    expect(gridShape(2, television)).toEqual({ columns: 2, rows: 1 })
    expect(gridShape(4, television)).toEqual({ columns: 2, rows: 2 })
    expect(gridShape(10, television)).toEqual({ columns: 4, rows: 3 })
  })

  it('stands upright on a telephone', () => {
    expect(gridShape(3, telephone)).toEqual({ columns: 1, rows: 3 })
    expect(gridShape(8, telephone)).toEqual({ columns: 2, rows: 4 })
  })

  it('takes 49 at most, and fewer where they would be too small', () => {
    expect(gridPlaces(television, 128)).toBe(49)
    expect(gridPlaces(telephone, 128)).toBe(27)
  })
})

describe('a list that scrolls', () => {
  const shape = { columns: 2, width: 340, gap: 12 }

  it('draws only what can be seen, with a row to spare', () => {
    const { from, to, before, after } = listWindow(265, shape, { top: 1_000, height: 400 })
    expect(from).toBe(16)
    expect(to).toBeLessThan(40)
    expect(before).toBeGreaterThan(0)
    expect(after).toBeGreaterThan(before)
  })

  it('keeps its length, wherever it is scrolled to', () => {
    const rowHeight = ((340 - 12) / 2) * (9 / 16) + 12
    for (const top of [0, 500, 5_000, 50_000]) {
      const { from, to, before, after } = listWindow(265, shape, { top, height: 400 })
      expect(before + after + Math.ceil((to - from) / 2) * rowHeight).toBeCloseTo(133 * rowHeight)
    }
  })

  it('scrolls only where not all of it can be seen', () => {
    const height = 2 * ((340 - 12) / 2) * (9 / 16) + 12
    expect(listWindow(4, shape, { top: 0, height: height + 1 })).toMatchObject({ to: 4, scrolls: false })
    expect(listWindow(4, shape, { top: 0, height: height - 1 })).toMatchObject({ to: 4, scrolls: true })
    expect(listWindow(0, shape, { top: 0, height })).toMatchObject({ scrolls: false })
  })

  it('draws a first row before it knows its size', () => {
    expect(listWindow(9, { ...shape, width: 0 }, { top: 0, height: 0 })).toMatchObject({ from: 0, to: 2 })
  })
})
