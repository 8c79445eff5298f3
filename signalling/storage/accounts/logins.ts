// The table `login`: signed-in browsers.
import type { Kysely, Selectable } from 'kysely'
import type { AccountStore, StoredLogin } from '../../ports/accounts.ts'
import type { Tables } from '../tables.ts'

/** What concerns signed-in browsers. */
export function loginsOver(db: Kysely<Tables>) {
  const query = db.selectFrom('login').selectAll()
  return {
    async loginByToken(tokenHash) {
      const row = await query.where('token_hash', '=', Buffer.from(tokenHash)).executeTakeFirst()
      return row && read(row)
    },
    loginsOf: async (id) =>
      (await query.where('account_id', '=', id).orderBy('seen_at', 'desc').orderBy('id').execute()).map(read),
    async openLogin(login) {
      // Rows that another transaction holds are left to the next one: two must never wait for each other.
      const ended = db.selectFrom('login').select('id').where('ends_at', '<=', login.startedAt)
      await db.deleteFrom('login').where('id', 'in', ended.forUpdate().skipLocked()).execute()
      await db.insertInto('login').values(written(login)).execute()
      await db.updateTable('account').set({ seen_at: login.seenAt }).where('id', '=', login.accountId).execute()
    },
    async seen(id, at) {
      // The account before its login, as everywhere: two transactions must never wait for each other.
      const owner = db.selectFrom('login').select('account_id').where('id', '=', id)
      await db.updateTable('account').set({ seen_at: at }).where('id', '=', owner).execute()
      await db.updateTable('login').set({ seen_at: at }).where('id', '=', id).execute()
    },
    async endLogin(id) {
      const { numDeletedRows } = await db.deleteFrom('login').where('id', '=', id).executeTakeFirstOrThrow()
      return numDeletedRows === 1n
    },
    async endLoginsOf(id, except) {
      const ended = db.deleteFrom('login').where('account_id', '=', id)
      await (except === undefined ? ended : ended.where('id', '<>', except)).execute()
    },
  } satisfies Partial<AccountStore>
}

function read(row: Selectable<Tables['login']>): StoredLogin {
  const { id, way, address, agent } = row
  return {
    id,
    accountId: row.account_id,
    tokenHash: new Uint8Array(row.token_hash),
    way,
    startedAt: row.started_at,
    seenAt: row.seen_at,
    endsAt: row.ends_at,
    address,
    agent,
  }
}

function written({ id, way, address, agent, ...login }: StoredLogin): Tables['login'] {
  return {
    id,
    account_id: login.accountId,
    token_hash: Buffer.from(login.tokenHash),
    way,
    started_at: login.startedAt,
    seen_at: login.seenAt,
    ends_at: login.endsAt,
    address,
    agent,
  }
}
