// What set-up remembers of a media worker: of which version it is, and that this very file passed its check on this system.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { release } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { cacheDir, cachedWorkerPath, mediasoupVersion } from '../../config/runtime.ts'
import type { Env } from '../../config/runtime.ts'

const WorkerRecord = z.object({
  /** Of the npm package it was downloaded or built for, or the check's if the file came from elsewhere. */
  version: z.string(),
  origin: z.enum(['given', 'downloaded', 'built']),
  /** Edition of our build recipe; 0 for a binary that we have not built. */
  recipe: z.int(),
  /** The file that passed the check, and the system it passed on. */
  bytes: z.int(),
  modifiedAt: z.number(),
  system: z.string(),
})

/** What is remembered of one worker binary. */
export type WorkerRecord = z.infer<typeof WorkerRecord>

const PackageJson = z.object({ name: z.literal('mediasoup'), version: z.string() })

/** Where the record of `binary` lies: beside set-up's own, in the cache for one from elsewhere. */
export function recordPath(binary: string, env: Env): string {
  if (binary === cachedWorkerPath(env)) return join(dirname(binary), 'worker.json')
  const digest = createHash('sha256').update(binary).digest('hex').slice(0, 16)
  return join(cacheDir(env), 'mediasoup-worker', 'given', `${digest}.json`)
}

/** The record of `binary`, or undefined when there is none, or the file or the system is another than was checked. */
export function readRecord(binary: string, env: Env): WorkerRecord | undefined {
  try {
    const record = WorkerRecord.parse(JSON.parse(readFileSync(recordPath(binary, env), 'utf8')))
    const { size, mtimeMs } = statSync(binary)
    const same = record.bytes === size && record.modifiedAt === mtimeMs && record.system === systemName()
    return same ? record : undefined
  } catch {
    return undefined
  }
}

/** Remembers that `binary` has passed the check for the installed mediasoup. */
export async function writeRecord(
  binary: string,
  facts: Pick<WorkerRecord, 'origin' | 'recipe'>,
  env: Env,
): Promise<void> {
  const { size, mtimeMs } = statSync(binary)
  const path = recordPath(binary, env)
  const record: WorkerRecord = {
    ...facts,
    version: mediasoupVersion(),
    bytes: size,
    modifiedAt: mtimeMs,
    system: systemName(),
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.${process.pid}`, JSON.stringify(record))
  await rename(`${path}.${process.pid}`, path)
}

/**
 * The version a worker binary from elsewhere says to be of, or undefined. The program itself cannot tell, but inside an
 * npm package (…/mediasoup/worker/out/Release) or a cache of ours (3.27.1-linux-x64-glibc) its folder does.
 */
export function statedVersion(binary: string): string | undefined {
  const ours = /^(\d+\.\d+\.\d+)-(linux|darwin|win32)-/.exec(basename(dirname(binary)))
  if (ours !== null) return ours[1]
  try {
    const text = readFileSync(join(dirname(binary), '..', '..', '..', 'package.json'), 'utf8')
    return PackageJson.parse(JSON.parse(text)).version
  } catch {
    return undefined
  }
}

/** The operating system as far as a program's libraries care: `debian 12`, or the kernel's release. */
function systemName(): string {
  try {
    const text = readFileSync('/etc/os-release', 'utf8')
    const value = (key: string) => new RegExp(`^${key}="?([^"\\n]*)`, 'm').exec(text)?.[1] ?? ''
    return `${value('ID')} ${value('VERSION_ID')}`.trim()
  } catch {
    return release()
  }
}
