// Keys of the meeting.
import { describe, expect, it } from 'vitest'
import { actionOfKey } from './use-keys.ts'

describe('the keys', () => {
  it('know the question mark wherever it stands, and the back key of a remote control', () => {
    expect(actionOfKey({ key: '?' })).toBe('help')
    expect(actionOfKey({ key: 'GoBack' })).toBe('escape')
    expect(actionOfKey({ key: 'a' })).toBeNull()
  })
})
