// The table `one_time_link`: one for each purpose and account, the newest.
import type { Kysely } from 'kysely'
import type { AccountStore } from '../../ports/accounts.ts'
import type { Tables } from '../tables.ts'

/** What concerns one-time links. */
export function linksOver(db: Kysely<Tables>) {
  return {
    async issueLink({ tokenHash, purpose, accountId, endsAt }) {
      const link = { token_hash: Buffer.from(tokenHash), ends_at: endsAt, used_at: null }
      await db
        .insertInto('one_time_link')
        .values({ ...link, purpose, account_id: accountId })
        .onConflict((earlier) => earlier.constraint('one_time_link_of').doUpdateSet(link))
        .execute()
    },
    async link(tokenHash, at) {
      const row = await db
        .selectFrom('one_time_link')
        .selectAll()
        .where('token_hash', '=', Buffer.from(tokenHash))
        .where('used_at', 'is', null)
        .where('ends_at', '>', at)
        .executeTakeFirst()
      return row && { tokenHash, purpose: row.purpose, accountId: row.account_id, endsAt: row.ends_at }
    },
    async useLink(tokenHash, at) {
      // Of two at once the second waits for the first one's row and then finds it used.
      const { numUpdatedRows } = await db
        .updateTable('one_time_link')
        .set({ used_at: at })
        .where('token_hash', '=', Buffer.from(tokenHash))
        .where('used_at', 'is', null)
        .where('ends_at', '>', at)
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
    async dropLinksOf(id) {
      await db.deleteFrom('one_time_link').where('account_id', '=', id).execute()
    },
  } satisfies Partial<AccountStore>
}
