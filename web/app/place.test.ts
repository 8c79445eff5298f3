// Which addresses name a place.
import { describe, expect, it } from 'vitest'
import { asksToJoin, guestPlaceOf, placeOf, wordOf } from './place.ts'
import type { Place } from './place.ts'

const usual = { kind: 'bridge-point', meetingId: 'giao-ban', bridgePointId: 'luc-ngan', as: null }

describe('an address', () => {
  it('names a place when both parts can be ids', () => {
    expect(placeOf('giao-ban', 'luc-ngan')).toEqual(usual)
  })

  it('names nothing when a part is missing or foreign', () => {
    expect(placeOf('giao-ban', undefined)).toBeNull()
    expect(placeOf('../x', 'luc-ngan')).toBeNull()
  })

  it('names a role that somebody can sit as; any other is the usual one', () => {
    expect(placeOf('giao-ban', 'luc-ngan', 'secretary')).toEqual({ ...usual, as: 'secretary' })
    for (const as of ['guest', 'emperor', '', null]) expect(placeOf('giao-ban', 'luc-ngan', as)).toEqual(usual)
  })

  it('names a guest’s place by a token of the right form', () => {
    const token = 'A'.repeat(43)
    expect(guestPlaceOf(token)).toEqual({ kind: 'guest', token })
    for (const other of [undefined, '', token.slice(1), `${token}A`, `${token.slice(1)}/`]) {
      expect(guestPlaceOf(other)).toBeNull()
    }
  })

  it('is another place in another role', () => {
    const places = [null, 'chair', 'secretary', 'observer'].map((as) => placeOf('giao-ban', 'luc-ngan', as))
    const words = [...places, guestPlaceOf('A'.repeat(43))].map((place: Place | null) => place && wordOf(place))
    expect(new Set(words).size).toBe(words.length)
  })
})

describe('what stands beside an address', () => {
  it('asks to join at once only when it says so', () => {
    expect(asksToJoin({ joinAtOnce: true })).toBe(true)
    for (const other of [null, undefined, 'joinAtOnce', {}, { joinAtOnce: 'yes' }])
      expect(asksToJoin(other)).toBe(false)
  })
})
