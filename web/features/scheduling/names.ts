// Names out of the directory, and the units a person may act for.
import type { BridgePointId, OfficialId, Person, UnitId, VenueId } from '#protocol'
import type { Directory, Unit } from '#domain/directory.ts'
import { unitsFor } from '#domain/permission.ts'
import type { Act } from '#domain/permission.ts'
import type { Resource } from '#domain/booking.ts'

/** Looks names up; what is not in the directory any more has an empty name. */
export type Names = {
  readonly unit: (id: UnitId) => string
  readonly point: (id: BridgePointId) => string
  readonly venue: (id: VenueId) => string
  readonly official: (id: OfficialId) => string
  readonly resource: (resource: Resource) => string
}

/** Prepares the looking up. */
export function namesOf({ units, bridgePoints, venues, officials }: Directory): Names {
  const unit = new Map(units.map(({ id, name }) => [id, name]))
  const point = new Map(bridgePoints.map(({ id, name }) => [id, name]))
  const venue = new Map(venues.map(({ id, name }) => [id, name]))
  const official = new Map(officials.map(({ id, title }) => [id, title]))
  return {
    unit: (id) => unit.get(id) ?? '',
    point: (id) => point.get(id) ?? '',
    venue: (id) => venue.get(id) ?? '',
    official: (id) => official.get(id) ?? '',
    resource: (resource) => {
      if (resource.kind === 'bridge-point') return point.get(resource.id) ?? ''
      return (resource.kind === 'chair' ? official.get(resource.id) : venue.get(resource.id)) ?? ''
    },
  }
}

/** The units for which a person may do something, the person's own ones first. */
export function unitsOf(person: Person, act: Act, { units }: Directory): Unit[] {
  const allowed = unitsFor(person.grants, act)
  const own = new Set(person.unitIds)
  const may = units.filter(({ id }) => allowed === 'all' || allowed.includes(id))
  return [...may.filter(({ id }) => own.has(id)), ...may.filter(({ id }) => !own.has(id))]
}
