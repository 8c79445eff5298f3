// Which row a key leads to.
import { describe, expect, it } from 'vitest'
import { rowAfter } from './use-row-keys.ts'

describe('the keys of a table', () => {
  it('move by one, by ten, and to the ends', () => {
    expect(rowAfter('ArrowDown', 3, 100)).toBe(4)
    expect(rowAfter('PageUp', 30, 100)).toBe(20)
    expect(rowAfter('Home', 30, 100)).toBe(0)
    expect(rowAfter('End', 30, 100)).toBe(99)
  })

  it('stop at the first and the last row', () => {
    expect(rowAfter('ArrowUp', 0, 5)).toBe(0)
    expect(rowAfter('PageDown', 2, 5)).toBe(4)
  })

  it('leave other keys alone', () => {
    expect(rowAfter('Enter', 0, 5)).toBeNull()
  })
})
