// The bridge from libsrtp 3 to libsrtp 2, compiled and run against the system's library.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run, runToEnd, succeeds } from '../setup/run.ts'

const canCompile = (await succeeds('c++', ['--version'])) && (await succeeds('pkg-config', ['--exists', 'libsrtp2']))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diem-cau-bridge-'))
})
afterEach(() => rm(folder, { recursive: true }))

// Where the worker was downloaded there is no compiler, and no bridge either.
test.skipIf(!canCompile)(
  'the bridge protects, unprotects and removes streams with every profile the worker offers',
  { timeout: 60_000 },
  async () => {
    const program = join(folder, 'bridge-check')
    const source = join(import.meta.dirname, 'bridge-check.cpp')
    const include = `-I${join(import.meta.dirname, 'overlays', 'libsrtp3', 'include')}`
    await run('c++', ['-std=c++20', '-Wall', '-Wextra', '-Werror', include, source, '-o', program, '-lsrtp2'])
    expect(await runToEnd(program, [])).toEqual({ code: 0, output: '' })
  },
)
