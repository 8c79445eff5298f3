// Which part of the session the lanes show.
import { expect, test } from 'vitest'
import { following, ticksOf, zoomed } from './zoom.ts'

const WHOLE = { fromMs: 0, toMs: 7_200_000 }

test('enlarging keeps the time where it is on the screen', () => {
  const view = zoomed(WHOLE, 0.5, 3_600_000, 7_200_000)
  expect(view).toEqual({ fromMs: 1_800_000, toMs: 5_400_000 })
})

test('reducing ends with the whole session, enlarging with some seconds', () => {
  expect(zoomed({ fromMs: 7_000_000, toMs: 7_200_000 }, 100, 7_100_000, 7_200_000)).toEqual(WHOLE)
  const { fromMs, toMs } = zoomed(WHOLE, 0.000_1, 0, 7_200_000)
  expect(toMs - fromMs).toBe(20_000)
})

test('a time outside of the view turns it like a page', () => {
  const view = { fromMs: 0, toMs: 60_000 }
  expect(following(view, 30_000, 600_000)).toBe(view)
  expect(following(view, 70_000, 600_000)).toEqual({ fromMs: 64_000, toMs: 124_000 })
})

test('the ruler has whole times by the clock', () => {
  expect(ticksOf({ fromMs: 0, toMs: 60_000 }, 5_000, 7)).toEqual([5_000, 15_000, 25_000, 35_000, 45_000, 55_000])
})
