// Where the programs lie that npm does not carry: the media worker, ffmpeg, Chromium, redis-server. Set-up fills, the mains read.
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The environment a locator looks at: names to values, as `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>

/** ffmpeg and ffprobe as found: absolute paths, or undefined where the program is missing. */
export type FfmpegBinaries = {
  ffmpeg: string | undefined
  ffprobe: string | undefined
}

/**
 * The folder where set-up keeps what it fetched or built, outside the repository so that checkouts share it:
 * `DIEM_CAU_CACHE_DIR`, else `$XDG_CACHE_HOME/diem-cau`, else `~/.cache/diem-cau` (XDG Base Directory Specification).
 */
export function cacheDir(env: Env = process.env): string {
  if (env.DIEM_CAU_CACHE_DIR) return env.DIEM_CAU_CACHE_DIR
  return join(env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'), 'diem-cau')
}

/** The root folder of the installed npm package `name`, or undefined when it is not installed. */
export function packageRoot(name: string): string | undefined {
  const paths = createRequire(import.meta.url).resolve.paths(name) ?? []
  return paths.map((path) => join(path, name)).find((path) => existsSync(join(path, 'package.json')))
}

/**
 * The version of the installed npm package `mediasoup`; a worker binary must be of this very version.
 * @throws Error when the package is not installed.
 */
export function mediasoupVersion(): string {
  const root = packageRoot('mediasoup')
  if (root === undefined) throw new Error('The npm package mediasoup is not installed: run npm install.')
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error(`${root}/package.json names no version.`)
}

/** What a worker binary is tied to, as a folder name: `3.27.1-linux-x64-glibc`. */
export function workerTag(version: string, platform = process.platform, arch = process.arch): string {
  const parts = [version, platform, arch]
  if (platform === 'linux') parts.push(existsSync('/etc/alpine-release') ? 'musl' : 'glibc')
  return parts.join('-')
}

/** Where set-up places the media worker of the installed mediasoup package; it need not exist yet. */
export function cachedWorkerPath(env: Env = process.env): string {
  const name = process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker'
  return join(cacheDir(env), 'mediasoup-worker', workerTag(mediasoupVersion()), name)
}

/**
 * The media worker to start: `MEDIASOUP_WORKER_BIN` if given (existing or not: a wrong path should be complained about,
 * not silently replaced), else the one set-up has placed and checked, else undefined.
 */
export function workerBinary(env: Env = process.env): string | undefined {
  if (env.MEDIASOUP_WORKER_BIN) return env.MEDIASOUP_WORKER_BIN
  const cached = cachedWorkerPath(env)
  return isExecutable(cached) ? cached : undefined
}

/** ffmpeg and ffprobe: `FFMPEG_PATH` / `FFPROBE_PATH`, else the npm package ffmpeg-static (it has no ffprobe), else PATH. */
export function ffmpegBinaries(env: Env = process.env): FfmpegBinaries {
  return {
    ffmpeg: env.FFMPEG_PATH || ffmpegStatic() || onPath('ffmpeg', env),
    ffprobe: env.FFPROBE_PATH || onPath('ffprobe', env),
  }
}

/** A Chromium or Chrome for the browser tests: `CHROMIUM_PATH`, else one on PATH, else the usual places of macOS and Windows. */
export function chromiumBinary(env: Env = process.env): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return names.map((name) => onPath(name, env)).find((path) => path !== undefined) ?? usualChromium(env)
}

/** Where set-up links Debian's redis-server when only the package without a system service is installed. */
export function cachedRedisPath(env: Env = process.env): string {
  return join(cacheDir(env), 'bin', 'redis-server')
}

/** redis-server for the tests of the bus between hosts: `REDIS_SERVER_PATH`, else the one on PATH, else set-up's. */
export function redisServerBinary(env: Env = process.env): string | undefined {
  const cached = cachedRedisPath(env)
  return env.REDIS_SERVER_PATH || onPath('redis-server', env) || (isExecutable(cached) ? cached : undefined)
}

/** The first executable file called `name` in the folders of PATH, or undefined. On Windows `name.exe`. */
export function onPath(name: string, env: Env = process.env): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, file)).find(isExecutable)
}

/** Whether `path` is a file that this user may execute. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function ffmpegStatic(): string | undefined {
  const root = packageRoot('ffmpeg-static')
  if (root === undefined) return undefined
  const binary = join(root, process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg')
  return isExecutable(binary) ? binary : undefined
}

function usualChromium(env: Env): string | undefined {
  const places = [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  ]
  return places.find(isExecutable)
}
