// The table `stranger`: failed attempts with logins that nobody has.
import type { Kysely } from 'kysely'
import type { AccountStore } from '../../ports/accounts.ts'
import type { Tables } from '../tables.ts'

/** What concerns logins that nobody has. */
export function strangersOver(db: Kysely<Tables>) {
  return {
    async lockStranger(login) {
      await db
        .insertInto('stranger')
        .values({ login, failed_attempts: 0, locked_until: 0 })
        .onConflict((known) => known.doNothing())
        .execute()
      const query = db.selectFrom('stranger').selectAll().where('login', '=', login)
      const row = await query.forUpdate().executeTakeFirst()
      return { failedAttempts: row?.failed_attempts ?? 0, lockedUntil: row?.locked_until ?? 0 }
    },
    async changeStranger(login, { failedAttempts, lockedUntil }, forgetBefore) {
      const change = { failed_attempts: failedAttempts, locked_until: lockedUntil }
      await db.updateTable('stranger').set(change).where('login', '=', login).execute()
      // Rows that another transaction holds are left to the next one: two must never wait for each other.
      const old = db.selectFrom('stranger').select('login').where('locked_until', '<', forgetBefore)
      await db.deleteFrom('stranger').where('login', 'in', old.forUpdate().skipLocked()).execute()
    },
  } satisfies Partial<AccountStore>
}
