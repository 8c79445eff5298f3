// The step that has the web built: again only when its sources have changed.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { spoken } from './report.ts'
import { runToEnd } from './run.ts'
import { READY } from './step.ts'
import type { Step } from './step.ts'

/** What the built web is made of, from the repository's root. */
const SOURCES = ['web', 'signalling/protocol', 'signalling/domain', 'package-lock.json']

const ROOT = join(import.meta.dirname, '..', '..')
const BUILT = join(ROOT, 'dist', 'web')

/** Ends with `dist/web` built from the sources as they are now. */
export const webStep: Step = async ({ report }) => {
  const stamp = sourceStamp(ROOT, SOURCES)
  if (isBuiltFrom(stamp)) return READY
  const startedAt = performance.now()
  report.line('Building the web pages …')
  // Built beside and then exchanged: a server that runs meanwhile never serves half of it.
  const fresh = `${BUILT}.new-${process.pid}`
  const old = `${BUILT}.old-${process.pid}`
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--config', join(ROOT, 'web', 'vite.config.ts'), '--outDir', fresh, '--emptyOutDir']
  try {
    // Under another NODE_ENV, as tests run with, the pages would carry the developers' React: twice the size.
    const env = { ...process.env, NODE_ENV: 'production' }
    const { code, output } = await runToEnd(process.execPath, args, { cwd: ROOT, env })
    if (code !== 0) {
      report.line(output)
      return { kind: 'missing', message: 'The web pages do not build: see above.', needs: [] }
    }
    await writeFile(join(fresh, '.stamp'), stamp)
    await rename(BUILT, old).catch(() => undefined)
    await rename(fresh, BUILT)
  } finally {
    await Promise.all([fresh, old].map((folder) => rm(folder, { recursive: true, force: true })))
  }
  report.line(`✔ Web pages: built in ${spoken(performance.now() - startedAt)}`)
  return READY
}

/** Whether the pages in `dist/web` are those of the present sources. */
export function isWebBuilt(): boolean {
  return isBuiltFrom(sourceStamp(ROOT, SOURCES))
}

/** A digest over names and contents of all files under `sources` but tests; the same for the same sources anywhere. */
export function sourceStamp(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(root, source)).toSorted()) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function filesUnder(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return []
  const entries = readDirectory(join(root, path))
  if (entries === undefined) return [path]
  return entries.flatMap((name) => filesUnder(root, `${path}/${name}`)).filter((file) => !/\.test\.tsx?$/.test(file))
}

function readDirectory(path: string): string[] | undefined {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
    throw error
  }
}

function isBuiltFrom(stamp: string): boolean {
  try {
    return existsSync(join(BUILT, 'index.html')) && readFileSync(join(BUILT, '.stamp'), 'utf8') === stamp
  } catch {
    return false
  }
}
