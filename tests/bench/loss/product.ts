// The product inside a network namespace, with everything that it logs.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { within } from '../bench.ts'
import { webBuilt } from '../../support/web.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
/** A namespace has all ports to itself. */
const PORT = 3_000
const READY_WITHIN_MS = 60_000

/** The running product. */
export type ProductInside = {
  readonly url: string
  /** Everything it wrote, line by line. */
  readonly lines: readonly string[]
  /** The path of the link for the first administrator. */
  readonly firstLink: string
  close(): Promise<void>
}

/** Starts the product on an address of a namespace, logging warnings and worse. */
export async function startProductInside(namespace: string, address: string): Promise<ProductInside> {
  await webBuilt()
  const dataDir = await mkdtemp(join(tmpdir(), 'diem-cau-loss-'))
  // The database's own user must be able to pass through.
  await chmod(dataDir, 0o755)
  const settings = { DATA_DIR: dataDir, HOST: address, PORT: String(PORT), RTC_WORKERS: '1', LOG_LEVEL: 'warn' }
  const main = join(ROOT, 'signalling', 'main.ts')
  const child = spawn('ip', ['netns', 'exec', namespace, process.execPath, main], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // As for the namespaces: Ctrl-C may end this process before it has closed anything.
  process.once('exit', () => child.kill('SIGTERM'))
  const url = `http://${address}:${PORT}`
  const lines: string[] = []
  const close = async (): Promise<void> => {
    await end(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await within(READY_WITHIN_MS, 'Starting the product', listening(child, url, lines))
  } catch (error) {
    await close()
    throw new Error(`The product does not start: ${lines.join('\n')}`, { cause: error })
  }
  const firstLink = lines.map((line) => /\/link\/\S+/.exec(line)?.[0]).find((path) => path !== undefined)
  return { url, lines, firstLink: firstLink ?? '', close }
}

/** Keeps every line; resolves when the product names its address. */
function listening(child: ChildProcess, url: string, lines: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line)
        if (line.trim() === url) resolve()
      })
    }
    child.once('error', reject)
    child.once('exit', () => reject(new Error('It ended.')))
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}
