// Builds the media worker from the npm package's own sources against the libraries of the distribution.
import { appendFileSync, writeFileSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { patched, workerPatches } from '../worker/patches.ts'
import { run } from './run.ts'

/** Raise it when patches or overlays change: binaries of an older recipe are then built anew. */
export const RECIPE = 1

/** What one compiler process of this build may take, with room to spare. */
const BYTES_PER_JOB = 1.2e9

const RECIPE_FOLDER = join(import.meta.dirname, '..', 'worker')

/** How far a build is, in compiled files; `total` is 0 until known. */
export type BuildProgress = { done: number; total: number }

/**
 * Builds in `folder`, which must not exist yet, from the worker sources in `sources` (never changed themselves).
 * The compiler's words go to `logFile`. Takes two to four minutes on two cores.
 * @returns the path of the binary.
 * @throws PatchRefused when the sources are not those the patches were written for; ProgramFailed when they do not compile.
 */
export async function buildWorker(
  sources: string,
  folder: string,
  logFile: string,
  onProgress: (progress: BuildProgress) => void,
): Promise<string> {
  await prepareSources(sources, folder)
  writeFileSync(logFile, '')
  const onLine = (line: string) => {
    appendFileSync(logFile, `${line}\n`)
    const progress = ninjaProgress(line)
    if (progress !== undefined) onProgress(progress)
  }
  // Nothing is downloaded: whatever the build would fetch is handed over by an overlay.
  const settings = ['--buildtype', 'release', '-Db_ndebug=true', '--wrap-mode=nodownload']
  const env = { ...process.env, CC: process.env.CC ?? 'cc', CXX: process.env.CXX ?? 'c++' }
  onProgress({ done: 0, total: 0 })
  await run('meson', ['setup', ...settings, 'out'], { cwd: folder, env, onLine })
  await run('ninja', ['-C', 'out', '-j', String(jobs()), 'mediasoup-worker'], { cwd: folder, env, onLine })
  return join(folder, 'out', 'mediasoup-worker')
}

/** Copies the sources, patches them and lays the overlays where the build expects the libraries it would download. */
export async function prepareSources(sources: string, folder: string): Promise<void> {
  await cp(sources, folder, { recursive: true })
  for (const patch of workerPatches) {
    const file = join(folder, patch.file)
    // One after the other: several patches change the same file.
    await writeFile(file, patched(await readFile(file, 'utf8'), patch))
  }
  await cp(join(RECIPE_FOLDER, 'pch'), join(folder, 'pch'), { recursive: true })
  const overlays = await readdir(join(RECIPE_FOLDER, 'overlays'))
  await Promise.all(overlays.map((name) => layOverlay(name, folder)))
}

async function layOverlay(name: string, folder: string): Promise<void> {
  const subprojects = join(folder, 'subprojects')
  const directory = wrapDirectory(await readFile(join(subprojects, `${name}.wrap`), 'utf8'))
  await cp(join(RECIPE_FOLDER, 'overlays', name), join(subprojects, directory), { recursive: true })
}

/**
 * The folder a meson wrap file unpacks its download to; a folder that is there already is taken as it is.
 * @throws Error when the wrap file names none.
 */
export function wrapDirectory(wrap: string): string {
  const directory = /^directory\s*=\s*(\S+)\s*$/m.exec(wrap)?.[1]
  if (directory === undefined) throw new Error('This meson wrap file names no directory.')
  return directory
}

/** Reads ninja's `[12/262] Compiling …`; undefined for any other line. */
export function ninjaProgress(line: string): BuildProgress | undefined {
  const match = /^\[(\d+)\/(\d+)\] /.exec(line)
  return match === null ? undefined : { done: Number(match[1]), total: Number(match[2]) }
}

/** As many compilers as there are cores, and one to fill gaps, unless memory is short. */
function jobs(): number {
  return Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / BYTES_PER_JOB)))
}
