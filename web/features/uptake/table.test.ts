// How a table leaves the page.
import { describe, expect, it } from 'vitest'
import { csvOf, tabbed } from './table.ts'
import type { Table } from './table.ts'

const TABLE: Table = {
  name: 'ty-le',
  columns: [
    { label: 'Huyện', kind: 'text' },
    { label: 'Cuộc họp', kind: 'count' },
    { label: 'Tỷ lệ', kind: 'share' },
  ],
  rows: [
    ['Sơn Động', 19, 0.4736],
    ['=HYPERLINK("x"), "y"', 0, null],
  ],
}

describe('a table', () => {
  it('is a file of numbers, not of their pictures', () => {
    const [head, first] = csvOf(TABLE).split('\r\n')
    expect(head).toBe('\uFEFFHuyện,Cuộc họp,Tỷ lệ')
    expect(first).toBe('Sơn Động,19,0.4736')
  })

  it('has no formulas and keeps quotation marks and commas in their cell', () => {
    expect(csvOf(TABLE).split('\r\n')[2]).toBe(`"'=HYPERLINK(""x""), ""y""",0,`)
  })

  it('is copied as the reader writes numbers', () => {
    const text = tabbed(TABLE, (value, kind) => (kind === 'share' ? `${value * 100}%` : String(value)))
    expect(text.split('\n')[1]).toBe('Sơn Động\t19\t47.36%')
  })
})
