// What the doctor says of Node and of the media worker.
import { expect, test } from 'vitest'
import { nodeFinding, workerFinding } from './programs.ts'

test.each([
  ['20.20.2', 'bad'],
  ['22.17.1', 'bad'],
  ['22.18.0', 'ok'],
  ['24.21.0', 'ok'],
])('Node %s is %s', (version, mark) => {
  expect(nodeFinding(version).mark).toBe(mark)
})

test('a missing worker keeps the product from starting, and npm start is the cure', () => {
  const finding = workerFinding({ DIEM_CAU_CACHE_DIR: '/nowhere' })
  expect(finding).toMatchObject({ mark: 'bad', advice: expect.stringContaining('npm start') })
})

test('a given worker that does not exist is named', () => {
  const finding = workerFinding({ MEDIASOUP_WORKER_BIN: '/nowhere/worker' })
  expect(finding).toMatchObject({ mark: 'bad', fact: '/nowhere/worker is no executable file' })
})
