// How much processor time programs take, from the kernel's own counters (proc(5)).
import { readFile, readdir } from 'node:fs/promises'

/** Clock ticks in a second: USER_HZ, which Linux fixes at 100 for every program that reads it. */
const TICKS_PER_SECOND = 100

/** Processor time that programs and all their descendants have taken, s; those that ended and were waited for included. */
export async function processorSeconds(pids: readonly number[]): Promise<number> {
  const all = await statistics()
  const wanted = new Set(pids)
  // A child may stand before its parent in the list of processes: as often as something is added.
  for (let known = 0; known < wanted.size;) {
    known = wanted.size
    for (const { pid, parent } of all) if (wanted.has(parent)) wanted.add(pid)
  }
  const ticks = all.filter(({ pid }) => wanted.has(pid)).reduce((sum, one) => sum + one.ticks, 0)
  return ticks / TICKS_PER_SECOND
}

/** The processes that a process has started and that still run. */
export async function childrenOf(pid: number): Promise<number[]> {
  return (await statistics()).flatMap((one) => (one.parent === pid ? [one.pid] : []))
}

type Statistics = { readonly pid: number; readonly parent: number; readonly ticks: number }

async function statistics(): Promise<Statistics[]> {
  const pids = (await readdir('/proc')).map(Number).filter(Number.isInteger)
  const read = pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').then((text) => parse(pid, text)))
  // A process may end between the listing and the reading.
  return (await Promise.allSettled(read)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}

/** The name stands in parentheses and may hold anything: fields are counted from behind it. */
function parse(pid: number, text: string): Statistics {
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  const [parent = 0, user = 0, system = 0, userOfChildren = 0, systemOfChildren = 0] = [1, 11, 12, 13, 14].map(
    (index) => fields[index],
  )
  return { pid, parent, ticks: user + system + userOfChildren + systemOfChildren }
}
