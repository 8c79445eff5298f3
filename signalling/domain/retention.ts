// How long recordings are kept: classes, dates, and what stands in the way of a removal.
import { Temporal } from 'temporal-polyfill'

/** The classes by which recordings are kept. */
export const RETENTIONS = ['one-year', 'five-years', 'ten-years', 'for-ever'] as const
export type Retention = (typeof RETENTIONS)[number]

/** What a meeting's recording is kept by unless somebody says otherwise. */
export const USUAL_RETENTION: Retention = 'five-years'

const YEARS: Readonly<Record<Retention, number | null>> = {
  'one-year': 1,
  'five-years': 5,
  'ten-years': 10,
  'for-ever': null,
}

/**
 * Until when a recording is kept: the same moment so many years later by the wall clock, the last day of February where
 * that day is missing.
 * @param from the end of its session, epoch ms
 * @returns epoch ms; null for ever
 */
export function keptUntil(from: number, retention: Retention, zone: string): number | null {
  const years = YEARS[retention]
  if (years === null) return null
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add({ years }).epochMilliseconds
}
