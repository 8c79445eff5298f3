// Reports that were confirmed or closed, and letters about them.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { UptakeStore } from '../../ports/uptake.ts'
import type { Tables } from '../tables.ts'

/** The store's calls for reports. */
export function reportCalls(
  db: Kysely<Tables>,
): Pick<UptakeStore, 'reports' | 'saveReport' | 'beginLetter' | 'letterSent'> {
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

    async beginLetter(period, letter, at, cutOffBefore) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('uptake_report_sent')
        .values({ period, letter, begun_at: at, sent_at: null })
        .onConflict((conflict) =>
          conflict
            .columns(['period', 'letter'])
            .doUpdateSet({ begun_at: at })
            .where('uptake_report_sent.sent_at', 'is', null)
            .where('uptake_report_sent.begun_at', '<', cutOffBefore),
        )
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },

    async letterSent(period, letter, at) {
      const row = db.updateTable('uptake_report_sent').set({ sent_at: at }).where('period', '=', period)
      await row.where('letter', '=', letter).execute()
    },
  }
}
