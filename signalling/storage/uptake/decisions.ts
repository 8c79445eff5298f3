// What people decide about the register: definitions, inputs, deeds, pairs.
import type { Kysely } from 'kysely'
import type { UptakeStore } from '../../ports/uptake.ts'
import type { Tables } from '../tables.ts'

type Calls = Pick<
  UptakeStore,
  'context' | 'deeds' | 'addDeed' | 'distinct' | 'addDistinct' | 'addDefinition' | 'saveInputs'
>

/** The store's calls for decisions. */
export function decisionCalls(db: Kysely<Tables>): Calls {
  return {
    async context() {
      const units = await db
        .selectFrom('unit')
        .select(['id', 'code', 'name', 'kind', 'road_km'])
        .orderBy('position')
        .execute()
      const definitions = await db.selectFrom('uptake_definition').selectAll().orderBy('version').execute()
      const inputs = await db.selectFrom('uptake_inputs').select('inputs').executeTakeFirst()
      return {
        units: units.map(({ id, code, name, kind, road_km: roadKm }) => {
          return { id, code, name, isDistrict: kind === 'district', roadKm }
        }),
        definitions: definitions.map((row) => ({
          version: row.version,
          appliesFrom: row.applies_from,
          rules: row.rules,
          note: row.note,
          savedAt: row.saved_at,
          savedBy: row.saved_by,
        })),
        inputs: inputs?.inputs ?? null,
      }
    },

    async deeds(id) {
      const query = db.selectFrom('uptake_deed').select(['at', 'by', 'action', 'reason']).where('entry_id', '=', id)
      return query.orderBy('at', 'desc').limit(200).execute()
    },

    async addDeed(id, deed) {
      await db
        .insertInto('uptake_deed')
        .values({ entry_id: id, ...deed })
        .execute()
    },

    async distinct() {
      const rows = await db.selectFrom('uptake_distinct').selectAll().execute()
      return rows.map(({ one, other }) => [one, other] as const)
    },

    async addDistinct(ids) {
      const [one, other] = ids.toSorted()
      if (one === undefined || other === undefined) return
      const query = db.insertInto('uptake_distinct').values({ one, other })
      await query.onConflict((conflict) => conflict.doNothing()).execute()
    },

    async addDefinition({ version, appliesFrom, rules, note, savedAt, savedBy }) {
      const row = { version, applies_from: appliesFrom, rules: JSON.stringify(rules), note }
      const query = db.insertInto('uptake_definition').values({ ...row, saved_at: savedAt, saved_by: savedBy })
      const done = await query.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
      return done.numInsertedOrUpdatedRows === 1n
    },

    async saveInputs(inputs) {
      const values = { inputs: JSON.stringify(inputs) }
      const query = db.insertInto('uptake_inputs').values(values)
      await query.onConflict((conflict) => conflict.column('only_one').doUpdateSet(values)).execute()
    },
  }
}
