// Which addresses name a place.
import { describe, expect, it } from 'vitest'
import { asksToJoin, placeOf } from './place.ts'

describe('an address', () => {
  it('names a place when both parts can be ids', () => {
    expect(placeOf('giao-ban', 'luc-ngan')).toEqual({ meetingId: 'giao-ban', bridgePointId: 'luc-ngan' })
  })

  it('names nothing when a part is missing or foreign', () => {
    expect(placeOf('giao-ban', undefined)).toBeNull()
    expect(placeOf('../x', 'luc-ngan')).toBeNull()
  })
})

describe('what stands beside an address', () => {
  it('asks to join at once only when it says so', () => {
    expect(asksToJoin({ joinAtOnce: true })).toBe(true)
    for (const other of [null, undefined, 'joinAtOnce', {}, { joinAtOnce: 'yes' }])
      expect(asksToJoin(other)).toBe(false)
  })
})
