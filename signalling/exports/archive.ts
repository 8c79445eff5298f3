// Every track as a file of its own, byte for byte as it was recorded, in one archive that is packed while it is read.
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { lengthOf } from '../domain/replay/export-plan.ts'
import type { ExportPlan, TrackExport } from '../domain/replay/export-plan.ts'
import type { ExportJob } from '../ports/exports.ts'
import { bytesOf } from './feed.ts'
import { SOURCES, clockAt, dayAt, takenBy } from './words.ts'

type Archived = ExportJob & { readonly plan: Extract<ExportPlan, { way: 'tracks' }> }

/** A .zip (APPNOTE 6.3) without compression: pictures and sound are compressed already. */
export async function* archive(
  job: Archived,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile()
  const all = Math.max(1, lengthOf(job.plan))
  let done = 0
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  failed.catch(() => {})
  for (const { file, name } of named(job)) {
    zip.addReadStreamLazy(name, { compress: false, mtime: new Date(job.openedAt + file.fromMs) }, (opened) => {
      const stream = Readable.from(bytesOf(job, file), { objectMode: false })
      // The archive does not look for what goes wrong in its sources.
      stream.once('error', (error) => zip.emit('error', error))
      stream.once('end', () => onProgress((done += file.toMs - file.fromMs) / all))
      opened(null, stream)
    })
  }
  zip.addBuffer(Buffer.from(listOf(job)), 'Danh sách.txt', { mtime: new Date(job.openedAt) })
  zip.end()
  const packed = Readable.from(zip.outputStream, { objectMode: false, signal })
  const parts = packed[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await Promise.race([parts.next(), failed])
      if (next.done) return
      yield next.value as Uint8Array // a stream of bytes
    }
  } finally {
    packed.destroy()
  }
}

/** Names that tell when, where and what, and stand in the order of time. */
function named({ plan, openedAt, zone }: Archived): { file: TrackExport; name: string }[] {
  const taken = new Set<string>()
  return plan.files
    .toSorted((a, b) => a.fromMs - b.fromMs)
    .map((file) => {
      const [, source = ''] = file.trackId.split('.')
      const time = clockAt(openedAt + file.fromMs, zone, true).replaceAll(':', '-')
      const words = `${time} ${file.name} - ${SOURCES[source] ?? source}`
        .normalize('NFC')
        .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
      const ending = source === 'microphone' ? 'm4a' : 'mp4'
      let name = `${words}.${ending}`
      for (let count = 2; taken.has(name); count++) name = `${words} (${count}).${ending}`
      taken.add(name)
      return { file, name }
    })
}

/** What the archive holds, and who took it. */
function listOf(job: Archived): string {
  const { title, openedAt, zone, viewer } = job
  const lines = named(job).map(({ file, name }) => {
    const [from, to] = [file.fromMs, file.toMs].map((ms) => clockAt(openedAt + ms, zone, true))
    return `${from}–${to}  ${name}`
  })
  return [title, dayAt(openedAt, zone), takenBy(viewer), '', ...lines, ''].join('\r\n')
}
