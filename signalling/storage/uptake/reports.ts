// Reports that were confirmed or closed.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { UptakeStore } from '../../ports/uptake.ts'
import type { Tables } from '../tables.ts'

/** The store's calls for reports. */
export function reportCalls(db: Kysely<Tables>): Pick<UptakeStore, 'reports' | 'saveReport'> {
  return {
    async reports(period) {
      const rows = await db.selectFrom('uptake_report').selectAll().where('period', '=', period).execute()
      return rows.map(({ unit_id: unitId, ...row }) => ({ ...row, unitId }))
    },

    async saveReport({ period, unitId, content, sha256, at, by }) {
      // The constraint takes the province's null as equal, which `on conflict` by columns follows.
      await sql`
        insert into uptake_report (period, unit_id, content, sha256, at, by)
        values (${period}, ${unitId}, ${content}, ${sha256}, ${at}, ${by})
        on conflict (period, unit_id) do update set
          content = excluded.content, sha256 = excluded.sha256, at = excluded.at, by = excluded.by`.execute(db)
    },
  }
}
