// What an export is made from: the journal and the recording as they stand, and the plan that follows.
import { planExport, reachOf } from '../../domain/replay/export-plan.ts'
import type { ExportPlan, ExportWish } from '../../domain/replay/export-plan.ts'
import type { TrackIndex } from '../../domain/replay/recorded.ts'
import type { SessionId } from '../../protocol/ids.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { ExportParts } from './parts.ts'

/** What is asked for. */
export type Asked = Pick<ExportWish, 'kind' | 'fromMs' | 'toMs'>

/** A plan with what it was made from. */
export type Planned = {
  readonly plan: ExportPlan
  readonly indexes: readonly TrackIndex[]
  readonly fromMs: number
  readonly toMs: number
}

/** @throws Refusal `not-found` when nothing was recorded within the asked times */
export async function planOf({ recordings, sessions }: ExportParts, id: SessionId, asked: Asked): Promise<Planned> {
  const facts = await recordings.describe(id)
  const indexes: TrackIndex[] = []
  for (const { trackId } of facts?.tracks ?? []) {
    const index = await recordings.index(id, trackId)
    if (index) indexes.push(index)
  }
  const wish = { ...asked, events: await sessions.journal(id, 0), indexes }
  const reach = reachOf(wish)
  const plan = planExport(wish)
  if (!reach || !plan) throw new Refusal('not-found')
  return { plan, indexes, ...reach }
}
