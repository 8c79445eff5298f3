// Keys of the meeting.
import { describe, expect, it } from 'vitest'
import { actionOfKey } from './use-keys.ts'

describe('the keys', () => {
  it('go by their place, for a Vietnamese input method answers other letters', () => {
    expect(actionOfKey({ code: 'KeyM', key: 'Process' })).toBe('microphone')
    expect(actionOfKey({ code: 'KeyV', key: 'v' })).toBe('camera')
    expect(actionOfKey({ code: 'KeyS', key: 'S' })).toBe('present')
  })

  it('know the question mark wherever it stands, and the back key of a remote control', () => {
    expect(actionOfKey({ code: 'Slash', key: '?' })).toBe('help')
    expect(actionOfKey({ code: '', key: 'GoBack' })).toBe('escape')
    expect(actionOfKey({ code: 'KeyA', key: 'a' })).toBeNull()
  })
})
