// The master key of all recordings: a file outside their folder, made on first use.
import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, open, realpath, stat, unlink } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { isMissing, syncFolder, textOf } from './durable.ts'

/** Bytes of every key here: AES-256. */
export const KEY_BYTES = 32

/** Thrown when the key file cannot be used; the message says what to do about it. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
}

/** Where the key lies unless told: with the machine's settings for root, else with the user's. */
export function defaultKeyFile(env: NodeJS.ProcessEnv = process.env): string {
  if (process.getuid?.() === 0) return '/etc/diem-cau/recording.key'
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'diem-cau', 'recording.key')
}

/**
 * Reads the master key, or makes one of 32 random bytes (as 64 hex digits, readable by its owner only). Processes that
 * do so at the same time get the same one.
 * @param recordingsDir the folder that the key opens, so where it may not lie: who copies the one must not get the other
 * @throws KeyFileError when it lies there, is open to others, or is no key; the system's error when it cannot be read
 */
export async function masterKey(keyFile: string, recordingsDir: string): Promise<Buffer> {
  await mustLieOutside(keyFile, recordingsDir)
  const text = (await textOf(keyFile)) ?? (await made(keyFile))
  // Windows knows no such modes.
  if (process.platform !== 'win32' && ((await stat(keyFile)).mode & 0o077) !== 0)
    throw new KeyFileError(`${keyFile} can be read by others: chmod 600 ${keyFile}`)
  if (!/^[0-9a-f]{64}\s*$/i.test(text))
    throw new KeyFileError(`${keyFile} is no recording key: 64 hex digits expected.`)
  return Buffer.from(text.trim(), 'hex')
}

async function mustLieOutside(keyFile: string, recordingsDir: string): Promise<void> {
  const way = relative(await resolved(recordingsDir), await resolved(keyFile))
  if (way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way) return
  throw new KeyFileError(`${keyFile} lies in the folder of the recordings that it opens: set RECORDING_KEY_FILE.`)
}

/** A path without symbolic links, as far as it exists. */
async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    const parent = dirname(resolve(path))
    if (!isMissing(error) || parent === resolve(path)) throw error
    return join(await resolved(parent), basename(path))
  }
}

/** Makes the key under a name of its own, and gives it its real name unless another process was faster. */
async function made(keyFile: string): Promise<string> {
  const folder = dirname(keyFile)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const beside = join(folder, `.recording-key-${randomUUID()}`)
  {
    await using file = await open(beside, 'wx', 0o600)
    await file.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`)
    await file.sync()
  }
  try {
    await link(beside, keyFile)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await unlink(beside)
  }
  await syncFolder(folder)
  const text = await textOf(keyFile)
  if (text === null) throw new KeyFileError(`${keyFile} disappeared while it was being made.`)
  return text
}
