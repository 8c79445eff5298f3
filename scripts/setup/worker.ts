// The step that has a media worker ready: the given one, the cached one, the upstream one, or one built here; always checked.
import { chmod, mkdir, rename, rm } from 'node:fs/promises'
import { release } from 'node:os'
import { dirname, join } from 'node:path'
import { cachedWorkerPath, isExecutable, mediasoupVersion, packageRoot } from '../../config/runtime.ts'
import type { Env } from '../../config/runtime.ts'
import { withLock } from './lock.ts'
import { buildNeeds, opensslNeed } from './needs.ts'
import { provide } from './packages.ts'
import { spoken } from './report.ts'
import type { Report } from './report.ts'
import { READY } from './step.ts'
import type { Context, Outcome, Step } from './step.ts'
import { buildWorker, RECIPE } from './worker-build.ts'
import { downloadWorker, prebuiltUrl } from './worker-download.ts'
import { readRecord, statedVersion, writeRecord } from './worker-record.ts'

/** Ends with a worker of the installed mediasoup's version that has made a real DTLS handshake on this machine. */
export const workerStep: Step = async (context) => {
  const given = context.env.MEDIASOUP_WORKER_BIN
  if (given) return checkGiven(given, context)
  if (isUsable(context.env)) return READY
  const openssl = await provide([opensslNeed], context.report, context.env)
  if (openssl.length > 0) {
    return {
      kind: 'missing',
      message: 'The media worker cannot be checked without the openssl command.',
      needs: openssl,
    }
  }
  const onWait = (pid: number) => context.report.progress(`Waiting for another set-up (process ${pid}) …`)
  return withLock(`${dirname(cachedWorkerPath(context.env))}.lock`, onWait, () => obtain(context))
}

async function checkGiven(binary: string, { env, report }: Context): Promise<Outcome> {
  const version = mediasoupVersion()
  const refuse = (reason: string): Outcome => ({
    kind: 'missing',
    message: `MEDIASOUP_WORKER_BIN: ${reason}. Give a media worker ${version}, or unset it and one is made.`,
    needs: [],
  })
  if (!isExecutable(binary)) return refuse(`${binary} is no executable file`)
  const stated = statedVersion(binary)
  if (stated !== undefined && stated !== version) return refuse(`${binary} is of version ${stated}`)
  if (readRecord(binary, env)?.version === version) return READY
  const failure = await check(binary, report)
  if (failure !== undefined) return refuse(`${binary} does not work with mediasoup ${version}: ${failure}`)
  await writeRecord(binary, { origin: 'given', recipe: 0 }, env)
  return READY
}

/** Whether the cached worker is there, checked, and not of an older recipe of ours. */
function isUsable(env: Env): boolean {
  const record = readRecord(cachedWorkerPath(env), env)
  if (record === undefined || record.version !== mediasoupVersion()) return false
  return record.origin !== 'built' || record.recipe === RECIPE
}

/** Runs under the lock: looks again, for another set-up may have been quicker, then downloads, then builds. */
async function obtain(context: Context): Promise<Outcome> {
  if (isUsable(context.env)) return READY
  const target = cachedWorkerPath(context.env)
  const folder = `${dirname(target)}.making`
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  try {
    return (await download(folder, target, context)) ?? (await build(folder, target, context))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function download(folder: string, target: string, { env, report }: Context): Promise<Outcome | undefined> {
  const url = prebuiltUrl(
    mediasoupVersion(),
    { platform: process.platform, arch: process.arch, release: release() },
    env,
  )
  report.line(`Media worker ${mediasoupVersion()}: forwards sound and picture. Looking for the upstream binary …`)
  try {
    await downloadWorker(url, folder)
  } catch (error) {
    report.line(`  not to be had from ${new URL(url).host} (${reasonOf(error)})`)
    return undefined
  }
  const binary = join(folder, process.platform === 'win32' ? 'mediasoup-worker.exe' : 'mediasoup-worker')
  await chmod(binary, 0o755).catch(() => undefined)
  const failure = await check(binary, report)
  if (failure !== undefined) {
    report.line(`  the upstream binary does not work here: ${failure}`)
    return undefined
  }
  await place(binary, target)
  await writeRecord(target, { origin: 'downloaded', recipe: 0 }, env)
  report.line(`✔ Media worker ${mediasoupVersion()}: downloaded, DTLS handshake done`)
  return READY
}

async function build(folder: string, target: string, { env, report }: Context): Promise<Outcome> {
  const missing = await provide(buildNeeds, report, env)
  const message = `The media worker ${mediasoupVersion()} could not be downloaded, and to build it tools are missing.`
  if (missing.length > 0) return { kind: 'missing', message, needs: missing }
  const sources = join(packageRoot('mediasoup') ?? '', 'worker')
  const startedAt = performance.now()
  const logFile = join(dirname(dirname(target)), 'build.log')
  report.line(`Building the media worker from its sources: some minutes, once for this machine (log: ${logFile})`)
  const binary = await buildWorker(sources, join(folder, 'source'), logFile, ({ done, total }) => {
    const elapsed = spoken(performance.now() - startedAt)
    report.progress(total === 0 ? 'configuring' : `compiled ${done} of ${total}, ${elapsed}`)
  })
  const failure = await check(binary, report)
  if (failure !== undefined)
    return { kind: 'missing', message: `The built media worker does not work: ${failure}`, needs: [] }
  await place(binary, target)
  await writeRecord(target, { origin: 'built', recipe: RECIPE }, env)
  report.line(
    `✔ Media worker ${mediasoupVersion()}: built in ${spoken(performance.now() - startedAt)}, DTLS handshake done`,
  )
  return READY
}

/** What is wrong with a worker, or undefined when it has made a handshake and forwards. */
async function check(binary: string, report: Report): Promise<string | undefined> {
  report.progress('checking the media worker by a DTLS handshake')
  // Loaded only now: the mediasoup library takes longer than all of a set-up that finds everything in place.
  const { checkHandshake } = await import('./handshake.ts')
  return checkHandshake(binary).then(() => undefined, reasonOf)
}

/** Puts the finished file in place in one move, so that nobody ever starts half a worker. */
async function place(binary: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await rename(binary, target)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
