// The running product for a test: in this process or as one of its own that can be killed, with a data folder of its own.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { loadConfig } from '../../config/load.ts'
import { SILENT_LOG } from '../../config/log.ts'
import type { RecordedEvent } from '../../signalling/domain/event.ts'
import type { SessionId } from '../../signalling/protocol/index.ts'
import { bridgePointId, meetingId } from '../../signalling/protocol/index.ts'
import { openProduct as open } from '../../signalling/product.ts'
import type { Product } from '../../signalling/product.ts'
import { openDatabase } from '../../signalling/storage/database.ts'
import { createJournal } from '../../signalling/storage/journal.ts'
import { freePort } from '../../sfu/listen.ts'
import { makeAdministrator, meetingNow, schedule } from './office.ts'
import type { Clerk } from './office.ts'
import { webBuilt } from './web.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const READY_WITHIN_MS = 60_000

/** Settings as environment variables, beside those that every test sets. */
export type Settings = Readonly<Record<string, string>>

/** A product that a test can reach, with an administrator and a meeting of three bridge points that runs now. */
export type TestProduct = {
  readonly url: string
  readonly port: number
  /** Everything that it keeps. */
  readonly dataDir: string
  /** The administrator's desk. */
  readonly clerk: Clerk
  readonly meetingId: string
  /** The session of the meeting; its journal begins with the opening. */
  readonly sessionId: SessionId
  /** Ends it and removes its data. */
  close(): Promise<void>
}

/** A product in a process of its own. */
export type ProductProcess = TestProduct & {
  readonly pid: number
  /** The process ids of its media workers. */
  workerPids(): Promise<number[]>
  /** SIGKILL to the server's process alone; its children learn of it as they would. */
  kill(): Promise<void>
  /** Starts it again with the same ports and data. */
  restart(): Promise<void>
  /** Ends it as `signal` does, sent to it and to its children as a terminal would; answers what it wrote meanwhile. */
  stopGroup(signal: 'SIGINT' | 'SIGTERM'): Promise<readonly string[]>
  /** Ends it in order; its data stay. */
  stop(): Promise<void>
  /** Ends it in order and reads the meeting's journal from its data. */
  stopAndReadJournal(): Promise<RecordedEvent[]>
}

/** Opens the product in this process on free ports. */
export async function openProduct(settings: Settings = {}): Promise<TestProduct & Pick<Product, 'fill'>> {
  await webBuilt()
  const dataDir = await makeDataDir()
  const product = await open(loadConfig({ ...defaults(dataDir), PORT: '0', RTC_PORT_BASE: '0', ...settings }))
  const url = `http://localhost:${product.port}`
  return {
    url,
    port: product.port,
    dataDir,
    ...(await prepare(url, product.firstLink)),
    fill: product.fill,
    async close() {
      await product.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Starts the product as `npm start` does, on ports that a restart finds again. */
export async function startProduct(settings: Settings = {}): Promise<ProductProcess> {
  await webBuilt()
  const dataDir = await makeDataDir()
  const port = await freePort()
  const rtcPort = await freePort()
  const env = {
    ...defaults(dataDir),
    PORT: String(port),
    RTC_PORT_BASE: String(rtcPort),
    RTC_WORKERS: '1',
    ...settings,
  }
  const url = `http://localhost:${port}`
  const written: string[] = []
  let { child, firstLink } = await launch(env, url, written)
  const prepared = await prepare(url, await firstLink)
  const stop = (): Promise<void> => end(child, 'SIGTERM')
  return {
    url,
    port,
    dataDir,
    ...prepared,
    get pid() {
      return child.pid ?? 0
    },
    workerPids: () => childrenOf(child.pid ?? 0, 'mediasoup-worke'),
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      child = (await launch(env, url, written)).child
    },
    async stopGroup(signal) {
      const before = written.length
      const pids = await childrenOf(child.pid ?? 0, 'mediasoup-worke')
      const closed = once(child, 'close')
      for (const pid of [child.pid ?? 0, ...pids]) process.kill(pid, signal)
      child.kill(signal)
      await closed
      return written.slice(before)
    },
    stop,
    async stopAndReadJournal() {
      await stop()
      const database = await openDatabase({ dataDir, log: SILENT_LOG })
      try {
        return await createJournal(database).read(prepared.sessionId, 0)
      } finally {
        await database.close()
      }
    },
    async close() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** `TEST_LOG_LEVEL` shows more of the product's log than its errors, and that of a product in its own process at all. */
function defaults(dataDir: string): Settings {
  const keyFile = join(dataDir, 'recording.key')
  const logLevel = process.env['TEST_LOG_LEVEL'] ?? 'error'
  return { DATA_DIR: dataDir, RECORDING_KEY_FILE: keyFile, HOST: '127.0.0.1', LOG_LEVEL: logLevel }
}

/** The database's own user must be able to pass through it. */
async function makeDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-test-'))
  await chmod(folder, 0o755)
  return folder
}

/** An administrator by the first start's link, and a meeting whose session is open. */
async function prepare(url: string, firstLink: string | null) {
  if (firstLink === null) throw new Error('The product offers no link for its first administrator.')
  const clerk = await makeAdministrator(url, firstLink)
  const id = meetingId.parse(await schedule(clerk, meetingNow()))
  const seat = await clerk.ask('meeting.join', { id, bridgePointId: bridgePointId.parse('VPUBND') })
  return { clerk, meetingId: id, sessionId: seat.sessionId }
}

/** `firstLink` comes when the product has said it, which is after it answers; null if it ends without. */
type Launched = { child: ChildProcess; firstLink: Promise<string | null> }

async function launch(env: Settings, url: string, written: string[]): Promise<Launched> {
  const main = join(ROOT, 'signalling', 'main.ts')
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const firstLink = readLines(child.stdout, written)
  try {
    await answering(child, url)
    return { child, firstLink }
  } catch (error) {
    await end(child, 'SIGKILL')
    throw error
  }
}

/** Collects what the product writes, line by line; answers the link among it. */
function readLines(output: Readable, written: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: output })
    lines.on('line', (line) => {
      written.push(line)
      if (process.env['TEST_LOG_LEVEL']) console.log(line)
      const link = /\S+\/link\/\S+/.exec(line)?.[0]
      if (link !== undefined) resolve(link)
    })
    lines.once('close', () => resolve(null))
  })
}

async function answering(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    if (hasEnded(child)) throw new Error('The product ended before it answered.')
    const answered = await fetch(`${url}/api/boot`).catch(() => undefined)
    if (answered?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('The product does not answer.')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

/** The running children of a process whose name begins so; the kernel keeps 15 characters of a name. */
async function childrenOf(pid: number, name: string): Promise<number[]> {
  const all = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))
  const found = await Promise.all(
    all.map(async (entry) => {
      const stat = await readFile(`/proc/${entry}/stat`, 'utf8').catch(() => '')
      const [, command = '', rest = ''] = /^\d+ \((.*)\) \S (.*)$/s.exec(stat) ?? []
      return command.startsWith(name) && Number(rest.split(' ')[0]) === pid ? [Number(entry)] : []
    }),
  )
  return found.flat()
}
