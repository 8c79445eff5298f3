// Accounts with their roles, signed-in browsers and one-time links: the tables that begin with `account` and what hangs on them.
import type { Kysely } from 'kysely'
import { accountsOver } from './accounts/accounts.ts'
import { linksOver } from './accounts/links.ts'
import { loginsOver } from './accounts/logins.ts'
import { rolesOver } from './accounts/roles.ts'
import { strangersOver } from './accounts/strangers.ts'
import type { Tables } from './tables.ts'
import type { AccountStore } from '../ports/accounts.ts'

/** The accounts over a database or a transaction. */
export function createAccountStore(db: Kysely<Tables>): AccountStore {
  return { ...accountsOver(db), ...rolesOver(db), ...loginsOver(db), ...linksOver(db), ...strangersOver(db) }
}
