// Reading the audit trail, verifying it, handing it out, and writing down who was turned away.
import { record, signedIn } from './caller.ts'
import type { OfficeCaller, SignedIn } from './caller.ts'
import { folded } from '../domain/folded.ts'
import { mayEverywhere } from '../domain/permission.ts'
import type { AuditRow, ChainCheck } from '../ports/audit.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { Handlers } from '../protocol/contract.ts'
import type { AuditLine } from '../protocol/office/audit.ts'
import type { OfficeContract } from '../protocol/office/index.ts'
import { Refusal } from '../protocol/refusals.ts'

/** What the audit acts with. */
export type AuditParts = {
  readonly database: OfficeDatabase
  readonly clock: () => number
}

/** Lines of one answer. */
const PAGE = 100
/** Lines that an export fetches at a time. */
const EXPORT_PAGE = 1_000

/** Which lines are wanted; `text` as typed. */
export type AuditFilter = {
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly text: string
}

type AuditHandlers = Pick<Handlers<OfficeContract, OfficeCaller>, 'audit.list' | 'audit.verify'>

/** The handlers of the act. The trail tells of every unit, so it is read for the whole province or not at all. */
export function auditHandlers({ database, clock }: AuditParts): AuditHandlers {
  const verify = shared(() => database.audit.verify())
  return {
    'audit.list': async ({ text, ...filter }, caller) => {
      auditor(caller)
      const rows = await database.audit.list({ ...filter, text: folded(text), limit: PAGE + 1 })
      return { lines: rows.slice(0, PAGE).map(lineOf), more: rows.length > PAGE }
    },

    'audit.verify': async (_input, caller) => {
      auditor(caller)
      const { lines, brokenAt } = await verify()
      await database.transaction((stores) =>
        record(stores, caller, clock(), { action: 'audit.verify', details: { lines, brokenAt } }),
      )
      return { ok: brokenAt === null, lines, brokenAt }
    },
  }
}

/**
 * The lines that a filter chooses, the newest first, page by page; the export itself is written down before.
 * @throws Refusal `not-signed-in`, `not-permitted`.
 */
export async function exportAudit(
  { database, clock }: AuditParts,
  caller: OfficeCaller,
  { from, to, text }: AuditFilter,
): Promise<AsyncIterable<readonly AuditLine[]>> {
  auditor(caller)
  await database.transaction((stores) =>
    record(stores, caller, clock(), {
      action: 'audit.export',
      details: { text, ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    }),
  )
  return pagesOf(database, { from, to, text: folded(text) })
}

async function* pagesOf({ audit }: OfficeDatabase, filter: AuditFilter): AsyncGenerator<readonly AuditLine[]> {
  let before: number | undefined
  for (;;) {
    const rows = await audit.list({ ...filter, before, limit: EXPORT_PAGE })
    yield rows.map(lineOf)
    before = rows.at(-1)?.seq
    if (rows.length < EXPORT_PAGE) return
  }
}

/** Writes down that somebody was refused for want of a right: which request, and what it was about. */
export function turnedAway({ database, clock }: AuditParts) {
  return (caller: OfficeCaller, request: string, input: unknown): Promise<void> => {
    const ids = idsIn(input)
    const [act = ''] = request.split('.')
    const subject = ids['id'] === undefined ? '' : `${act}:${ids['id']}`
    return database.transaction((stores) =>
      record(stores, caller, clock(), { action: 'access.refused', subject, details: { request, ...ids } }),
    )
  }
}

const ID_NAME = /^(?:id|[a-z]{1,20}(?:[A-Z][a-z]{1,20}){0,2}Id)$/
const PLAIN_WORD = /^[A-Za-z0-9_-]{1,64}$/

/** The ids of a request's input, which nobody has checked: plain words only, never what somebody has written. */
function idsIn(input: unknown): Record<string, string> {
  if (typeof input !== 'object' || input === null) return {}
  const words = Object.entries(input).filter(
    (field): field is [string, string] =>
      ID_NAME.test(field[0]) && typeof field[1] === 'string' && PLAIN_WORD.test(field[1]),
  )
  return Object.fromEntries(words)
}

function auditor(caller: OfficeCaller): SignedIn {
  const person = signedIn(caller)
  if (!mayEverywhere(person.grants, 'audit.read')) throw new Refusal('not-permitted')
  return person
}

function lineOf({ seq, at, actor, action, subject, address, agent, details }: AuditRow): AuditLine {
  return { seq, at, actor, action, subject, address, agent, details: { ...details } }
}

/** Whoever asks while it runs gets the same answer: the whole trail is not read twice at once. */
function shared(run: () => Promise<ChainCheck>): () => Promise<ChainCheck> {
  let running: Promise<ChainCheck> | undefined
  return () => (running ??= run().finally(() => (running = undefined)))
}
