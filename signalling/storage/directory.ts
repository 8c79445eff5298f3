// The directory in the tables `unit`, `bridge_point`, `venue` and `official`.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Directory } from '../domain/directory.ts'
import type { DirectoryStore } from '../ports/directory.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { Tables } from './tables.ts'

/** The directory over a database or a transaction. */
export function createDirectoryStore(db: Kysely<Tables>): DirectoryStore {
  return {
    read: () => read(db),
    lock: async () => void (await sql`lock table unit in share row exclusive mode`.execute(db)),
    ...unitsOf(db),
    ...bridgePointsOf(db),
    ...venuesOf(db),
    ...officialsOf(db),
  }
}

/** Names as a Vietnamese reader expects them in order. */
const VIETNAMESE = sql.raw('"vi-x-icu"')

/** One statement, hence one moment. */
function read(db: Kysely<Tables>): Promise<Directory> {
  const units = db
    .selectFrom('unit')
    .select(['id', 'code', 'name', 'kind', 'parent_id as parentId', 'email', 'phone', 'road_km as roadKm', 'confirmed'])
    .orderBy('position')
    .orderBy('id')
  const bridgePoints = db
    .selectFrom('bridge_point')
    .select(['id', 'unit_id as unitId', 'name', 'place', 'level'])
    .select(['official', 'official_phone as officialPhone', 'technician', 'technician_phone as technicianPhone'])
    .select(['line_mbps as lineMbps', 'devices', 'main', 'confirmed'])
    .orderBy('position')
    .orderBy('id')
  const venues = db
    .selectFrom('venue')
    .select(['id', 'unit_id as unitId', 'name', 'seats'])
    .orderBy(sql`name collate ${VIETNAMESE}`)
    .orderBy('id')
  const officials = db
    .selectFrom('official')
    .select(['id', 'unit_id as unitId', 'title'])
    .orderBy(sql`title collate ${VIETNAMESE}`)
    .orderBy('id')
  return db
    .selectNoFrom([
      jsonArrayFrom(units).as('units'),
      jsonArrayFrom(bridgePoints).as('bridgePoints'),
      jsonArrayFrom(venues).as('venues'),
      jsonArrayFrom(officials).as('officials'),
    ])
    .executeTakeFirstOrThrow()
}

type UnitCalls = Pick<DirectoryStore, 'saveUnit' | 'removeUnit'>

function unitsOf(db: Kysely<Tables>): UnitCalls {
  return {
    async saveUnit({ id, parentId, roadKm, ...rest }) {
      const row = { ...rest, parent_id: parentId, road_km: roadKm }
      await saving(
        db
          .insertInto('unit')
          .values(({ selectFrom }) => ({ id, ...row, position: selectFrom('unit').select(nextPosition) }))
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute(),
      )
    },
    removeUnit: (id) => removing(db.deleteFrom('unit').where('id', '=', id).execute()),
  }
}

type BridgePointCalls = Pick<DirectoryStore, 'saveBridgePoint' | 'removeBridgePoint'>

function bridgePointsOf(db: Kysely<Tables>): BridgePointCalls {
  return {
    async saveBridgePoint({ id, unitId, officialPhone, technicianPhone, lineMbps, devices, ...rest }) {
      const row = {
        ...rest,
        unit_id: unitId,
        official_phone: officialPhone,
        technician_phone: technicianPhone,
        line_mbps: lineMbps,
        devices: JSON.stringify(devices),
      }
      await saving(
        db
          .insertInto('bridge_point')
          .values(({ selectFrom }) => ({ id, ...row, position: selectFrom('bridge_point').select(nextPosition) }))
          .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
          .execute(),
      )
    },
    removeBridgePoint: (id) => removing(db.deleteFrom('bridge_point').where('id', '=', id).execute()),
  }
}

type VenueCalls = Pick<DirectoryStore, 'saveVenue' | 'removeVenue'>

function venuesOf(db: Kysely<Tables>): VenueCalls {
  return {
    async saveVenue({ id, unitId, name, seats }) {
      const row = { unit_id: unitId, name, seats }
      const insert = db.insertInto('venue').values({ id, ...row })
      await saving(insert.onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute())
    },
    removeVenue: (id) => removing(db.deleteFrom('venue').where('id', '=', id).execute()),
  }
}

type OfficialCalls = Pick<DirectoryStore, 'saveOfficial' | 'removeOfficial'>

function officialsOf(db: Kysely<Tables>): OfficialCalls {
  return {
    async saveOfficial({ id, unitId, title }) {
      const row = { unit_id: unitId, title }
      const insert = db.insertInto('official').values({ id, ...row })
      await saving(insert.onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute())
    },
    removeOfficial: (id) => removing(db.deleteFrom('official').where('id', '=', id).execute()),
  }
}

const nextPosition = sql<number>`coalesce(max(position), 0) + 1`.as('next')

/** Error codes of PostgreSQL. */
const FOREIGN_KEY_VIOLATION = '23503'
const UNIQUE_VIOLATION = '23505'

async function saving(statement: Promise<unknown>): Promise<void> {
  try {
    await statement
  } catch (error) {
    if (codeOf(error) === UNIQUE_VIOLATION) throw new Refusal('name-taken')
    throw codeOf(error) === FOREIGN_KEY_VIOLATION ? new Refusal('not-found') : error
  }
}

async function removing(statement: Promise<unknown>): Promise<void> {
  try {
    await statement
  } catch (error) {
    throw codeOf(error) === FOREIGN_KEY_VIOLATION ? new Refusal('still-used') : error
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
