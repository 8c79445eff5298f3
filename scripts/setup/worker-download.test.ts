// How the upstream worker is named and fetched.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { run } from './run.ts'
import { downloadWorker, prebuiltUrl } from './worker-download.ts'

describe('the upstream binary', () => {
  test("is named by version, platform and, on Linux, the kernel's major version", () => {
    expect(prebuiltUrl('3.27.1', { platform: 'linux', arch: 'x64', release: '6.1.0-28-amd64' }, {})).toBe(
      'https://github.com/versatica/mediasoup/releases/download/3.27.1/mediasoup-worker-3.27.1-linux-x64-kernel6.tgz',
    )
    expect(prebuiltUrl('3.27.1', { platform: 'darwin', arch: 'arm64', release: '24.1.0' }, {})).toMatch(
      /\/mediasoup-worker-3\.27\.1-darwin-arm64\.tgz$/,
    )
  })

  test('may come from a mirror', () => {
    const env = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'https://mirror.example.vn/mediasoup' }
    expect(prebuiltUrl('3.27.1', { platform: 'win32', arch: 'x64', release: '10.0' }, env)).toBe(
      'https://mirror.example.vn/mediasoup/3.27.1/mediasoup-worker-3.27.1-win32-x64.tgz',
    )
  })
})

describe('downloading', () => {
  let folder = ''
  let server: Server | undefined
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'diem-cau-download-'))
  })
  afterEach(() => {
    server?.close()
    rmSync(folder, { recursive: true })
  })

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}/worker.tgz` : ''
  }

  test('unpacks the archive', async () => {
    writeFileSync(join(folder, 'mediasoup-worker'), 'program')
    await run('tar', ['-czf', join(folder, 'a.tgz'), '-C', folder, 'mediasoup-worker'])
    rmSync(join(folder, 'mediasoup-worker'))
    const url = await serve((_, response) => response.end(readFileSync(join(folder, 'a.tgz'))))
    await downloadWorker(url, folder)
    expect(readFileSync(join(folder, 'mediasoup-worker'), 'utf8')).toBe('program')
  })

  test('fails when the site has no such file', async () => {
    const url = await serve((_, response) => response.writeHead(404).end())
    await expect(downloadWorker(url, folder)).rejects.toThrow(/404/)
  })

  test('fails when what comes is no archive', async () => {
    const url = await serve((_, response) => response.end('<html>Please log in</html>'))
    await expect(downloadWorker(url, folder)).rejects.toThrow(/tar/)
  })
})
