// Fills an empty directory with the province's default one.
import type { Directory } from '../../domain/directory.ts'
import type { OfficeDatabase } from '../../ports/office.ts'
import { record } from '../caller.ts'

/**
 * Fills an empty directory, all or nothing; a directory with any unit stays as it is. Several nodes may do so at once.
 * @param directory parents before their children
 * @param clock the present time, epoch ms
 * @returns whether it was this call that filled it
 */
export function seedDirectory(database: OfficeDatabase, directory: Directory, clock: () => number): Promise<boolean> {
  return database.transaction(async (stores) => {
    await stores.directory.lock()
    const { units } = await stores.directory.read()
    if (units.length > 0) return false
    for (const unit of directory.units) await stores.directory.saveUnit(unit)
    for (const point of directory.bridgePoints) await stores.directory.saveBridgePoint(point)
    for (const venue of directory.venues) await stores.directory.saveVenue(venue)
    for (const official of directory.officials) await stores.directory.saveOfficial(official)
    const counts = { units: directory.units.length, bridgePoints: directory.bridgePoints.length }
    await record(stores, SYSTEM, clock(), { action: 'directory.seed', details: counts })
    return true
  })
}

const SYSTEM = { person: null, origin: { address: '', agent: '' } }
