// The act of keeping the directory.
import { z } from 'zod'
import { email, line, listOf, name, phone } from '../fields.ts'
import { shape } from '../contract.ts'
import { bridgePointId, officialId, unitId, venueId } from '../ids.ts'
import type { BridgePointId, OfficialId, UnitId, VenueId } from '../ids.ts'
import { LEVELS, UNIT_KINDS } from '../../domain/directory.ts'
import type { Directory } from '../../domain/directory.ts'

const code = z.string().regex(/^[A-Z0-9_-]{1,20}$/)
const lineMbps = z.number().min(0).max(100_000).nullable()

/** A unit as edited; without an id it is a new one. */
export const unitInput = z.object({
  id: unitId.optional(),
  code,
  name,
  kind: z.enum(UNIT_KINDS),
  parentId: unitId.nullable(),
  email,
  phone,
  roadKm: z.number().min(0).max(2_000).nullable(),
  confirmed: z.boolean(),
})

/** A bridge point as edited; without an id it is a new one. */
export const bridgePointInput = z.object({
  id: bridgePointId.optional(),
  unitId,
  name,
  place: line(200),
  level: z.enum(LEVELS),
  official: line(200),
  officialPhone: phone,
  technician: line(200),
  technicianPhone: phone,
  lineMbps,
  devices: listOf(line(200, 1), 50),
  main: z.boolean(),
  confirmed: z.boolean(),
})

/** One row of an imported spreadsheet and what would come of it. */
export type ImportRow = {
  /** As numbered in the sheet, the head being 1. */
  row: number
  unitCode: string
  name: string
  outcome: 'new' | 'changed' | 'same' | 'wrong'
  /** The columns that are wrong, and why; empty when all is well. */
  problems: { column: ImportColumn; problem: ImportProblem }[]
}

/** The columns of the directory's spreadsheet, in their order: one row is a unit with one bridge point. */
export const IMPORT_COLUMNS = [
  'unitCode',
  'unitName',
  'unitKind',
  'parentCode',
  'email',
  'phone',
  'roadKm',
  'bridgePointName',
  'place',
  'official',
  'officialPhone',
  'technician',
  'technicianPhone',
  'lineMbps',
  'devices',
  'confirmed',
] as const
export type ImportColumn = (typeof IMPORT_COLUMNS)[number]

/** Why a cell cannot be taken. */
export type ImportProblem =
  | 'missing'
  | 'too-long'
  | 'not-a-number'
  | 'not-in-list'
  | 'malformed'
  | 'twice-in-file'
  | 'unknown-parent'
  | 'parent-loop'

/** `POST /api/directory/import`: what the file would change; `digest` confirms exactly this (`?confirm=digest`). */
export type ImportPreview = {
  digest: string
  rows: ImportRow[]
  counts: { new: number; changed: number; same: number; wrong: number }
  /** True when this answer is the confirmed one and the directory has changed. */
  done: boolean
}

export const directoryRequests = {
  'directory.read': { input: z.object({}), output: shape<Directory>() },
  // Confirms what stands there as it is; what is confirmed already is passed over.
  'directory.confirm': {
    input: z.object({ unitIds: listOf(unitId, 5_000), bridgePointIds: listOf(bridgePointId, 5_000) }),
    output: shape<{ confirmed: number }>(),
  },
  'unit.save': { input: unitInput, output: shape<{ id: UnitId }>() },
  'unit.remove': { input: z.object({ id: unitId }), output: shape<null>() },
  'bridge-point.save': { input: bridgePointInput, output: shape<{ id: BridgePointId }>() },
  'bridge-point.remove': { input: z.object({ id: bridgePointId }), output: shape<null>() },
  'venue.save': {
    input: z.object({
      id: venueId.optional(),
      unitId,
      name,
      seats: z.number().int().min(1).max(100_000).nullable(),
    }),
    output: shape<{ id: VenueId }>(),
  },
  'venue.remove': { input: z.object({ id: venueId }), output: shape<null>() },
  'official.save': {
    input: z.object({ id: officialId.optional(), unitId, title: name }),
    output: shape<{ id: OfficialId }>(),
  },
  'official.remove': { input: z.object({ id: officialId }), output: shape<null>() },
} as const
