// Builds the naive page into a folder of its own under the system's temporary one.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** The built page; `close` removes it. */
export type BuiltPage = { readonly folder: string; close(): Promise<void> }

/** Builds it as the product's page is built: bundled and minified. */
export async function buildNaivePage(): Promise<BuiltPage> {
  const folder = await mkdtemp(join(tmpdir(), 'diem-cau-naive-'))
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  })
  return { folder, close: () => rm(folder, { recursive: true, force: true }) }
}
