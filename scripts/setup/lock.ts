// One set-up at a time for what checkouts share: a lock file that a dead holder cannot keep.
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'

const Holder = z.object({ pid: z.int(), host: z.string() })

/** The holder renews the file's time this often; a lock not renewed for STALE_MS belongs to nobody. */
const RENEW_MS = 5000
const STALE_MS = 30_000
const RETRY_MS = 500

/**
 * Runs `work` while holding the lock file at `path`, waiting for another holder to finish first.
 * @param onWait called again and again with the holder's process id while waiting.
 */
export async function withLock<T>(path: string, onWait: (pid: number) => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true })
  while (!(await take(path))) {
    const pid = await livingHolder(path)
    if (pid === undefined) continue
    onWait(pid)
    await wait(RETRY_MS)
  }
  const renewal = setInterval(() => void renew(path), RENEW_MS)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await rm(path, { force: true })
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function renew(path: string): Promise<void> {
  const now = new Date()
  // A lock file somebody removed by hand is no reason to end the work.
  await utimes(path, now, now).catch(() => undefined)
}

/** The process id of a holder that is alive, or undefined after clearing away what a dead one left. */
async function livingHolder(path: string): Promise<number | undefined> {
  const [text, info] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch(() => [undefined, undefined])
  if (text === undefined || info === undefined) return undefined
  const holder = parseHolder(text)
  const fresh = Date.now() - info.mtimeMs < STALE_MS
  // An unreadable lock may be one that is just being written: only its age counts.
  if (fresh && (holder === undefined || holder.host !== hostname() || isAlive(holder.pid))) return holder?.pid ?? 0
  const aside = `${path}.stale-${process.pid}`
  // Renamed first: of several waiting set-ups only one succeeds, and none removes a lock that was taken anew.
  await rename(path, aside).then(
    () => rm(aside, { force: true }),
    () => undefined,
  )
  return undefined
}

function parseHolder(text: string): z.infer<typeof Holder> | undefined {
  try {
    return Holder.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
