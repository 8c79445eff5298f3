// The audit trail in the tables `audit` and `audit_head`: append only, each line chained to the one before by SHA-256.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { AuditEntry, AuditRow, AuditStore, ChainCheck } from '../ports/audit.ts'
import type { Tables } from './tables.ts'

type Line = Selectable<Tables['audit']>
type Head = { readonly seq: number; readonly hash: Buffer }

/** What the first line is chained to. */
const BEGINNING: Head = { seq: 0, hash: Buffer.alloc(32) }
/** Lines that `verify` holds in memory at a time. */
const BATCH = 2_000

/** The audit trail over a database or a transaction. */
export function createAuditStore(db: Kysely<Tables>): AuditStore {
  const within = <T>(work: (line: Kysely<Tables>) => Promise<T>): Promise<T> =>
    db.isTransaction ? work(db) : db.transaction().execute(work)
  return {
    append: (entry) => within((line) => append(line, entry)),
    list: (filter) => list(db, filter),
    verify: () =>
      db
        .transaction()
        // One picture of the lines and of the head, however many lines are appended meanwhile.
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(verify),
  }
}

/**
 * The row of the head is the lock: it is held until the transaction ends, so the next one to append waits and then
 * reads the head that this one has left (read committed). Undone transactions take their numbers back: no gaps.
 */
async function append(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).forUpdate().executeTakeFirst()
  if (!head) throw new Error('The audit trail has lost its head.')
  const text = {
    seq: head.seq + 1,
    at: entry.at,
    actor_id: entry.actorId,
    actor: storable(entry.actor),
    action: storable(entry.action),
    subject: storable(entry.subject),
    address: storable(entry.address),
    agent: storable(entry.agent),
    details: storable(JSON.stringify(entry.details)),
  }
  const hash = hashOf(head.hash, text)
  await db
    .with('moved', (query) => query.updateTable('audit_head').set({ seq: text.seq, hash }))
    .insertInto('audit')
    .values({ ...text, previous: head.hash, hash })
    .execute()
}

/** Text as PostgreSQL gives it back: without NUL and halves of surrogate pairs, else the hash would not hold. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** SHA-256 over the previous hash and every other column as a JSON array, which no two different lines share. */
function hashOf(previous: Buffer, line: Omit<Line, 'previous' | 'hash'>): Buffer {
  const { seq, at, actor_id, actor, action, subject, address, agent, details } = line
  const text = JSON.stringify([seq, at, actor_id, actor, action, subject, address, agent, details])
  return createHash('sha256').update(previous).update(text).digest()
}

async function list(db: Kysely<Tables>, filter: Parameters<AuditStore['list']>[0]): Promise<AuditRow[]> {
  const { from, to, text, before, limit } = filter
  let query = db
    .selectFrom('audit')
    .select(['seq', 'at', 'actor_id', 'actor', 'action', 'subject', 'address', 'agent', 'details'])
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  if (before !== undefined) query = query.where('seq', '<', before)
  for (const word of text.split(' ').filter(Boolean)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    query = query.where(sql<boolean>`audit_search(actor, action, subject) like ${pattern}`)
  }
  const lines = await query.orderBy('seq', 'desc').limit(limit).execute()
  return lines.map(({ actor_id: actorId, details, ...line }) => ({ ...line, actorId, details: parsed(details) }))
}

/** Details as they were; of a line that somebody has tampered with, whatever can still be shown. */
function parsed(details: string): AuditEntry['details'] {
  try {
    const value: unknown = JSON.parse(details)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Falls through to the raw text.
  }
  return { details }
}

async function verify(db: Kysely<Tables>): Promise<ChainCheck> {
  const heads = await db.selectFrom('audit_head').select(['seq', 'hash']).execute()
  const head = heads[0]
  if (!head || heads.length > 1) return broken(BEGINNING)
  // A cursor and no paging by number: it also meets a line whose number stands there twice.
  await sql`
    declare audit_line no scroll cursor for
    select seq, at, actor_id, actor, action, subject, address, agent, details, previous, hash
    from audit order by seq`.execute(db)
  let last = BEGINNING
  for (;;) {
    const { rows } = await sql<Line>`fetch ${sql.lit(BATCH)} from audit_line`.execute(db)
    for (const line of rows) {
      if (!follows(last, line) || !agrees(head, line)) return broken(last)
      last = line
    }
    if (rows.length < BATCH) break
  }
  // Fewer lines than were appended: the end is missing.
  return last.seq === head.seq ? { lines: last.seq, brokenAt: null, seal: sealOf(last) } : broken(last)
}

function follows(last: Head, line: Line): boolean {
  return line.seq === last.seq + 1 && line.previous.equals(last.hash) && line.hash.equals(hashOf(line.previous, line))
}

/** A line that follows well may still be none that was ever appended: the head knows the last of those. */
function agrees(head: Head, line: Line): boolean {
  return line.seq < head.seq || (line.seq === head.seq && line.hash.equals(head.hash))
}

function broken(lastSound: Head): ChainCheck {
  return { lines: lastSound.seq, brokenAt: lastSound.seq + 1, seal: sealOf(lastSound) }
}

function sealOf({ hash }: Head): string {
  return hash.toString('hex')
}
