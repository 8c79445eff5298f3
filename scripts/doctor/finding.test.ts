// How the doctor's list is written.
import { expect, test } from 'vitest'
import { listed } from './finding.ts'

test('findings stand in columns, advice below its fact', () => {
  const text = listed([
    { mark: 'ok', name: 'Node', fact: '24.21.0' },
    { mark: 'bad', name: 'media worker', fact: 'none', advice: 'npm start makes one' },
  ])
  expect(text.split('\n')).toEqual([
    '✔ Node          24.21.0',
    '✘ media worker  none',
    '                → npm start makes one',
  ])
})
