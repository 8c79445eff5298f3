// Which packages are asked for, by which command.
import { describe, expect, test } from 'vitest'
import { buildNeeds, chromiumNeed, ffmpegNeed, networkNeeds } from './needs.ts'
import { aptPlan, installCommand, packagesOf } from './packages.ts'

describe('the packages', () => {
  test('of a build are named as the distribution names them, each once', () => {
    expect(packagesOf(buildNeeds, 'apt')).toEqual([
      'g++',
      'meson',
      'ninja-build',
      'pkg-config',
      'libuv1-dev',
      'libssl-dev',
      'libsrtp2-dev',
      'libabsl-dev',
      'libflatbuffers-dev',
      'flatbuffers-compiler',
    ])
    expect(packagesOf(buildNeeds, 'brew').filter((name) => name === 'flatbuffers')).toHaveLength(1)
  })
})

describe('the command a person is told to run', () => {
  test('is one command for everything that is missing', () => {
    expect(installCommand([ffmpegNeed, chromiumNeed], 'apt')).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends ffmpeg chromium',
    )
    expect(installCommand([ffmpegNeed], 'dnf')).toBe('sudo dnf install -y ffmpeg-free')
  })

  test('is left out where there is nothing to install it with', () => {
    expect(installCommand([ffmpegNeed], undefined)).toBeUndefined()
    expect(installCommand(networkNeeds, 'brew')).toBeUndefined()
    expect(installCommand([], 'apt')).toBeUndefined()
  })
})

describe('apt', () => {
  test('asks no questions and waits for another apt', () => {
    const { install } = aptPlan(['meson'], true)
    expect(install.slice(0, 2)).toEqual(['env', 'DEBIAN_FRONTEND=noninteractive'])
    expect(install).toContain('DPkg::Lock::Timeout=300')
    expect(install.slice(-4)).toEqual(['install', '-y', '--no-install-recommends', 'meson'])
  })

  test('goes through sudo, without a password, for anybody but root', () => {
    const { update, install } = aptPlan(['meson'], false)
    expect(update.slice(0, 2)).toEqual(['sudo', '-n'])
    expect(install.slice(0, 2)).toEqual(['sudo', '-n'])
  })
})
