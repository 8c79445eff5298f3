// Which meetings somebody may know of, as SQL over `meeting` under the name m.
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import type { Visible } from '../../ports/meetings.ts'

/** True for the meetings that may be seen: drafts by those who may change them, others also by the invited. */
export function isVisible({ read, edit }: Visible): RawBuilder<boolean> {
  if (edit === 'all') return sql`true`
  if (read === 'all') return sql`(m.status <> 'draft' or ${isEditable({ edit })})`
  return sql`(${isEditable({ edit })} or m.status <> 'draft' and (
    m.organiser_id = any(${read}::text[]) or m.unit_ids && ${read}::text[]))`
}

/** True for the meetings that may be changed. */
export function isEditable({ edit }: Pick<Visible, 'edit'>): RawBuilder<boolean> {
  return edit === 'all' ? sql`true` : sql`m.organiser_id = any(${edit}::text[])`
}
