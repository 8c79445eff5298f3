// Spans of time as they run on the screen.
import { describe, expect, it } from 'vitest'
import { formatSpan } from './span.ts'

describe('a span', () => {
  it('shows minutes and seconds, whole seconds only', () => {
    expect(formatSpan(151_999)).toBe('02:31')
    expect(formatSpan(0)).toBe('00:00')
  })

  it('shows hours when there are any', () => {
    expect(formatSpan(3_751_000)).toBe('1:02:31')
  })

  it('never runs below nothing', () => {
    expect(formatSpan(-5_000)).toBe('00:00')
  })
})
