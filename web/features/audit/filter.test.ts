// The filter of the audit trail.
import { describe, expect, it } from 'vitest'
import { exportPath, filterOf, searchOf, spanOf } from './filter.ts'

describe('the filter of the audit trail', () => {
  it('is kept in the address', () => {
    const filter = { from: '2026-11-01', to: '2026-11-22', text: 'thư ký' }
    expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter)
  })

  it('leaves out days that do not exist', () => {
    expect(filterOf(new URLSearchParams('from=2026-02-30&to=x')).from).toBe('')
  })

  it('counts the last day to its end, in the province’s time', () => {
    expect(spanOf({ from: '2026-11-22', to: '2026-11-22', text: '' })).toEqual({
      from: Date.parse('2026-11-22T00:00+07:00'),
      to: Date.parse('2026-11-23T00:00+07:00'),
    })
  })

  it('gives the same lines as a file', () => {
    expect(exportPath({ from: '', to: '', text: '' })).toBe('/api/audit.csv')
    expect(exportPath({ from: '', to: '', text: 'a&b' })).toBe('/api/audit.csv?text=a%26b')
  })
})
