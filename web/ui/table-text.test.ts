// Tables as files.
import { expect, test } from 'vitest'
import { csvOf } from './table-text.ts'

test('cells with signs of their own are quoted, and none becomes a formula', () => {
  const text = csvOf([
    ['Cuộc họp', 'Giây'],
    ['Thu, chi', 60],
    ['Họp "kín"', -5],
    ['=SUM(A1)', 0],
  ])
  expect(text).toBe('\uFEFFCuộc họp,Giây\r\n"Thu, chi",60\r\n"Họp ""kín""",-5\r\n\'=SUM(A1),0\r\n')
})
