// Which meetings of a series a change is for, and what becomes of the series.
import type { Meeting, SeriesScope } from '../../domain/meeting.ts'
import { endingAt, movedRule } from '../../domain/recurrence.ts'
import { daysBetween, movedLike } from '../../domain/wall-clock.ts'
import type { MeetingToStore } from '../../ports/meetings.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal, seriesId } from '../../protocol/index.ts'
import type { MeetingId } from '../../protocol/index.ts'
import type { MeetingParts } from './parts.ts'

/** The meeting that was asked for, those that change, and the others of its series. */
export type HeldScope = {
  readonly target: Meeting
  /** The target among them. */
  readonly members: readonly Meeting[]
  readonly remaining: readonly Meeting[]
}

/**
 * Finds the meetings and holds them until the transaction ends. Cancelled ones, and of a whole series those that have
 * begun, are left as they are.
 * @throws Refusal `not-found`; `changed-meanwhile` when the meeting has left the series in this very moment
 */
export async function holdScope(
  { meetings }: OfficeStores,
  id: MeetingId,
  scope: SeriesScope,
  now: number,
): Promise<HeldScope> {
  const seen = await meetings.read(id)
  if (!seen) throw new Refusal('not-found')
  if (scope === 'this' || !seen.series) {
    const target = await meetings.lock(id)
    if (!target) throw new Refusal('not-found')
    return { target, members: [target], remaining: [] }
  }
  const all = await meetings.lockSeries(seen.series.seriesId)
  const target = all.find((one) => one.id === id)
  if (!target?.series) throw new Refusal('changed-meanwhile')
  const from = target.series.recurrenceAt
  const isMeant = (one: Meeting): boolean =>
    one.id === id ||
    (one.status !== 'cancelled' && (scope === 'all' ? one.startsAt > now : (one.series?.recurrenceAt ?? 0) >= from))
  return { target, members: all.filter(isMeant), remaining: all.filter((one) => !isMeant(one)) }
}

/** A series' places, by meeting. */
export type Places = ReadonlyMap<MeetingId, MeetingToStore['series']>

/**
 * Where the changed meetings stand afterwards. One by itself is detached. The following ones part from those before
 * them: the old rule ends, a new series goes on. A whole series that moves takes its rule along.
 * @param startsAt the target's new beginning
 */
export async function placesAfter(
  { newId, zone }: Pick<MeetingParts, 'newId' | 'zone'>,
  stores: OfficeStores,
  { target, members, remaining }: HeldScope,
  scope: SeriesScope,
  startsAt: number,
): Promise<Places> {
  const { series } = target
  if (!series) return new Map()
  if (scope === 'this') return new Map([[target.id, { ...placeOf(series), detached: true }]])
  const isMoved = startsAt !== target.startsAt
  const parts = remaining.length > 0 && (scope === 'following' || isMoved)
  if (!parts && !isMoved) return new Map(members.map((one) => [one.id, one.series && placeOf(one.series)]))

  const moved = (at: number): number => movedLike(at, target.startsAt, startsAt, zone)
  const slots = members.flatMap((one) => (one.series ? [moved(one.series.recurrenceAt)] : []))
  const rule = movedRule(series.rule, daysBetween(target.startsAt, startsAt, zone), Math.max(...slots))
  const id = parts ? seriesId.parse(newId()) : series.seriesId
  await stores.meetings.saveSeries({ id, rule, startsAt: Math.min(...slots) })
  if (parts) await endSeries(stores, target, remaining)
  return new Map(
    members.map(({ id: one, series: place }) => [
      one,
      place && { seriesId: id, recurrenceAt: moved(place.recurrenceAt), detached: place.detached },
    ]),
  )
}

/** Lets a series' rule end with the last of those that stay in it, before the target if there are any. */
async function endSeries(
  { meetings }: OfficeStores,
  { series }: Meeting,
  remaining: readonly Meeting[],
): Promise<void> {
  if (!series) return
  const slots = remaining.flatMap((one) => one.series?.recurrenceAt ?? [])
  const before = slots.filter((at) => at < series.recurrenceAt)
  const lastAt = Math.max(...(before.length > 0 ? before : slots))
  await meetings.saveSeries({ id: series.seriesId, rule: endingAt(series.rule, lastAt), startsAt: Math.min(...slots) })
}

function placeOf({ seriesId: id, recurrenceAt, detached }: NonNullable<Meeting['series']>) {
  return { seriesId: id, recurrenceAt, detached }
}
