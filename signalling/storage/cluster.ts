// A PostgreSQL cluster on disk: its folders, its making, and the arguments its server runs with.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, locateServerFiles, serverUser } from './server-files.ts'
import type { ServerUser } from './server-files.ts'

/** The database superuser, the only role of an embedded server. */
export const EMBEDDED_ROLE = 'diem_cau'

/** A cluster that is ready to be started. */
export type Cluster = {
  readonly folder: string
  readonly socketDir: string
  /** The folder of the server's programs. */
  readonly bin: string
  readonly user: ServerUser | undefined
}

/**
 * Finds or makes the cluster of a data folder. Only for the holder of the owner lock.
 *
 * `trust` is safe here: the server listens on one Unix socket and on no port, and both its folder and its data are
 * open (0700) to the server's own user and root alone, so whoever gets as far as the socket could read the files too.
 */
export async function openCluster(dataDir: string): Promise<Cluster> {
  const user = serverUser()
  const bin = join(await locateServerFiles(user), 'bin')
  const folder = join(await realpath(dataDir), 'postgres')
  const socketDir = await makeSocketDir(folder, user)
  if (!(await isFolder(folder))) {
    const half = `${folder}.new`
    await rm(half, { recursive: true, force: true })
    await makePrivateFolder(half, user)
    await initialise(half, bin, user)
    await rename(half, folder)
  }
  return { folder, socketDir, bin, user }
}

/**
 * Lends a folder to a child process: the name it has there and the descriptor to pass as the child's fourth stdio.
 *
 * The server's user may be unable to pass the folders above (a checkout or a data folder in root's home). A descriptor
 * that root has opened leads there all the same, by its name in /proc, without opening anything to anybody else.
 */
export async function lendFolder(folder: string, user: ServerUser | undefined) {
  if (user === undefined || process.platform !== 'linux' || (await canReach(user, folder))) {
    return { name: folder, stdio: 'ignore' as const, close: () => {} }
  }
  const descriptor = openSync(folder, 'r')
  return { name: '/proc/self/fd/3', stdio: descriptor, close: () => closeSync(descriptor) }
}

/** What the server's programs see of our environment: no secrets, and messages in English. */
export const SERVER_ENV = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }

async function initialise(folder: string, bin: string, user: ServerUser | undefined): Promise<void> {
  const settings = [
    `--username=${EMBEDDED_ROLE}`,
    '--auth=trust',
    '--encoding=UTF8',
    // Bytewise order never changes with a library's version, so no index can rot; lists for people sort by vi-x-icu.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  const lent = await lendFolder(folder, user)
  const initdb = spawn(join(bin, 'initdb'), ['-D', lent.name, ...settings], {
    cwd: folder,
    env: SERVER_ENV,
    stdio: ['ignore', 'ignore', 'pipe', lent.stdio],
    ...user,
  })
  lent.close()
  let complaint = ''
  initdb.stderr?.on('data', (text: Buffer) => (complaint += text.toString()))
  const [code]: unknown[] = await once(initdb, 'close')
  if (code !== 0) throw new Error(`The database could not be made: ${complaint.trim()}`)
}

/** Bytes that a Unix socket's path may have (sun_path without its end), less the name that PostgreSQL appends. */
const MAX_SOCKET_DIR = 107 - '/.s.PGSQL.5432'.length

/** Beside the cluster, or in the system's temporary folder when that is too long or out of the server's reach. */
async function makeSocketDir(cluster: string, user: ServerUser | undefined): Promise<string> {
  const beside = `${cluster}.run`
  const short = Buffer.byteLength(beside) <= MAX_SOCKET_DIR
  if (short && (user === undefined || (await canReach(user, join(cluster, '..'))))) {
    await makePrivateFolder(beside, user)
    return beside
  }
  const name = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const temporary = join(tmpdir(), `diem-cau-${name}`)
  await makePrivateFolder(temporary, user)
  return temporary
}

/** A folder for the server's user alone; one that somebody else has put there is refused. */
async function makePrivateFolder(folder: string, user: ServerUser | undefined): Promise<void> {
  const owner = user?.uid ?? process.getuid?.()
  const made = await mkdir(folder, { mode: 0o700 }).then(
    () => true,
    () => false,
  )
  if (made && user) await chown(folder, user.uid, user.gid)
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== owner) throw new Error(`${folder} belongs to somebody else: remove it.`)
  await chmod(folder, 0o700)
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
