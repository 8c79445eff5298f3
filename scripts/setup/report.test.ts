// What progress looks like on a terminal and in a log.
import { expect, test } from 'vitest'
import { Report, spoken } from './report.ts'

function recorder(isTTY: boolean) {
  const written: string[] = []
  return { written, isTTY, columns: 40, write: (text: string) => written.push(text) }
}

test('on a terminal progress is one line that is written anew', () => {
  const output = recorder(true)
  const report = new Report(output)
  report.progress('compiled 1 of 2')
  report.progress('compiled 2 of 2')
  report.line('built')
  expect(output.written).toEqual(['  compiled 1 of 2', '\r\u001b[2K  compiled 2 of 2', '\r\u001b[2Kbuilt\n'])
})

test('elsewhere progress is a line now and then', () => {
  const output = recorder(false)
  const report = new Report(output)
  report.progress('compiled 1 of 2')
  report.progress('compiled 2 of 2')
  expect(output.written).toEqual(['  compiled 1 of 2\n'])
})

test('a set-up that found everything in place has not spoken', () => {
  const report = new Report(recorder(false))
  report.close('ready')
  expect(report.spoke).toBe(false)
  report.line('building')
  expect(report.spoke).toBe(true)
})

test('durations read as a person says them', () => {
  expect([420, 12_300, 151_000].map(spoken)).toEqual(['0.4 s', '12 s', '2 min 31 s'])
})
