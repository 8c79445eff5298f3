// When the web pages count as built from the present sources.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sourceStamp } from './web.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-web-'))
  mkdirSync(join(folder, 'web', 'app'), { recursive: true })
  writeFileSync(join(folder, 'web', 'app', 'a.ts'), 'a')
  writeFileSync(join(folder, 'lock.json'), '{}')
})
afterEach(() => rmSync(folder, { recursive: true }))

const stamp = () => sourceStamp(folder, ['web', 'lock.json', 'absent'])

test('the stamp changes with any content and any name, and comes back with them', () => {
  const before = stamp()
  writeFileSync(join(folder, 'web', 'app', 'a.ts'), 'b')
  expect(stamp()).not.toBe(before)
  writeFileSync(join(folder, 'web', 'app', 'a.ts'), 'a')
  expect(stamp()).toBe(before)
  writeFileSync(join(folder, 'web', 'new.css'), '')
  expect(stamp()).not.toBe(before)
})

test('tests are no part of the pages', () => {
  const before = stamp()
  writeFileSync(join(folder, 'web', 'app', 'a.test.ts'), '')
  expect(stamp()).toBe(before)
})
