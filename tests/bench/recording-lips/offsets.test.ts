// Which flash belongs to which beep.
import { expect, test } from 'vitest'
import { pair } from './offsets.ts'

test('each flash has its nearest beep; positive when the sound is late', () => {
  expect(pair([1_000, 3_000], [1_012, 2_995])).toEqual([
    { at: 1_000, offsetMs: 12 },
    { at: 3_000, offsetMs: -5 },
  ])
})

test('a flash while nothing was heard has no offset', () => {
  expect(pair([1_000, 3_000], [2_990])).toEqual([{ at: 3_000, offsetMs: -10 }])
})
