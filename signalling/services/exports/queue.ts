// Exports are made one after the other, by whoever waits longest; what a process that died was making is made again.
import type { StoredExport } from '../../ports/exports.ts'
import type { ExportId } from '../../protocol/ids.ts'
import { planOf } from './planning.ts'
import { storedName } from './parts.ts'
import type { ExportParts, ExportQueue } from './parts.ts'

/** How often it is written down how far one has come, ms. */
const TOLD_EVERY_MS = 1_000
/** Before so much is done nobody can tell how long it will take, 0–1. */
const TELLING = 0.02
/** How long is waited after a fault of the database before the list is looked at again, ms. */
const AGAIN_AFTER_MS = 10_000

/** Starts the work; what was left under way begins anew. */
export function startExports(parts: ExportParts): ExportQueue {
  const closing = new AbortController()
  let current: { readonly id: ExportId; readonly stop: AbortController } | null = null
  let isAwake = false
  let waker = Promise.withResolvers<void>()
  const wake = (): void => {
    isAwake = true
    waker.resolve()
  }
  const takeAll = async (): Promise<void> => {
    for (let one = await parts.database.exports.next(); one; one = await parts.database.exports.next()) {
      if (closing.signal.aborted) return
      const stop = new AbortController()
      current = { id: one.id, stop }
      await makeOne(parts, one, AbortSignal.any([stop.signal, closing.signal]))
      current = null
    }
  }
  const work = async (): Promise<void> => {
    await parts.database.transaction((stores) => stores.exports.takeUpAgain())
    while (!closing.signal.aborted) {
      isAwake = false
      await takeAll()
      if (!isAwake) await waker.promise
      waker = Promise.withResolvers()
    }
  }
  const done = faithfully(parts, work, closing.signal)
  return {
    wake,
    stop: (id) => current?.id === id && current.stop.abort(new Error('Somebody has called it off.')),
    async close() {
      closing.abort(new Error('The server is closing.'))
      wake()
      await done
    },
  }
}

/** Begins again after a fault, as long as nobody closes. */
async function faithfully({ failed }: ExportParts, work: () => Promise<void>, closing: AbortSignal): Promise<void> {
  while (!closing.aborted) {
    try {
      await work()
    } catch (error) {
      if (closing.aborted) return
      failed(error, 'making exports')
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, AGAIN_AFTER_MS)
        closing.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
      })
    }
  }
}

async function makeOne(parts: ExportParts, one: StoredExport, signal: AbortSignal): Promise<void> {
  const { database, recordings, clock, failed } = parts
  const change: typeof database.exports.change = (...change) =>
    database.transaction((stores) => stores.exports.change(...change))
  if (!(await change(one.id, ['waiting'], { state: 'running', progress: 0 }))) return
  try {
    const job = await jobOf(parts, one)
    const tell = telling(clock, (told) => void change(one.id, ['running'], told).catch(() => {}))
    const content = parts.exporter.make(job, tell, signal)
    const { bytes } = await recordings.writeExport(one.sessionId, storedName(one), content)
    const isDone = await change(one.id, ['running'], { state: 'done', progress: 1, remainingMs: 0, bytes })
    if (!isDone) await recordings.removeExport(one.sessionId, storedName(one))
  } catch (error) {
    // Called off, its row says so already; when the server closes it stays as it is, to be taken up again.
    if (signal.aborted) return
    failed(error, `making export ${one.id}`)
    await change(one.id, ['running'], { state: 'failed', remainingMs: null })
  }
}

async function jobOf(parts: ExportParts, { sessionId, kind, fromMs, toMs, startedByName }: StoredExport) {
  const { database, recordings, zone } = parts
  const recording = await database.recordings.read(sessionId)
  if (!recording) throw new Error('The recording was removed.')
  const { plan, indexes } = await planOf(parts, sessionId, { kind, fromMs, toMs })
  const { title, openedAt } = recording
  return {
    plan,
    title,
    openedAt,
    zone,
    viewer: startedByName,
    indexes,
    content: (track, file) => recordings.content(sessionId, track, file),
  } satisfies Parameters<ExportParts['exporter']['make']>[0]
}

/** Tells of progress from time to time, with an estimate of what is left. */
function telling(clock: () => number, tell: (told: { progress: number; remainingMs: number | null }) => void) {
  const begun = clock()
  let told = begun
  return (progress: number): void => {
    const now = clock()
    if (now - told < TOLD_EVERY_MS) return
    told = now
    const remaining = progress < TELLING ? null : Math.round(((now - begun) / progress) * (1 - progress))
    tell({ progress: Math.min(1, progress), remainingMs: remaining })
  }
}
