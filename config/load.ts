// Reads the environment once and answers one frozen configuration, or one clear message.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { settings } from './schema.ts'
import type { Settings } from './schema.ts'

/** The configuration the product runs with. */
export type Config = Readonly<Settings & { DATA_DIR: string }>

/** Thrown when the environment makes no sense; the message names every wrong variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Parses the environment.
 * @throws ConfigError naming each variable that is wrong; values are not repeated, for some are secrets.
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(present)
  if (!parsed.success) {
    throw new ConfigError(`The configuration cannot be used:\n${z.prettifyError(parsed.error)}`)
  }
  const { TLS_CERT_FILE, TLS_KEY_FILE } = parsed.data
  if ((TLS_CERT_FILE === undefined) !== (TLS_KEY_FILE === undefined)) {
    throw new ConfigError('TLS_CERT_FILE and TLS_KEY_FILE go together: give both or neither.')
  }
  return Object.freeze({ ...parsed.data, DATA_DIR: parsed.data.DATA_DIR ?? defaultDataDir(env) })
}

/** A system folder for root (the database's own user must reach it), else the user's data folder. */
function defaultDataDir(env: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return '/var/lib/diem-cau'
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'diem-cau')
}
