// The way back after signing in.
import { describe, expect, it } from 'vitest'
import { wayBack } from './way-back.ts'

describe('the way back', () => {
  it('leads to where somebody was going', () => {
    expect(wayBack('/meetings/abc?tab=documents#top')).toBe('/meetings/abc?tab=documents#top')
  })

  it('never leads to another site', () => {
    for (const hostile of [
      '//evil.example/x',
      'https://evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:1',
    ])
      expect(wayBack(hostile)).toBe('/')
  })

  it('leads to the start when nothing was wanted, or the sign-in page itself', () => {
    expect(wayBack(null)).toBe('/')
    expect(wayBack('/sign-in?to=/x')).toBe('/')
  })
})
