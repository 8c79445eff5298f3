// What a kill cost a track.
import { expect, test } from 'vitest'
import { costOf } from './cost.ts'

const every20 = (from: number, to: number) => Array.from({ length: (to - from) / 20 }, (_, index) => from + index * 20)

test('the hole around a kill is told apart: before it, and until there is something again', () => {
  const starts = [...every20(0, 9_600), ...every20(12_500, 15_000)]
  expect(costOf(starts, 10_000)).toEqual({ lost: 0.42, again: 2.5 })
})

test('what was on its way when it was killed is not lost', () => {
  expect(costOf([...every20(0, 10_040), ...every20(11_000, 12_000)], 10_000)).toEqual({ lost: 0, again: 1 })
})

test('a track that does not go on is lost for ever, one that had not begun costs nothing', () => {
  expect(costOf(every20(0, 9_600), 10_000)).toEqual({ lost: 0.42, again: Infinity })
  expect(costOf(every20(12_000, 13_000), 10_000)).toBeNull()
})
