// Where programs are looked for, and in which order.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  cacheDir,
  cachedWorkerPath,
  chromiumBinary,
  ffmpegBinaries,
  mediasoupVersion,
  onPath,
  redisServerBinary,
  workerBinary,
  workerTag,
} from './runtime.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-runtime-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function program(path: string): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, 0o755)
  return path
}

describe('the cache folder', () => {
  test('is our own variable before the XDG one before the home folder', () => {
    expect(cacheDir({ DIEM_CAU_CACHE_DIR: '/a', XDG_CACHE_HOME: '/b', HOME: '/c' })).toBe('/a')
    expect(cacheDir({ XDG_CACHE_HOME: '/b', HOME: '/c' })).toBe(join('/b', 'diem-cau'))
    expect(cacheDir({ HOME: '/c' })).toBe(join('/c', '.cache', 'diem-cau'))
  })
})

describe('the media worker', () => {
  test('is the given one, even if it does not exist: a wrong path is to be complained about', () => {
    expect(workerBinary({ MEDIASOUP_WORKER_BIN: '/nowhere', DIEM_CAU_CACHE_DIR: folder })).toBe('/nowhere')
  })

  test('is the cached one of the installed version, once it is there', () => {
    const env = { DIEM_CAU_CACHE_DIR: folder }
    expect(workerBinary(env)).toBeUndefined()
    const binary = program(cachedWorkerPath(env))
    expect(workerBinary(env)).toBe(binary)
    expect(binary).toContain(mediasoupVersion())
  })

  test('lies in a folder of its version and platform', () => {
    expect(workerTag('3.27.1', 'darwin', 'arm64')).toBe('3.27.1-darwin-arm64')
    expect(workerTag('3.27.1', 'linux', 'x64')).toMatch(/^3\.27\.1-linux-x64-(glibc|musl)$/)
  })
})

describe('programs', () => {
  test('are found in the folders of PATH, in order, if they may be executed', () => {
    writeFileSync(join(folder, 'tool'), '')
    const second = program(join(folder, 'second', 'tool'))
    expect(onPath('tool', { PATH: `${folder}:${dirname(second)}` })).toBe(second)
    expect(onPath('tool', { PATH: folder })).toBeUndefined()
    expect(onPath('tool', {})).toBeUndefined()
  })

  test('may be named outright', () => {
    expect(ffmpegBinaries({ FFMPEG_PATH: '/f', FFPROBE_PATH: '/p' })).toEqual({ ffmpeg: '/f', ffprobe: '/p' })
    expect(chromiumBinary({ CHROMIUM_PATH: '/c' })).toBe('/c')
    expect(redisServerBinary({ REDIS_SERVER_PATH: '/r' })).toBe('/r')
  })

  test('of several browsers Chromium comes first', () => {
    program(join(folder, 'google-chrome'))
    const chromium = program(join(folder, 'chromium'))
    expect(chromiumBinary({ PATH: folder })).toBe(chromium)
  })
})
