// Every act that the services write into the audit trail is named to its readers.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { officeTexts } from '../web/i18n/vi/office/index.ts'

const SERVICES = join(import.meta.dirname, '..', 'signalling', 'services')

/** How the services name an act: in a line of the trail, or to what writes the line for them. */
const ACTS = /(?:\baction: |\b(?:recordChange|recordOf|administered)\(.*)'([a-z-]+\.[a-z-]+)'/g
/** Claims that leave a line of their own when they do not hold: `…-failed`. */
const CLAIMS = /\b(?:ownClaim\(|claim = ).*'([a-z-]+\.[a-z-]+)'/g

test('every act of the audit trail has its words', () => {
  const sources = readdirSync(SERVICES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(SERVICES, file), 'utf8'))
  const named = (words: RegExp) => sources.flatMap((source) => [...source.matchAll(words)].map(([, act]) => act ?? ''))
  const claims = named(CLAIMS)
  const acts = new Set([
    ...named(ACTS).filter((act) => act !== 'access.second-factor'),
    ...claims.map((act) => `${act}-failed`),
  ])
  expect(acts.size).toBeGreaterThan(50)
  expect([...acts].filter((act) => !Object.hasOwn(officeTexts.audit.actions, act))).toEqual([])
})
