// How a guest's link stands.
import { expect, test } from 'vitest'
import { linkState } from './link-state.ts'

const link = { usedAt: null, withdrawn: false, endsAt: 1_000 }

test('a link waits until it is used, withdrawn or past its end', () => {
  expect(linkState(link, 1_000)).toBe('waiting')
  expect(linkState(link, 1_001)).toBe('expired')
  expect(linkState({ ...link, withdrawn: true }, 0)).toBe('withdrawn')
  expect(linkState({ ...link, usedAt: 500, withdrawn: true }, 2_000)).toBe('used')
})
