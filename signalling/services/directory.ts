// The directory as it is read and edited, each change with its line in the audit trail.
import { permitted, record } from './caller.ts'
import type { OfficeCaller } from './caller.ts'
import { permittedBelow } from './directory/rights.ts'
import { unitsBelow } from '../domain/directory.ts'
import type { BridgePoint, Directory, Unit } from '../domain/directory.ts'
import type { OfficeDatabase, OfficeStores } from '../ports/office.ts'
import { Refusal, bridgePointId, officialId, unitId, venueId } from '../protocol/index.ts'
import type { Handlers, OfficeContract, directoryRequests } from '../protocol/index.ts'

/** What the directory's requests work with. */
export type DirectoryParts = {
  readonly database: OfficeDatabase
  /** The present time, epoch ms. */
  readonly clock: () => number
  /** A word that was never given before and fits an id. */
  readonly newId: () => string
}

/** One handler for each request of the directory. */
export type DirectoryHandlers = Pick<Handlers<OfficeContract, OfficeCaller>, keyof typeof directoryRequests>

/** Answers the directory's requests; rights reach a unit and all below it. */
export function directoryHandlers(parts: DirectoryParts): DirectoryHandlers {
  return {
    'directory.read': (_input, caller) => {
      permitted(caller, 'directory.read')
      return parts.database.directory.read()
    },
    'directory.confirm': confirmHandler(parts),
    ...unitHandlers(parts),
    ...bridgePointHandlers(parts),
    ...venueHandlers(parts),
    ...officialHandlers(parts),
  }
}

/** Confirms all or nothing, with one line in the audit trail. */
function confirmHandler(parts: DirectoryParts): DirectoryHandlers['directory.confirm'] {
  return ({ unitIds, bridgePointIds }, caller) => {
    permitted(caller, 'bridge-point.edit')
    return changing(parts, async (stores, directory) => {
      for (const id of unitIds) permitted(caller, 'directory.edit', known(directory.units, id).id)
      for (const id of bridgePointIds) knownTo(caller, 'bridge-point.edit', directory.bridgePoints, id)
      const units = directory.units.filter(({ id, confirmed }) => !confirmed && unitIds.includes(id))
      const points = directory.bridgePoints.filter(({ id, confirmed }) => !confirmed && bridgePointIds.includes(id))
      for (const unit of units) await stores.directory.saveUnit({ ...unit, confirmed: true })
      for (const point of points) await stores.directory.saveBridgePoint({ ...point, confirmed: true })
      const confirmed = units.length + points.length
      const details = { unitIds: units.map(({ id }) => id), bridgePointIds: points.map(({ id }) => id) }
      if (confirmed > 0) await record(stores, caller, parts.clock(), { action: 'directory.confirm', details })
      return { confirmed }
    })
  }
}

function unitHandlers(parts: DirectoryParts): Pick<DirectoryHandlers, 'unit.save' | 'unit.remove'> {
  return {
    'unit.save': (input, caller) => {
      if (input.id !== undefined) permitted(caller, 'directory.edit', input.id)
      return changing(parts, async (stores, { units }) => {
        const before = input.id === undefined ? null : known(units, input.id)
        const after: Unit = { ...input, id: input.id ?? unitId.parse(parts.newId()) }
        if (before?.parentId !== after.parentId) {
          permittedBelow(caller, after.parentId)
          refuseLoop(units, after)
        }
        await stores.directory.saveUnit(after)
        await recordChange(parts, stores, caller, 'unit.save', before, after)
        return { id: after.id }
      })
    },
    'unit.remove': ({ id }, caller) => {
      permitted(caller, 'directory.edit', id)
      return changing(parts, async (stores, { units }) => {
        const before = known(units, id)
        await stores.directory.removeUnit(id)
        await recordChange(parts, stores, caller, 'unit.remove', before, null)
        return null
      })
    },
  }
}

type BridgePointRequests = 'bridge-point.save' | 'bridge-point.remove'

function bridgePointHandlers(parts: DirectoryParts): Pick<DirectoryHandlers, BridgePointRequests> {
  return {
    'bridge-point.save': (input, caller) => {
      permitted(caller, 'bridge-point.edit', input.unitId)
      return changing(parts, async (stores, { bridgePoints }) => {
        const before = input.id === undefined ? null : known(bridgePoints, input.id)
        if (before) permitted(caller, 'bridge-point.edit', before.unitId)
        const after: BridgePoint = { ...input, id: input.id ?? bridgePointId.parse(parts.newId()) }
        const replaced = bridgePoints.filter(({ id, main }) => after.main && main && id !== after.id)
        for (const point of replaced) {
          permitted(caller, 'bridge-point.edit', point.unitId)
          const aside = { ...point, main: false }
          await stores.directory.saveBridgePoint(aside)
          await recordChange(parts, stores, caller, 'bridge-point.save', point, aside)
        }
        await stores.directory.saveBridgePoint(after)
        await recordChange(parts, stores, caller, 'bridge-point.save', before, after)
        return { id: after.id }
      })
    },
    'bridge-point.remove': ({ id }, caller) => {
      permitted(caller, 'bridge-point.edit')
      return changing(parts, async (stores, { bridgePoints }) => {
        const before = knownTo(caller, 'bridge-point.edit', bridgePoints, id)
        await stores.directory.removeBridgePoint(id)
        await recordChange(parts, stores, caller, 'bridge-point.remove', before, null)
        return null
      })
    },
  }
}

function venueHandlers(parts: DirectoryParts): Pick<DirectoryHandlers, 'venue.save' | 'venue.remove'> {
  return {
    'venue.save': (input, caller) => {
      permitted(caller, 'directory.edit', input.unitId)
      return changing(parts, async (stores, { venues }) => {
        const before = input.id === undefined ? null : knownTo(caller, 'directory.edit', venues, input.id)
        const after = { ...input, id: input.id ?? venueId.parse(parts.newId()) }
        await stores.directory.saveVenue(after)
        await recordChange(parts, stores, caller, 'venue.save', before, after)
        return { id: after.id }
      })
    },
    'venue.remove': ({ id }, caller) => {
      permitted(caller, 'directory.edit')
      return changing(parts, async (stores, { venues }) => {
        const before = knownTo(caller, 'directory.edit', venues, id)
        await stores.directory.removeVenue(id)
        await recordChange(parts, stores, caller, 'venue.remove', before, null)
        return null
      })
    },
  }
}

function officialHandlers(parts: DirectoryParts): Pick<DirectoryHandlers, 'official.save' | 'official.remove'> {
  return {
    'official.save': (input, caller) => {
      permitted(caller, 'directory.edit', input.unitId)
      return changing(parts, async (stores, { officials }) => {
        const before = input.id === undefined ? null : knownTo(caller, 'directory.edit', officials, input.id)
        const after = { ...input, id: input.id ?? officialId.parse(parts.newId()) }
        await stores.directory.saveOfficial(after)
        await recordChange(parts, stores, caller, 'official.save', before, after)
        return { id: after.id }
      })
    },
    'official.remove': ({ id }, caller) => {
      permitted(caller, 'directory.edit')
      return changing(parts, async (stores, { officials }) => {
        const before = knownTo(caller, 'directory.edit', officials, id)
        await stores.directory.removeOfficial(id)
        await recordChange(parts, stores, caller, 'official.remove', before, null)
        return null
      })
    },
  }
}

/** A transaction that sees the directory as it will stay until it ends. */
function changing<T>(
  { database }: DirectoryParts,
  change: (stores: OfficeStores, directory: Directory) => Promise<T>,
): Promise<T> {
  return database.transaction(async (stores) => {
    await stores.directory.lock()
    return change(stores, await stores.directory.read())
  })
}

function known<T extends { readonly id: string }>(all: readonly T[], id: T['id']): T {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Refusal('not-found')
  return found
}

function knownTo<T extends { readonly id: string; readonly unitId: Unit['id'] }>(
  caller: OfficeCaller,
  act: 'directory.edit' | 'bridge-point.edit',
  all: readonly T[],
  id: T['id'],
): T {
  const found = known(all, id)
  permitted(caller, act, found.unitId)
  return found
}

/** A unit below itself would have no place in the province. */
function refuseLoop(units: readonly Unit[], { id, parentId }: Unit): void {
  if (parentId !== null && unitsBelow(units, id).includes(parentId))
    throw new Refusal('bad-message', { at: 'parentId' })
}

function recordChange<T extends { readonly id: string }>(
  { clock }: DirectoryParts,
  stores: OfficeStores,
  caller: OfficeCaller,
  action: string,
  before: T | null,
  after: T | null,
): Promise<void> {
  const subject = (after ?? before)?.id ?? ''
  return record(stores, caller, clock(), { action, subject, details: { before, after } })
}
