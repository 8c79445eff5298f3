// Fetches the media worker that mediasoup's authors have built for this platform, where their site can be reached.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Env } from '../../config/runtime.ts'
import { run } from './run.ts'

/** Behind a closed network a connection may hang: it gets this long, the whole file that long. */
const CONNECT_MS = 4000
const DOWNLOAD_MS = 120_000

const RELEASES = 'https://github.com/versatica/mediasoup/releases/download'

/** The machine a binary is for, in Node's words (`process.platform`, `process.arch`, `os.release()`). */
export type Machine = { platform: string; arch: string; release: string }

/** The address of the upstream binary; `MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL` names a mirror, as for mediasoup. */
export function prebuiltUrl(version: string, machine: Machine, env: Env): string {
  const base = env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || RELEASES
  const kernel = machine.platform === 'linux' ? `-kernel${machine.release.split('.')[0]}` : ''
  return `${base}/${version}/mediasoup-worker-${version}-${machine.platform}-${machine.arch}${kernel}.tgz`
}

/**
 * Downloads and unpacks the archive at `url` into the existing folder `folder`.
 * @throws Error when the site does not answer in time, has no such file, or the archive is broken.
 */
export async function downloadWorker(url: string, folder: string): Promise<void> {
  const connecting = new AbortController()
  const timer = setTimeout(() => connecting.abort(new Error('no answer')), CONNECT_MS)
  const signal = AbortSignal.any([connecting.signal, AbortSignal.timeout(DOWNLOAD_MS)])
  const response = await fetch(url, { signal }).finally(() => clearTimeout(timer))
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`)
  const archive = join(folder, 'worker.tgz')
  // Some megabytes: read at one go. A body read in pieces meets an assertion of Node's when the site closes early.
  await writeFile(archive, await response.bytes())
  await run('tar', ['-xzf', archive, '-C', folder])
}
