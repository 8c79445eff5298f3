// The table `account`.
import { sql } from 'kysely'
import type { Kysely, Selectable, Updateable } from 'kysely'
import type { AccountStore, StoredAccount } from '../../ports/accounts.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Tables } from '../tables.ts'

/** What concerns accounts alone. */
export function accountsOver(db: Kysely<Tables>) {
  const query = db.selectFrom('account').selectAll()
  return {
    async count() {
      const { count } = await db
        .selectFrom('account')
        .select((all) => all.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
    async list() {
      const rows = await query.orderBy('name').orderBy('login').execute()
      return rows.map((row) => ({ ...read(row), seenAt: row.seen_at }))
    },
    byId: async (id) => found(await query.where('id', '=', id).executeTakeFirst()),
    byLogin: async (login) => found(await query.where('login', '=', login).executeTakeFirst()),
    bySso: async (issuer, subject) =>
      found(await query.where('sso_issuer', '=', issuer).where('sso_subject', '=', subject).executeTakeFirst()),
    byEmail: async (email) => (await query.where(sql`lower(email)`, '=', email.toLowerCase()).execute()).map(read),
    lock: async (id) => found(await query.where('id', '=', id).forUpdate().executeTakeFirst()),
    async create({ id, createdAt, ...account }) {
      const { login, name, email } = account
      const row = { id, created_at: createdAt, login, name, email, ...columns(account) }
      await unambiguous(() => db.insertInto('account').values(row).execute())
    },
    async change(id, change) {
      const set = columns(change)
      if (Object.keys(set).length === 0) return
      await unambiguous(() => db.updateTable('account').set(set).where('id', '=', id).execute())
    },
  } satisfies Partial<AccountStore>
}

type Row = Selectable<Tables['account']>

function found(row: Row | undefined): StoredAccount | undefined {
  return row && read(row)
}

function read(row: Row): StoredAccount {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    email: row.email,
    passwordHash: row.password_hash,
    totpSecret: row.totp_secret && new Uint8Array(row.totp_secret),
    totpConfirmed: row.totp_confirmed,
    totpLastStep: row.totp_last_step,
    sso:
      row.sso_issuer === null || row.sso_subject === null ? null : { issuer: row.sso_issuer, subject: row.sso_subject },
    disabled: row.disabled,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
  }
}

/** The columns of the fields that are given. */
function columns(change: Partial<Omit<StoredAccount, 'id' | 'createdAt'>>): Updateable<Tables['account']> {
  const { login, name, email, passwordHash, totpSecret, totpConfirmed, totpLastStep, sso, disabled } = change
  const all = {
    login,
    name,
    email,
    password_hash: passwordHash,
    totp_secret: totpSecret && Buffer.from(totpSecret),
    totp_confirmed: totpConfirmed,
    totp_last_step: totpLastStep,
    sso_issuer: sso === undefined ? undefined : (sso?.issuer ?? null),
    sso_subject: sso === undefined ? undefined : (sso?.subject ?? null),
    disabled,
    failed_attempts: change.failedAttempts,
    locked_until: change.lockedUntil,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

async function unambiguous(write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === '23505'
    if (!taken) throw error
    throw new Refusal('constraint' in error && error.constraint === 'account_sso' ? 'sso-refused' : 'name-taken')
  }
}
