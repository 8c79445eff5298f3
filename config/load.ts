// Reads the environment once and answers one frozen configuration, or one clear message.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { settings } from './schema.ts'
import type { Settings } from './schema.ts'

/** The configuration the product runs with. */
export type Config = Readonly<Settings & { DATA_DIR: string; RECORDINGS_DIR: string }>

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
  const blank = Object.keys(settings.shape).filter((name) => present[name]?.trim() === '')
  if (blank.length > 0) throw new ConfigError(`The configuration cannot be used:\n${blank.join(', ')}: only spaces.`)
  const parsed = settings.safeParse(present)
  if (!parsed.success) {
    throw new ConfigError(`The configuration cannot be used:\n${z.prettifyError(parsed.error)}`)
  }
  const { TLS_CERT_FILE, TLS_KEY_FILE, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, PUBLIC_URL } = parsed.data
  together({ TLS_CERT_FILE, TLS_KEY_FILE })
  together({ SMTP_URL: parsed.data.SMTP_URL, MAIL_FROM: parsed.data.MAIL_FROM })
  together({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET })
  if (OIDC_ISSUER !== undefined && PUBLIC_URL === undefined) {
    throw new ConfigError('OIDC_ISSUER needs PUBLIC_URL: the provider sends people back to it.')
  }
  const DATA_DIR = parsed.data.DATA_DIR ?? defaultDataDir(env)
  const RECORDINGS_DIR = parsed.data.RECORDINGS_DIR ?? join(DATA_DIR, 'recordings')
  return Object.freeze({ ...parsed.data, DATA_DIR, RECORDINGS_DIR })
}

/** The environment of a demonstration: unless told otherwise its data stand apart from the real ones. */
export function demoEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, DATA_DIR: env['DATA_DIR'] || `${defaultDataDir(env)}-demo` }
}

/** @throws ConfigError when some of these are given and some are not */
function together(some: Readonly<Record<string, string | undefined>>): void {
  const given = Object.values(some).filter((value) => value !== undefined).length
  if (given === 0 || given === Object.keys(some).length) return
  const names = new Intl.ListFormat('en').format(Object.keys(some))
  throw new ConfigError(`${names} go together: give all of them or none.`)
}

/** A system folder for root (the database's own user must reach it), else the user's data folder. */
function defaultDataDir(env: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return '/var/lib/diem-cau'
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'diem-cau')
}
