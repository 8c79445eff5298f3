// A server process that an earlier owner left behind: recognised by its data folder, then stopped.
import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Log } from '../../config/log.ts'

const run = promisify(execFile)

/** How long each way of stopping may take before the next, harsher one, ms. */
const PATIENCE_MS = 10_000
const POLL_MS = 20

/**
 * Stops the server that still runs on a cluster, if any, and removes a stale pid file.
 * Only for the holder of the owner lock: nobody else may want that server.
 */
export async function stopLeftOver(cluster: string, log: Log): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const pid = await readPid(pidFile)
  if (pid === undefined) return
  if (isAlive(pid) && (await worksIn(pid, cluster))) {
    log.warn({ pid }, 'stopping a database server that an earlier process left behind')
    await stopServer(pid)
  } else {
    // The number may belong to somebody else by now; PostgreSQL would take that for a running server.
    await rm(pidFile, { force: true })
  }
}

/** Fast shutdown, then an immediate one, then SIGKILL: none of them loses what was acknowledged. */
async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
      if (!isAlive(pid)) return
      await delay(POLL_MS)
    }
  }
  throw new Error(`The database server of an earlier process (${pid}) cannot be stopped.`)
}

async function readPid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a process is a server of this cluster: a postmaster's working folder is its data folder. */
async function worksIn(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    return folder === (await realpath(cluster))
  }
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return stdout.includes('postgres') && stdout.includes(`-D ${cluster} `)
}
