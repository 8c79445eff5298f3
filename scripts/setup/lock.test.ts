// Two set-ups at once, and what a dead one leaves.
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './lock.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-lock-'))
  path = join(folder, 'deeper', 'a.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

const unlocked = () => undefined

test('two never work at the same time, and the second is told whom it waits for', async () => {
  const told: number[] = []
  const first = Promise.withResolvers<void>()
  const order: string[] = []
  const one = withLock(path, unlocked, async () => {
    order.push('one begins')
    await first.promise
    order.push('one ends')
  })
  const two = withLock(
    path,
    (pid) => {
      told.push(pid)
      first.resolve()
    },
    async () => {
      order.push('two begins')
    },
  )
  await Promise.all([one, two])
  expect(order).toEqual(['one begins', 'one ends', 'two begins'])
  expect(told).toContain(process.pid)
})

test('the lock is given back when the work fails', async () => {
  await expect(withLock(path, unlocked, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(path)).toBe(false)
})

test('what a dead process left is taken over at once', async () => {
  const ended = spawnSync(process.execPath, ['--version']).pid
  await withLock(path, unlocked, async () => undefined)
  writeFileSync(path, JSON.stringify({ pid: ended, host: hostname() }))
  expect(await withLock(path, unlocked, async () => 'done')).toBe('done')
})

test('what was not renewed for long is taken over, even from another machine', async () => {
  await withLock(path, unlocked, async () => undefined)
  writeFileSync(path, JSON.stringify({ pid: 1, host: 'another' }))
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(path, longAgo, longAgo)
  expect(await withLock(path, unlocked, async () => 'done')).toBe('done')
})
