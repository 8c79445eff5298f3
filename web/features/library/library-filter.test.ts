// The filter of the library in the address of its page.
import { expect, test } from 'vitest'
import { NO_FILTER, askedOf, filterOf, searchOf } from './library-filter.ts'

const ADDRESS = 'text=giao+ban&from=2026-11-01&to=2026-11-30&unit=SNV&level=three-level&only=held'

test('an address and its filter say the same', () => {
  const filter = filterOf(new URLSearchParams(ADDRESS))
  expect(new URLSearchParams(searchOf(filter)).toString()).toBe(ADDRESS)
  expect(searchOf(NO_FILTER)).toEqual({})
})

test('what makes no sense in an address is left out', () => {
  const nonsense = 'from=2026-02-30&to=x&unit=a/b&level=moon&only=all&other=1'
  expect(filterOf(new URLSearchParams(nonsense))).toEqual(NO_FILTER)
})

test('the last day counts to its end, by the clock of the province', () => {
  const { from, to } = askedOf({ ...NO_FILTER, from: '2026-12-01', to: '2026-12-01' })
  expect([from, to]).toEqual([Date.UTC(2026, 10, 30, 17), Date.UTC(2026, 11, 1, 17) - 1])
  expect(askedOf(NO_FILTER)).toEqual({})
})
