// A resource as the table of bookings names it, read back.
import type { Resource } from '../../domain/booking.ts'

/** The reverse of the domain's `resourceKey`. */
export function resourceOf(key: string): Resource {
  const colon = key.indexOf(':')
  // Only `resourceKey` writes these names, from a resource.
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) } as Resource
}
