// What the audit trail promises: one unbroken chain, and no tampering that `npm run audit:verify` would not find.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../signalling/ports/audit.ts'
import { accountId } from '../../signalling/protocol/ids.ts'
import { createAuditStore } from '../../signalling/storage/audit.ts'
import type { Tables } from '../../signalling/storage/tables.ts'
import { openTestDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'audit-verify.ts')
const AT = Date.UTC(2026, 10, 22, 8, 30)
const LINES = 12

const entry = (index: number): AuditEntry => ({
  at: AT + index,
  actorId: index % 4 === 0 ? null : accountId.parse(`account-${index}`),
  actor: index % 4 === 0 ? '–' : `thuky.snv (Thư ký Sở Nội vụ)`,
  action: 'meeting.create',
  subject: `meeting:m-${index}`,
  address: '10.0.0.7',
  agent: 'Firefox',
  details: { title: `Họp giao ban tuần ${index}` },
})

/** Runs the command as a person would, beside the running server. */
async function auditVerify(env: Record<string, string>): Promise<{ code: number; text: string }> {
  const { PATH = '' } = process.env
  const ended = promisify(execFile)(process.execPath, [SCRIPT], { env: { PATH, ...env } })
  return ended.then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, text: error.stderr }),
  )
}

let database: TestDatabase
let db: Kysely<Tables>
beforeAll(async () => {
  database = await openTestDatabase()
  db = database.db
})
afterAll(() => database.close())

/** Does as the superuser what the triggers forbid to everybody else. */
async function tamper(statements: readonly string[]): Promise<void> {
  await db.transaction().execute(async (line) => {
    await sql`set local session_replication_role = replica`.execute(line)
    for (const statement of statements) await sql.raw(statement).execute(line)
  })
}

/** The trail as it is at the very beginning, whatever a test has done to it. */
const empty = () =>
  tamper([
    'truncate audit',
    'alter table audit drop constraint if exists audit_pkey',
    'alter table audit add primary key (seq)',
    `insert into audit_head (seq, hash) values (0, decode(repeat('00', 32), 'hex'))
       on conflict (only_one) do update set seq = excluded.seq, hash = excluded.hash`,
  ])
afterEach(empty)

const append = (one: AuditEntry) => db.transaction().execute((line) => createAuditStore(line).append(one))
const verify = () => createAuditStore(db).verify()

describe('the chain', () => {
  test('of nothing holds', async () => {
    expect(await verify()).toEqual({ lines: 0, brokenAt: null, seal: '0'.repeat(64) })
  })

  test('of 200 concurrent transactions is one, without gaps, and those that failed leave nothing', async () => {
    const undone = new Error('undone')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) =>
        db.transaction().execute(async (line) => {
          await createAuditStore(line).append(entry(index))
          if (index % 10 === 3) throw undone
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(180)
    expect(await verify()).toMatchObject({ lines: 180, brokenAt: null })
    const seqs = await db.selectFrom('audit').select('seq').orderBy('seq').execute()
    expect(seqs.map(({ seq }) => seq)).toEqual(Array.from({ length: 180 }, (_, index) => index + 1))
  })

  test('takes several lines of one transaction', async () => {
    await db.transaction().execute(async (line) => {
      for (const index of [1, 2, 3]) await createAuditStore(line).append(entry(index))
    })
    expect(await verify()).toMatchObject({ lines: 3, brokenAt: null })
  })

  test('holds over text that PostgreSQL cannot keep as it is', async () => {
    const odd = 'a\0b\uD800c 𝔇 "\\u0000" \u202E'
    await append({ ...entry(1), actor: odd, agent: odd, details: { [odd]: odd } })
    expect(await verify()).toMatchObject({ lines: 1, brokenAt: null })
    const [row] = await createAuditStore(db).list({ text: '', limit: 10 })
    expect(row).toMatchObject({
      actor: 'a\uFFFDb\uFFFDc 𝔇 "\\u0000" \u202E',
      details: { [odd]: odd },
    })
  })

  test('holds over more lines than are read at once', async () => {
    await db.transaction().execute(async (line) => {
      const store = createAuditStore(line)
      for (let index = 1; index <= 4_001; index += 1) await store.append(entry(index))
    })
    expect(await verify()).toMatchObject({ lines: 4_001, brokenAt: null })
    await tamper([`update audit set agent = 'x' where seq = 4001`])
    expect(await verify()).toMatchObject({ lines: 4_000, brokenAt: 4_001 })
  })
})

describe('ordinary writing', () => {
  test.each(['update audit set actor = actor', 'delete from audit', 'truncate audit', 'delete from audit_head'])(
    'is refused by the database: %s',
    async (statement) => {
      await append(entry(1))
      await expect(sql.raw(statement).execute(db)).rejects.toThrow('append only')
    },
  )
})

describe('npm run audit:verify', () => {
  beforeEach(async () => {
    for (let index = 1; index <= LINES; index += 1) await append(entry(index))
  })

  test('says that an untouched trail holds, beside the running product', async () => {
    const { seal } = await verify()
    expect(await auditVerify({ DATA_DIR: database.dataDir })).toEqual({
      code: 0,
      text: `The audit trail holds: ${LINES} lines. Seal of the last one: ${seal}\n`,
    })
  })

  test('reads the trail of a product that is not running', async () => {
    const resting = await openTestDatabase()
    await createAuditStore(resting.db).append(entry(1))
    const { dataDir } = resting
    await resting.embedded?.close()
    expect(await auditVerify({ DATA_DIR: dataDir })).toMatchObject({ code: 0 })
    await resting.close()
  })

  test('reads the database of a DATABASE_URL', async () => {
    expect(await auditVerify({ DATABASE_URL: database.url })).toMatchObject({ code: 0 })
  })

  test.each([
    ['seq', 'update audit set seq = 99 where seq = 6', 6],
    ['at', 'update audit set at = at + 1 where seq = 6', 6],
    ['actor_id', `update audit set actor_id = 'account-7' where seq = 6`, 6],
    ['actor_id, to nobody', 'update audit set actor_id = null where seq = 6', 6],
    ['actor', `update audit set actor = overlay(actor placing 'x' from 1 for 1) where seq = 6`, 6],
    ['action', `update audit set action = 'meeting.creatf' where seq = 6`, 6],
    ['subject', `update audit set subject = 'meeting:m-7' where seq = 6`, 6],
    ['address', `update audit set address = '10.0.0.8' where seq = 6`, 6],
    ['agent', `update audit set agent = 'firefox' where seq = 6`, 6],
    ['details', `update audit set details = replace(details, 'tuần', 'tuấn') where seq = 6`, 6],
    ['details, to the same JSON in other words', `update audit set details = ' ' || details where seq = 6`, 6],
    ['previous', 'update audit set previous = set_byte(previous, 31, get_byte(previous, 31) # 1) where seq = 6', 6],
    ['hash', 'update audit set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where seq = 6', 6],
    ['the first line', `update audit set actor = 'x' where seq = 1`, 1],
    ['the last line', `update audit set actor = 'x' where seq = ${LINES}`, LINES],
    [
      'text moved from one column to the next',
      `update audit set actor = '', action = actor || action where seq = 6`,
      6,
    ],
  ])('finds a changed byte: %s', async (_column, statement, line) => {
    await tamper([statement])
    expect(await auditVerify({ DATA_DIR: database.dataDir })).toEqual(brokenAt(line))
  })

  const brokenAt = (line: number) => ({
    code: 1,
    text: `The audit trail is broken at line ${line}: changed, removed or put in. Before it, ${line - 1} hold.\n`,
  })

  test.each([
    ['a line removed in the middle', ['delete from audit where seq = 5'], 5],
    ['… with the later ones moved up', ['delete from audit where seq = 5', ...movedUp(6, LINES)], 5],
    ['the first line removed', ['delete from audit where seq = 1'], 1],
    ['the last line removed', [`delete from audit where seq = ${LINES}`], LINES],
    ['the end removed', ['delete from audit where seq > 7'], 8],
    ['every line removed', ['delete from audit'], 1],
    ['the head removed', ['delete from audit_head'], 1],
    ['two lines swapped', [swapped(4, 8)], 4],
    ['two neighbours swapped', [swapped(6, 7)], 6],
    [
      'a line put in at the end with a hash of its own',
      [
        `insert into audit select ${LINES + 1}, at, actor_id, actor, action, subject, address, agent, details, hash, sha256('x')
           from audit where seq = ${LINES}`,
      ],
      LINES + 1,
    ],
    [
      'a line that stands there twice',
      ['alter table audit drop constraint audit_pkey', 'insert into audit select * from audit where seq = 6'],
      7,
    ],
  ])('finds %s', async (_what, statements, line) => {
    await tamper(statements)
    expect(await auditVerify({ DATA_DIR: database.dataDir })).toEqual(brokenAt(line))
  })

  test('finds a trail rewritten from some line on, every hash made anew', async () => {
    const lines = await db.selectFrom('audit').selectAll().orderBy('seq').execute()
    await empty()
    for (const { seq, at, actor_id: actorId, actor, action, subject, address, agent, details } of lines) {
      const rewritten = seq === 6 ? 'somebody else' : actor
      const told: unknown = JSON.parse(details)
      await append({ at, actorId, actor: rewritten, action, subject, address, agent, details: { ...(told as object) } })
    }
    const { hash } = lines.at(-1) ?? { hash: Buffer.alloc(0) }
    await tamper([`update audit_head set hash = '\\x${hash.toString('hex')}'`])
    expect(await auditVerify({ DATA_DIR: database.dataDir })).toEqual(brokenAt(LINES))
  })

  test('makes no database where there is none', async () => {
    const { code, text } = await auditVerify({ DATA_DIR: join(database.dataDir, 'elsewhere') })
    expect(code).toBe(1)
    expect(text).toContain('there is no database in')
  })
})

/** The lines of this span, each one number lower. */
function movedUp(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const seq = first + index
    return `update audit set seq = ${seq - 1} where seq = ${seq}`
  })
}

/** Exchanges the places of two lines, hashes and all. */
function swapped(one: number, other: number): string {
  const columns = ['at', 'actor_id', 'actor', 'action', 'subject', 'address', 'agent', 'details', 'previous', 'hash']
  return `update audit as here set ${columns.map((column) => `${column} = there.${column}`).join(', ')}
    from audit as there where (here.seq, there.seq) in ((${one}, ${other}), (${other}, ${one}))`
}
