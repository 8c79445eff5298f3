// The configuration: what is read, what is refused, and what a refusal says.
import { describe, expect, test } from 'vitest'
import { ConfigError, loadConfig } from './load.ts'
import { settings } from './schema.ts'

/** The complaint about an environment. */
function complaint(env: Record<string, string>): string {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('the environment was accepted')
}

describe('an empty environment', () => {
  test('is a complete configuration for one machine', () => {
    expect(loadConfig({})).toMatchObject({
      PORT: 3000,
      HOST: '0.0.0.0',
      RTC_PORT_BASE: 40_000,
      PEER_GRACE_MS: 60_000,
      LOG_LEVEL: 'info',
    })
    expect(loadConfig({}).RTC_WORKERS).toBeGreaterThan(0)
    expect(loadConfig({}).DATABASE_URL).toBeUndefined()
  })

  test('has a data folder with an absolute name', () => {
    expect(loadConfig({}).DATA_DIR).toMatch(/^\/|^[A-Z]:/)
  })
})

describe('the environment', () => {
  test('is read as text and becomes numbers', () => {
    expect(loadConfig({ PORT: '0', RTC_WORKERS: '2', PEER_GRACE_MS: '1000' })).toMatchObject({
      PORT: 0,
      RTC_WORKERS: 2,
      PEER_GRACE_MS: 1_000,
    })
  })

  test('may hold empty variables, which count as absent, and variables of others', () => {
    const config = loadConfig({ PORT: '', DATABASE_URL: '', TLS_CERT_FILE: '', PATH: '/usr/bin', NOT_OURS: '!' })
    expect(config.PORT).toBe(3000)
    expect(config).not.toHaveProperty('NOT_OURS')
  })

  test('is read once: nobody changes the configuration afterwards', () => {
    const config = loadConfig({})
    expect(Object.isFrozen(config)).toBe(true)
  })
})

describe('a value that makes no sense', () => {
  test.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'Infinity'],
    ['RTC_PORT_BASE', '99999'],
    ['RTC_WORKERS', '0'],
    ['RTC_WORKERS', '65'],
    ['PEER_GRACE_MS', '999'],
    ['PEER_GRACE_MS', 'never'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'not an address'],
    ['REDIS_URL', 'http://localhost'],
    ['PUBLIC_URL', 'ftp://hop.example.vn'],
    ['PUBLIC_URL', 'https://hop.example.vn/office'],
    ['PUBLIC_URL', 'https://somebody@hop.example.vn'],
    ['OIDC_ISSUER', 'http://sso.example.vn'],
    ['OIDC_ISSUER', 'http://127.0.0.1.example.vn'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(complaint({ [name]: value })).toContain(name)
  })

  test.each(Object.keys(settings.shape))('%s of spaces alone is refused: no number, no name, no folder', (name) => {
    for (const blank of [' ', '\t', ' \n ']) expect(complaint({ [name]: blank })).toContain(name)
  })

  test('does not hide the others: every wrong variable is named at once', () => {
    const message = complaint({ PORT: 'x', LOG_LEVEL: 'x', RTC_WORKERS: 'x' })
    for (const name of ['PORT', 'LOG_LEVEL', 'RTC_WORKERS']) expect(message).toContain(name)
  })

  test('is not repeated, for it may be a secret', () => {
    const message = complaint({ DATABASE_URL: 'mysql://me:hunter2@db/x', REDIS_URL: 'hunter3', LOG_LEVEL: 'hunter4' })
    expect(message).not.toMatch(/hunter|mysql/)
  })
})

describe('certificate and key', () => {
  test.each<Record<string, string>>([
    { TLS_CERT_FILE: '/c.pem' },
    { TLS_KEY_FILE: '/k.pem' },
    { TLS_CERT_FILE: '/c.pem', TLS_KEY_FILE: '' },
  ])('%j alone is refused', (env) => {
    expect(complaint(env)).toMatch(/TLS_CERT_FILE and TLS_KEY_FILE go together/)
  })

  test('together are taken', () => {
    expect(loadConfig({ TLS_CERT_FILE: '/c.pem', TLS_KEY_FILE: '/k.pem' })).toMatchObject({
      TLS_CERT_FILE: '/c.pem',
      TLS_KEY_FILE: '/k.pem',
    })
  })
})

describe('single sign-on', () => {
  const complete = {
    OIDC_ISSUER: 'https://sso.example.vn/tinh',
    OIDC_CLIENT_ID: 'diem-cau',
    OIDC_CLIENT_SECRET: 'hunter2',
    PUBLIC_URL: 'https://hop.example.vn/',
  }

  test('is taken when it is complete', () => {
    expect(loadConfig(complete)).toMatchObject({ ...complete, PUBLIC_URL: 'https://hop.example.vn' })
    expect(loadConfig({ ...complete, OIDC_ISSUER: 'http://127.0.0.1:4000' }).OIDC_ISSUER).toContain('4000')
  })

  test.each(Object.keys(complete))('is refused without %s, and the secret is not repeated', (name) => {
    expect(complaint({ ...complete, [name]: '' })).toContain(name)
    expect(complaint({ ...complete, [name]: '' })).not.toContain('hunter2')
  })
})

test('no text, whatever it is, breaks the reading: it is taken or refused', () => {
  const odd = [
    '',
    ' ',
    '\u0000',
    '0x10',
    '1e3',
    'NaN',
    '__proto__',
    '💥',
    '-0',
    '9'.repeat(400),
    '[]',
    '{}',
    'null',
    'true',
  ]
  for (const name of Object.keys(settings.shape)) {
    for (const value of odd) {
      try {
        loadConfig({ [name]: value })
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError)
      }
    }
  }
})
