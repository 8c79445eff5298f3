// Ten years of a province's register, made from a seed and loaded in bulk.
import { sql } from 'kysely'
import type { Directory } from '../../../signalling/domain/directory.ts'
import { FIELDS } from '../../../signalling/domain/uptake/fields.ts'
import type { Evidence, PointEvidence } from '../../../signalling/domain/uptake/evidence.ts'
import { bridgePointId, entryId, sessionId } from '../../../signalling/protocol/ids.ts'
import type { EntryId, UnitId } from '../../../signalling/protocol/ids.ts'
import type { NewEntry } from '../../../signalling/ports/uptake.ts'
import type { Database } from '../../../signalling/storage/database.ts'
import { createUptakeStore } from '../../../signalling/storage/uptake.ts'
import type { Random } from '../../support/random.ts'
import type { Say } from '../bench.ts'

const FIRST_DAY = Date.parse('2016-01-01T00:00+07:00')
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const DAYS = 3_653
const BATCH = 4_000

/** The stretch of time: 2016 to 2025, told at its end; and the ids of its entries. */
export const TEN_YEARS = {
  now: Date.parse('2025-12-15T16:00+07:00'),
  idOf: (index: number): EntryId => entryId.parse(`nam-${index}`),
} as const

/** Loads as many meetings as asked, two in three of them with the evidence of a session. */
export async function loadTenYears(
  { db }: Database,
  { units }: Directory,
  random: Random,
  count: number,
  say: Say,
): Promise<void> {
  const districts = units.filter(({ kind }) => kind === 'district').map(({ id }) => id)
  const organisers = units.filter(({ kind }) => kind === 'department').map(({ id }) => id)
  const store = createUptakeStore(db)
  for (let first = 0; first < count; first += BATCH) {
    const size = Math.min(BATCH, count - first)
    const entries = Array.from({ length: size }, (_, index) => {
      return entryOf(
        first + index,
        count,
        random.pick(organisers),
        random.chance(0.6) ? districts : some(districts, random),
        random,
      )
    })
    await store.insert(entries)
    const proved = entries.filter(({ form }) => form !== 'in-person')
    // The calendar's own path would take a meeting, a session and a journal for each: here only the outcome matters.
    const rows = proved.map((entry) => ({ id: entry.id, evidence: evidenceOf(entry, random) }))
    await sql`
      update uptake_entry e set evidence = r.evidence
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, evidence jsonb)
      where e.id = r.id`.execute(db)
    say(`${first + size} meetings`)
  }
}

function some(districts: readonly UnitId[], random: Random): UnitId[] {
  const found = districts.filter(() => random.chance(0.4))
  return found.length > 0 ? found : districts.slice(0, 1)
}

function entryOf(
  index: number,
  count: number,
  organiserId: UnitId,
  unitIds: readonly UnitId[],
  random: Random,
): NewEntry {
  const day = Math.floor((index / count) * DAYS)
  const startsAt = FIRST_DAY + day * DAY_MS + (7 * 60 + 30 + random.below(34) * 15) * MINUTE_MS
  return {
    id: TEN_YEARS.idOf(index),
    source: 'imported',
    sent: null,
    at: startsAt,
    by: null,
    title: `Họp triển khai nhiệm vụ số ${index}`,
    level: random.pick(['province-district', 'province-district', 'three-level', 'province-department']),
    form: random.pick(['video', 'video', 'mixed', 'in-person', 'in-person']),
    isCancelled: random.chance(0.03),
    startsAt,
    endsAt: startsAt + 90 * MINUTE_MS,
    organiserId,
    unitIds,
    field: random.pick(FIELDS),
    reason: null,
    reasonText: '',
    statement: null,
  }
}

function evidenceOf({ id, startsAt, unitIds }: NewEntry, random: Random): Evidence {
  const points = unitIds.map((unit): PointEvidence => {
    const minutes = random.chance(0.8) ? 60 + random.below(30) : random.below(20)
    return {
      bridgePointId: bridgePointId.parse(unit),
      name: unit,
      unitId: unit,
      level: 'district',
      connectedMs: minutes * MINUTE_MS,
      firstAt: startsAt - random.below(10) * MINUTE_MS,
      interruptions: random.below(3),
      downMs: 0,
    }
  })
  const closedAt = startsAt + 88 * MINUTE_MS
  const span = { openedAt: startsAt - 3_600_000, closedAt, from: startsAt, to: closedAt, isRehearsal: false }
  return { sessions: [{ sessionId: sessionId.parse(id), ...span, points }] }
}
