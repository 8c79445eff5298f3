// The urns of secret ballots over a real database: what they hold, what they refuse, what they leave behind.
import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createUrns } from '../../signalling/storage/urns.ts'
import { ballotId, sessionId } from '../../signalling/protocol/index.ts'
import { openTestDatabase } from '../support/postgres.ts'
import type { TestDatabase } from '../support/postgres.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const KEY = randomBytes(32)
const paper = (option = 0) => ({ serial: randomBytes(64).toString('base64url'), option })

/** An urn of its own. */
async function openUrn() {
  const urns = createUrns(database)
  const session = sessionId.parse(randomUUID())
  const id = ballotId.parse(randomUUID())
  await urns.create(session, id, KEY)
  return { urns, session, id }
}

describe('an urn', () => {
  test('keeps the key with which its papers are signed, and is found by its session', async () => {
    const { urns, session, id } = await openUrn()
    await urns.create(session, id, randomBytes(32))
    expect(await urns.key(id)).toEqual(KEY)
    expect([await urns.list(session), await urns.sessionOf(id)]).toEqual([[id], session])
  })

  test('holds each paper once, with the choice that came first', async () => {
    const { urns, id } = await openUrn()
    const one = paper(1)
    await urns.put(id, [one])
    const lying = await urns.put(id, [{ ...one, option: 0 }, paper()])
    expect([lying?.get(one.serial), lying?.size, await urns.count(id)]).toEqual([1, 2, 2])
  })

  test('takes papers from many at once and loses none', async () => {
    const { urns, id } = await openUrn()
    const papers = Array.from({ length: 60 }, (_, index) => paper(index % 3))
    await Promise.all(papers.map((one) => urns.put(id, [one])))
    expect(new Set(await urns.seal(id))).toEqual(new Set(papers))
  })

  test('once sealed takes nothing more and answers the same again, until it is opened again', async () => {
    const { urns, id } = await openUrn()
    await urns.put(id, [paper()])
    const sealed = await urns.seal(id)
    expect(await urns.put(id, [paper()])).toBeUndefined()
    expect(await urns.seal(id)).toEqual(sealed)
    await urns.unseal(id)
    expect((await urns.put(id, [paper()]))?.size).toBe(2)
  })

  test('that is removed takes nothing and is nowhere', async () => {
    const { urns, session, id } = await openUrn()
    await urns.put(id, [paper()])
    await urns.remove(id)
    await urns.remove(id)
    expect(await urns.put(id, [paper()])).toBeUndefined()
    expect([await urns.key(id), await urns.sessionOf(id), await urns.list(session)]).toEqual([undefined, undefined, []])
  })
})

describe('what the database keeps of an urn', () => {
  test('is the same whatever order the papers came in', async () => {
    const papers = Array.from({ length: 40 }, (_, index) => paper(index % 3))
    const stored = async (order: typeof papers) => {
      const { urns, id } = await openUrn()
      for (const one of order) await urns.put(id, [one])
      const query = sql<{ text: string }>`select papers::text as text from urn where ballot_id = ${id}`
      return (await query.execute(database.db)).rows
    }
    expect(await stored(papers)).toEqual(await stored(papers.toReversed()))
  })

  test('is one row, whose system columns tell of the last change alone', async () => {
    const { urns, id } = await openUrn()
    for (let count = 0; count < 20; count += 1) await urns.put(id, [paper()])
    const { rows } = await sql`select ctid, xmin from urn where ballot_id = ${id}`.execute(database.db)
    expect(rows).toHaveLength(1)
  })

  test('has no file left when the last urn was removed', async () => {
    const urns = createUrns(database)
    const others = await database.db.selectFrom('urn').select('ballot_id').execute()
    for (const { ballot_id } of others) await urns.remove(ballot_id)
    const { id } = await openUrn()
    for (let count = 0; count < 50; count += 1) await urns.put(id, [paper()])
    const size = async () => {
      const query = sql<{ size: number }>`
        select (pg_relation_size('urn') + pg_relation_size(reltoastrelid)) as size from pg_class where relname = 'urn'`
      return (await query.execute(database.db)).rows[0]?.size
    }
    expect(await size()).toBeGreaterThan(0)
    await urns.remove(id)
    expect(await size()).toBe(0)
  })
})
