// What a meeting occupies, and when it is free again.
import type { BridgePointId, MeetingId, OfficialId, VenueId } from '../protocol/ids.ts'
import type { MeetingContent } from './meeting.ts'

/** Something that can be at one meeting only at a time. */
export type Resource =
  | { readonly kind: 'bridge-point'; readonly id: BridgePointId }
  | { readonly kind: 'chair'; readonly id: OfficialId }
  | { readonly kind: 'venue'; readonly id: VenueId }

/** A resource that is taken. */
export type Busy = {
  readonly resource: Resource
  /** Epoch ms. */
  readonly startsAt: number
  readonly endsAt: number
  readonly meetingId: MeetingId
  /** Null when the caller may not know what meets there. */
  readonly title: string | null
}

/** What a meeting occupies: its bridge points unless it is held in person, its chair, its venue. */
export function resourcesOf(
  meeting: Pick<MeetingContent, 'form' | 'bridgePointIds' | 'mainBridgePointId' | 'chairId' | 'venueId'>,
): Resource[] {
  const points = new Set(meeting.form === 'in-person' ? [] : meeting.bridgePointIds)
  if (meeting.form !== 'in-person' && meeting.mainBridgePointId !== null) points.add(meeting.mainBridgePointId)
  return [
    ...[...points].map((id): Resource => ({ kind: 'bridge-point', id })),
    ...(meeting.chairId === null ? [] : [{ kind: 'chair', id: meeting.chairId } as const]),
    ...(meeting.venueId === null ? [] : [{ kind: 'venue', id: meeting.venueId } as const]),
  ]
}

/** One word for a resource, unique over all kinds. */
export function resourceKey({ kind, id }: Resource): string {
  return `${kind}:${id}`
}
