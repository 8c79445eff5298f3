// The table `account_role`: what accounts may be, for which units.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Grant, Role } from '../../domain/permission.ts'
import type { AccountStore } from '../../ports/accounts.ts'
import type { AccountId, UnitId } from '../../protocol/ids.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Tables } from '../tables.ts'

/** The advisory lock of whoever changes who administers the province; any number that nothing else uses. */
const ADMINISTRATORS_LOCK = 4_111_001

/** What concerns roles. */
export function rolesOver(db: Kysely<Tables>) {
  return {
    async rolesOf(id) {
      const query = db.selectFrom('account_role').select(['role', 'unit_id'])
      const rows = await query.where('account_id', '=', id).orderBy('position').execute()
      return rows.map(({ role, unit_id }) => ({ role, unitId: unit_id }))
    },
    async roles() {
      const rows = await db.selectFrom('account_role').selectAll().orderBy('account_id').orderBy('position').execute()
      return rows.map(({ account_id, role, unit_id }) => ({ accountId: account_id, role, unitId: unit_id }))
    },
    async setRoles(id, roles) {
      await db.deleteFrom('account_role').where('account_id', '=', id).execute()
      if (roles.length === 0) return
      const rows = roles.map(({ role, unitId }, position) => ({ account_id: id, role, unit_id: unitId, position }))
      try {
        await db.insertInto('account_role').values(rows).execute()
      } catch (error) {
        const unknown = error instanceof Error && 'code' in error && error.code === '23503'
        throw unknown ? new Refusal('not-found') : error
      }
    },
    grantsOf: (id) => grantsOf(db, id),
    reaching: (roles, unitId) => reaching(db, roles, unitId),
    async holdAdministrators() {
      await sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`.execute(db)
    },
    async countAdministrators() {
      const { count } = await db
        .selectFrom('account')
        .innerJoin('account_role', 'account_role.account_id', 'account.id')
        .select((all) => all.fn.countAll<number>().as('count'))
        .where('role', '=', 'administrator')
        .where('unit_id', 'is', null)
        .where('disabled', '=', false)
        .where((way) => way.or([way('password_hash', 'is not', null), way('sso_subject', 'is not', null)]))
        .executeTakeFirstOrThrow()
      return count
    },
  } satisfies Partial<AccountStore>
}

/** One grant a role; a role for the province swallows the same role for units. */
async function grantsOf(db: Kysely<Tables>, id: AccountId): Promise<Grant[]> {
  const { rows } = await sql<{ role: Role; units: UnitId[]; everywhere: boolean }>`
    with recursive reach (role, unit_id) as (
      select role, unit_id from account_role where account_id = ${id}
      union
      select reach.role, unit.id from reach join unit on unit.parent_id = reach.unit_id
    )
    select role, bool_or(unit_id is null) as everywhere,
      array_remove(array_agg(unit_id order by unit_id), null) as units
    from reach group by role order by role`.execute(db)
  return rows.map(({ role, everywhere, units }) => ({ role, units: everywhere ? 'all' : units }))
}

/** A role reaches the units below its own: those at or above the unit, and the province. */
async function reaching(db: Kysely<Tables>, roles: readonly Role[], unitId: UnitId) {
  const { rows } = await sql<{ id: AccountId; name: string }>`
    with recursive above (id, parent_id) as (
      select id, parent_id from unit where id = ${unitId}
      union
      select unit.id, unit.parent_id from above join unit on unit.id = above.parent_id
    )
    select id, name from account
    where not disabled and exists (
      select from account_role
      where account_id = account.id and role = any(${roles}::text[])
        and (unit_id is null or unit_id in (select above.id from above)))
    order by name, login`.execute(db)
  return rows
}
