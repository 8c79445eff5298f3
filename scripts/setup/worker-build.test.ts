// What the worker's sources look like before they are compiled.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { packageRoot } from '../../config/runtime.ts'
import { ninjaProgress, prepareSources, wrapDirectory } from './worker-build.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-build-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a wrap file tells the folder its download would be unpacked to', () => {
  expect(wrapDirectory('[wrap-file]\ndirectory = libuv-v1.51.0\nsource_url = x\n')).toBe('libuv-v1.51.0')
  expect(() => wrapDirectory('[wrap-file]\n')).toThrow(/no directory/)
})

test('ninja tells how far it is', () => {
  expect(ninjaProgress('[12/262] Compiling C++ object a.o')).toEqual({ done: 12, total: 262 })
  expect(ninjaProgress('ninja: no work to do.')).toBeUndefined()
})

test(
  'every library the worker would download has an overlay, in a patched copy of the sources',
  { timeout: 30_000 },
  async () => {
    const sources = join(packageRoot('mediasoup') ?? '', 'worker')
    await prepareSources(sources, join(folder, 'source'))
    const subprojects = join(folder, 'source', 'subprojects')
    // Catch2 is for mediasoup's own tests, wingetopt for Windows.
    const wraps = readdirSync(subprojects).filter((name) => name.endsWith('.wrap') && !/^(catch2|wingetopt)/.test(name))
    for (const wrap of wraps) {
      const directory = wrapDirectory(readFileSync(join(subprojects, wrap), 'utf8'))
      expect(existsSync(join(subprojects, directory, 'meson.build')), wrap).toBe(true)
    }
    expect(wraps).toHaveLength(6)
    expect(existsSync(join(folder, 'source', 'pch', 'worker.hpp'))).toBe(true)
    expect(readFileSync(join(folder, 'source', 'meson.build'), 'utf8')).toContain('>= 1.0.0')
    expect(readFileSync(join(sources, 'meson.build'), 'utf8')).toContain('>= 1.1.0')
  },
)
