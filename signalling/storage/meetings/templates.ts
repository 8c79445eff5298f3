// Saved beginnings for new meetings.
import type { Kysely } from 'kysely'
import type { MeetingStore } from '../../ports/meetings.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { Tables } from '../tables.ts'
import { UNIQUE_VIOLATION, sqlState } from './sql-state.ts'

/** The store's calls for templates. */
export function templateCalls(db: Kysely<Tables>): Pick<MeetingStore, 'templates' | 'saveTemplate' | 'removeTemplate'> {
  return {
    async templates(units) {
      const query = db.selectFrom('meeting_template').select(['id', 'unit_id as unitId', 'name', 'content'])
      if (units !== 'all' && units.length === 0) return []
      return (units === 'all' ? query : query.where('unit_id', 'in', units)).orderBy('name').orderBy('id').execute()
    },

    async saveTemplate({ id, unitId, name, content }) {
      const values = { unit_id: unitId, name, content: JSON.stringify(content) }
      try {
        const query = db.insertInto('meeting_template').values({ id, ...values })
        await query.onConflict((conflict) => conflict.column('id').doUpdateSet(values)).execute()
      } catch (error) {
        throw sqlState(error) === UNIQUE_VIOLATION ? new Refusal('name-taken') : error
      }
    },

    async removeTemplate(id) {
      await db.deleteFrom('meeting_template').where('id', '=', id).execute()
    },
  }
}
