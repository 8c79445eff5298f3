// Sorting rows.
import { describe, expect, it } from 'vitest'
import { sortRows, sortingAfter } from './sort-rows.ts'

describe('sorting rows', () => {
  it('follows the Vietnamese alphabet, with đ after d', () => {
    const names = ['Lục Ngạn', 'Đồng Sơn', 'Dĩnh Kế', 'Ấm Hạ', 'An Bá']
    expect(sortRows(names, (name) => name, false)).toEqual(['An Bá', 'Ấm Hạ', 'Dĩnh Kế', 'Đồng Sơn', 'Lục Ngạn'])
  })

  it('takes numbers by their size, in text too', () => {
    expect(sortRows([10, 9, 100], (one) => one, true)).toEqual([100, 10, 9])
    expect(sortRows(['Phòng 10', 'Phòng 9'], (one) => one, false)).toEqual(['Phòng 9', 'Phòng 10'])
  })

  it('turns round when the same column is pressed again', () => {
    const first = sortingAfter(null, 'name')
    expect(first).toEqual({ columnId: 'name', descending: false })
    expect(sortingAfter(first, 'name').descending).toBe(true)
    expect(sortingAfter(first, 'seen')).toEqual({ columnId: 'seen', descending: false })
  })
})
