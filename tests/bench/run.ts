// Runs one benchmark by its name: progress on the error output, one line of JSON at the end of the output.
import type { Bench } from './bench.ts'

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  hd: async () => (await import('./hd.ts')).hdBench,
  join: async () => (await import('./join.ts')).joinBench,
  recover: async () => (await import('./recover.ts')).recoverBench,
  floor: async () => (await import('./floor.ts')).floorBench,
  loss: async () => (await import('./loss.ts')).lossBench,
  'recording-kill': async () => (await import('./recording-kill.ts')).recordingKillBench,
  'recording-lips': async () => (await import('./recording-lips.ts')).recordingLipsBench,
  'recording-loss': async () => (await import('./recording-loss.ts')).recordingLossBench,
  recording: async () => (await import('./recording.ts')).recordingBench,
  schedule: async () => (await import('./schedule.ts')).scheduleBench,
  uptake: async () => (await import('./uptake.ts')).uptakeBench,
}

const say = (line: string): void => console.error(line)

process.exit(await main(process.argv[2] ?? ''))

/** Runs a benchmark; answers the exit code: 0, or 1 when it could not be held or a goal was missed. */
async function main(name: string): Promise<number> {
  const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
  if (!load) {
    say(`npm run bench -- NAME, where NAME is one of: ${Object.keys(BENCHES).join(', ')}`)
    return 1
  }
  const opened = new AsyncDisposableStack()
  const interrupted = Promise.withResolvers<never>()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interrupted.reject(new Error(`interrupted by ${signal}`)))
  }
  try {
    const bench = await load()
    const { figures, goals } = await Promise.race([bench({ say, opened }), interrupted.promise])
    for (const { sentence, reached } of goals) say(`${reached ? '✔' : '✘'} ${sentence}`)
    await opened.disposeAsync()
    console.log(JSON.stringify({ bench: name, ...figures }))
    return goals.every(({ reached }) => reached) ? 0 : 1
  } catch (error) {
    say(`✘ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    await opened.disposeAsync()
    return 1
  }
}
