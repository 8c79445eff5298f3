// The directory as other pages need it: by id, asked once for all of them.
import { useMemo } from 'react'
import { useOffice } from './use-office.ts'
import type { BridgePointId, OfficialId, UnitId, VenueId } from '#protocol'
import type { BridgePoint, Directory, Official, Unit, Venue } from '#domain/directory.ts'

/** What the directory knows, by id. Empty until it has answered. */
export type DirectoryNames = {
  readonly units: ReadonlyMap<UnitId, Unit>
  readonly bridgePoints: ReadonlyMap<BridgePointId, BridgePoint>
  readonly officials: ReadonlyMap<OfficialId, Official>
  readonly venues: ReadonlyMap<VenueId, Venue>
}

/** How long the directory counts as new, ms: it changes rarely, and a change made here has it asked again. */
const FRESH_MS = 300_000

/** The directory by id. */
export function useDirectoryNames(): DirectoryNames {
  const { data } = useOffice('directory.read', {}, { staleTime: FRESH_MS })
  return useMemo(() => byId(data ?? { units: [], bridgePoints: [], venues: [], officials: [] }), [data])
}

function byId({ units, bridgePoints, officials, venues }: Directory): DirectoryNames {
  return {
    units: new Map(units.map((unit) => [unit.id, unit])),
    bridgePoints: new Map(bridgePoints.map((point) => [point.id, point])),
    officials: new Map(officials.map((official) => [official.id, official])),
    venues: new Map(venues.map((venue) => [venue.id, venue])),
  }
}
