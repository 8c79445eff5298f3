// What set-up may need from the operating system: how to see that it is there, and what package managers call it.
import { chromiumBinary, ffmpegBinaries, onPath, redisServerBinary } from '../../config/runtime.ts'
import type { Env } from '../../config/runtime.ts'
import { succeeds } from './run.ts'

/** A package manager set-up knows the package names of. */
export type Manager = 'apt' | 'dnf' | 'brew'

/** Something an operating system's package brings. */
export type Need = {
  /** As a technician knows it. */
  name: string
  isThere: (env: Env) => boolean | Promise<boolean>
  /** The package that brings it; a manager without an entry has none. */
  packages: Partial<Record<Manager, string>>
}

const command = (name: string) => (env: Env) => onPath(name, env) !== undefined
const library = (name: string) => (env: Env) => succeeds('pkg-config', ['--exists', name], { env })

/** What compiles the media worker from its sources. */
export const buildNeeds: readonly Need[] = [
  { name: 'g++', isThere: command('c++'), packages: { apt: 'g++', dnf: 'gcc-c++', brew: 'gcc' } },
  { name: 'meson', isThere: command('meson'), packages: { apt: 'meson', dnf: 'meson', brew: 'meson' } },
  { name: 'ninja', isThere: command('ninja'), packages: { apt: 'ninja-build', dnf: 'ninja-build', brew: 'ninja' } },
  {
    name: 'pkg-config',
    isThere: command('pkg-config'),
    packages: { apt: 'pkg-config', dnf: 'pkgconf-pkg-config', brew: 'pkgconf' },
  },
  { name: 'libuv', isThere: library('libuv'), packages: { apt: 'libuv1-dev', dnf: 'libuv-devel', brew: 'libuv' } },
  {
    name: 'OpenSSL',
    isThere: library('openssl'),
    packages: { apt: 'libssl-dev', dnf: 'openssl-devel', brew: 'openssl@3' },
  },
  {
    name: 'libsrtp',
    isThere: library('libsrtp2'),
    packages: { apt: 'libsrtp2-dev', dnf: 'libsrtp-devel', brew: 'srtp' },
  },
  {
    name: 'Abseil',
    isThere: library('absl_strings'),
    packages: { apt: 'libabsl-dev', dnf: 'abseil-cpp-devel', brew: 'abseil' },
  },
  {
    name: 'FlatBuffers',
    isThere: library('flatbuffers'),
    packages: { apt: 'libflatbuffers-dev', dnf: 'flatbuffers-devel', brew: 'flatbuffers' },
  },
  {
    name: 'flatc',
    isThere: command('flatc'),
    packages: { apt: 'flatbuffers-compiler', dnf: 'flatbuffers-compiler', brew: 'flatbuffers' },
  },
]

/** OpenSSL's command line: speaks DTLS to a new media worker. */
export const opensslNeed: Need = {
  name: 'the openssl command',
  isThere: command('openssl'),
  packages: { apt: 'openssl', dnf: 'openssl', brew: 'openssl@3' },
}

/** Camera and microphone files for the tests, exports of recordings later. */
export const ffmpegNeed: Need = {
  name: 'ffmpeg',
  isThere: (env) => {
    const { ffmpeg, ffprobe } = ffmpegBinaries(env)
    return ffmpeg !== undefined && ffprobe !== undefined
  },
  packages: { apt: 'ffmpeg', dnf: 'ffmpeg-free', brew: 'ffmpeg' },
}

/** The browser of the tests. */
export const chromiumNeed: Need = {
  name: 'Chromium',
  isThere: (env) => chromiumBinary(env) !== undefined,
  packages: { apt: 'chromium', dnf: 'chromium', brew: '--cask chromium' },
}

/**
 * The Redis server for the tests of the bus between hosts. Debian's redis-tools carries the program under its second
 * name and, unlike redis-server, installs no system service.
 */
export const redisNeed: Need = {
  name: 'redis-server',
  isThere: (env) => redisServerBinary(env) !== undefined,
  packages: { apt: 'redis-tools', dnf: 'redis', brew: 'redis' },
}

/** Network namespaces, rate limits and losses for the benchmarks; Linux only. */
export const networkNeeds: readonly Need[] = [
  { name: 'ip and tc', isThere: systemCommands('ip', 'tc'), packages: { apt: 'iproute2', dnf: 'iproute' } },
  { name: 'iptables', isThere: systemCommands('iptables'), packages: { apt: 'iptables', dnf: 'iptables' } },
]

/** Commands for administrators lie in folders that PATH need not name. */
function systemCommands(...names: string[]): Need['isThere'] {
  return (env) => names.every((name) => onPath(name, { PATH: `${env.PATH ?? ''}:/usr/sbin:/sbin` }) !== undefined)
}

/** Those of `needs` that are missing here. */
export async function missingOf(needs: readonly Need[], env: Env): Promise<Need[]> {
  const there = await Promise.all(needs.map(async (need) => need.isThere(env)))
  return needs.filter((_, index) => there[index] === false)
}
