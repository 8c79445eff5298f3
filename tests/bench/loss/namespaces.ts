// Two network namespaces joined by one cable, on which packets can be lost: the server in one, the browsers in the other.
import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { onPath } from '../../../config/runtime.ts'

const run = promisify(execFile)

/** What one side has received over UDP since the loss began. */
export type Received = { readonly packets: number; readonly lost: number }

/** The cable and its two ends. */
export type Network = {
  readonly server: { readonly namespace: string; readonly address: string }
  readonly browsers: { readonly namespace: string; readonly address: string }
  /**
   * From now on each UDP packet is lost with this probability, in either direction. Lost on arrival: a sender is told
   * of a packet dropped on its way out, and behaves as it would not on a real line.
   */
  lose(probability: number): Promise<void>
  /** Counted by the kernel on arrival: `up` by the server, `down` by the browsers. */
  received(): Promise<{ readonly up: Received; readonly down: Received }>
  /** Removes both namespaces and the cable with them. */
  close(): Promise<void>
}

/**
 * Builds the network.
 * @throws Error saying what is missing: Linux, root, iproute2 or iptables
 */
export async function openNetwork(): Promise<Network> {
  requireTools()
  const server = { namespace: `dc-server-${process.pid}`, address: '10.213.0.1' }
  const browsers = { namespace: `dc-pages-${process.pid}`, address: '10.213.0.2' }
  const sides = [server, browsers]
  // The browsers' driver ends the whole process on Ctrl-C, before anybody else has closed anything.
  const sweep = (): void => sides.forEach(({ namespace }) => execFileSync('ip', ['netns', 'del', namespace]))
  process.once('exit', sweep)
  const close = async (): Promise<void> => {
    process.off('exit', sweep)
    for (const { namespace } of sides) await run('ip', ['netns', 'del', namespace]).catch(() => undefined)
  }
  try {
    for (const { namespace } of sides) await run('ip', ['netns', 'add', namespace])
    const cable = ['link', 'add', 'line', 'netns', server.namespace, 'type', 'veth', 'peer', 'name', 'line']
    await run('ip', [...cable, 'netns', browsers.namespace])
    for (const { namespace, address } of sides) {
      await run('ip', ['-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'line'])
      await run('ip', ['-n', namespace, 'link', 'set', 'line', 'up'])
      await run('ip', ['-n', namespace, 'link', 'set', 'lo', 'up'])
    }
  } catch (error) {
    await close()
    throw new Error('Network namespaces cannot be made here.', { cause: error })
  }
  return {
    server,
    browsers,
    async lose(probability) {
      const dice = ['-m', 'statistic', '--mode', 'random', '--probability', String(probability), '-j', 'DROP']
      for (const { namespace } of sides) {
        // The first rule only counts.
        await inside(namespace, ['iptables', '-A', 'INPUT', '-i', 'line', '-p', 'udp'])
        await inside(namespace, ['iptables', '-A', 'INPUT', '-i', 'line', '-p', 'udp', ...dice])
      }
    },
    received: async () => ({ up: await count(server.namespace), down: await count(browsers.namespace) }),
    close,
  }
}

function requireTools(): void {
  if (process.platform !== 'linux') throw new Error('This benchmark needs Linux: network namespaces.')
  if (process.getuid?.() !== 0) throw new Error('This benchmark needs root: it builds network namespaces.')
  const missing = Object.entries({ ip: 'iproute2', iptables: 'iptables' }).filter(
    ([name]) => onPath(name) === undefined,
  )
  if (missing.length === 0) return
  throw new Error(
    `This benchmark needs ${missing.map(([name, brings]) => `${name} (package ${brings})`).join(' and ')}.`,
  )
}

async function inside(namespace: string, command: readonly string[]): Promise<string> {
  const { stdout } = await run('ip', ['netns', 'exec', namespace, ...command])
  return stdout
}

/** Reads both rules' packet counters: what came, and what of it was dropped. */
async function count(namespace: string): Promise<Received> {
  const table = await inside(namespace, ['iptables', '-nvxL', 'INPUT'])
  const counters = table
    .split('\n')
    .slice(2)
    .map((rule) => Number(/^\s*(\d+)/.exec(rule)?.[1] ?? 0))
  return { packets: counters[0] ?? 0, lost: counters[1] ?? 0 }
}
