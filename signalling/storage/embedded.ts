// The embedded PostgreSQL: a supervised child of this process on a private Unix socket.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../config/log.ts'
import { EMBEDDED_ROLE, SERVER_ENV, lendFolder, openCluster } from './cluster.ts'
import type { Cluster } from './cluster.ts'
import { takeOwnerLock } from './owner-lock.ts'
import type { OwnerLock } from './owner-lock.ts'
import { stopLeftOver } from './postmaster.ts'

/** The embedded server while it is held. */
export type EmbeddedServer = {
  /** Folder of its Unix socket. */
  readonly socketDir: string
  readonly role: string
  /** The server's process id just now; undefined between a crash and the restart. */
  readonly pid: number | undefined
  /** Fast shutdown; resolves when the process is gone and the data folder is free for another owner. */
  close(): Promise<void>
}

/** What the server is told beside its folders. The command line wins over any file in the data folder. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_checkpoints: 'off',
  // Errors are answered to whoever asked. Neither statements nor their values may come into a log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const READY = 'database system is ready to accept connections'
const FIRST_START_ATTEMPTS = 5
const BACK_OFF_MS = { first: 50, longest: 5_000 }
/** A server that lived this long is sound again: its next death is answered without delay, ms. */
const SOUND_AFTER_MS = 30_000

/**
 * Starts the server of a data folder, making the folder and the database files on first use, and stopping a server
 * that a killed owner left behind. From then on it is restarted whenever it dies.
 * @throws DataFolderInUse when another process owns the data folder; Error when the server does not start.
 */
export async function startEmbedded(dataDir: string, log: Log): Promise<EmbeddedServer> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 })
  const lock = takeOwnerLock(dataDir)
  try {
    const cluster = await openCluster(dataDir)
    await stopLeftOver(cluster.folder, log)
    const server = new Supervisor(cluster, lock, log)
    await server.startPatiently()
    return server
  } catch (error) {
    lock.release()
    throw error
  }
}

class Supervisor implements EmbeddedServer {
  readonly role = EMBEDDED_ROLE
  readonly socketDir: string
  readonly #cluster: Cluster
  readonly #lock: OwnerLock
  readonly #log: Log
  readonly #closing = new AbortController()
  #child: ChildProcess | undefined
  #startedAt = 0
  #waitMs = 0
  #closed: Promise<void> | undefined
  #restarting: Promise<void> = Promise.resolve()

  constructor(cluster: Cluster, lock: OwnerLock, log: Log) {
    this.#cluster = cluster
    this.#lock = lock
    this.#log = log
    this.socketDir = cluster.socketDir
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** The first start: children of a killed server may hold on to its memory for a moment longer. */
  async startPatiently(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#start()
        return
      } catch (error) {
        if (attempt === FIRST_START_ATTEMPTS) throw error
        await delay(BACK_OFF_MS.first * 2 ** attempt)
      }
    }
  }

  /** Starts the process and resolves when it takes connections. */
  async #start(): Promise<void> {
    const child = await this.#spawn()
    this.#startedAt = Date.now()
    process.once('exit', this.#stopAtExit)
    child.once('exit', (code, signal) => this.#died(code, signal))
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#close())
  }

  async #close(): Promise<void> {
    this.#closing.abort()
    await this.#stopChild()
    await this.#restarting
    // A restart that was under way may have come through after all.
    await this.#stopChild()
    await rm(this.socketDir, { recursive: true, force: true })
    this.#lock.release()
  }

  /** Fast shutdown: clients are cut off, what is committed is on disk. */
  async #stopChild(): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGINT')
    await gone
  }

  /** Someone ended our process without closing: the server would only be in the next one's way. */
  readonly #stopAtExit = (): void => {
    this.#child?.kill('SIGINT')
  }

  #died(code: number | null, signal: NodeJS.Signals | null): void {
    process.off('exit', this.#stopAtExit)
    this.#child = undefined
    if (this.#closing.signal.aborted) return
    this.#log.error({ code, signal }, 'the database server died and is being restarted')
    if (Date.now() - this.#startedAt > SOUND_AFTER_MS) this.#waitMs = 0
    this.#restarting = this.#restart()
  }

  async #restart(): Promise<void> {
    const { signal } = this.#closing
    while (!signal.aborted) {
      await delay(this.#waitMs, undefined, { signal }).catch(() => {})
      this.#waitMs = Math.min(Math.max(this.#waitMs * 2, BACK_OFF_MS.first), BACK_OFF_MS.longest)
      if (signal.aborted) return
      try {
        await this.#start()
        this.#log.info({}, 'the database server is back')
        return
      } catch (error) {
        this.#log.error({ err: error }, 'the database server did not restart')
      }
    }
  }

  async #spawn(): Promise<ChildProcess> {
    const { folder, socketDir, bin, user } = this.#cluster
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const lent = await lendFolder(folder, user)
    const child = spawn(join(bin, 'postgres'), ['-D', lent.name, '-k', socketDir, ...settings], {
      cwd: folder,
      env: SERVER_ENV,
      stdio: ['ignore', 'ignore', 'pipe', lent.stdio],
      // A process group of its own: Ctrl-C in a terminal is ours to handle, the server is shut down after us.
      detached: true,
      ...user,
    })
    lent.close()
    this.#child = child
    try {
      await this.#ready(child)
      return child
    } catch (error) {
      this.#child = undefined
      throw error
    }
  }

  /** Resolves when the server says that it is ready; rejects with its last words when it ends before. */
  #ready(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      const lastWords: string[] = []
      const ended = (): void => reject(new Error(`The database server did not start: ${lastWords.join(' ')}`))
      child.once('error', reject)
      child.once('exit', ended)
      if (!child.stderr) return
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (lastWords.push(line) > 5) lastWords.shift()
        if (/ (FATAL|PANIC): /.test(line)) this.#log.error({ line }, 'the database server complains')
        if (!line.includes(READY)) return
        child.off('exit', ended)
        resolve()
      })
    })
  }
}
