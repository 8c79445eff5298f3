// Which bookings may overlap: those of one group, grown by every clash that somebody has accepted.
import type { MeetingId } from '../../protocol/ids.ts'

/** A booking to be made. */
export type Wanted = {
  readonly meetingId: MeetingId
  readonly resource: string
  readonly startsAt: number
  readonly endsAt: number
}

/** A wanted booking that overlaps another: one that stands, in its group, or a wanted one (`group` null). */
export type Overlap = {
  readonly of: MeetingId
  readonly with: MeetingId
  readonly resource: string
  readonly group: string | null
}

/** The group of every wanted booking, and the standing groups that become another. */
export type JoinedGroups = {
  readonly groups: readonly (Wanted & { readonly group: string })[]
  readonly renamed: readonly { readonly resource: string; readonly from: string; readonly to: string }[]
}

/**
 * Joins what overlaps: wanted bookings and standing groups that touch each other, directly or by way of others, get
 * one new group; a booking without overlaps gets a group of its own. Groups never reach over resources.
 */
export function joinGroups(
  wanted: readonly Wanted[],
  overlaps: readonly Overlap[],
  newGroup: () => string,
): JoinedGroups {
  const parents = new Map<string, string>()
  const root = (node: string): string => {
    let top = node
    for (let up = parents.get(top); up !== undefined; up = parents.get(top)) top = up
    return top
  }
  for (const { of, with: other, resource, group } of overlaps) {
    const one = root(bookingNode(of, resource))
    const another = root(group === null ? bookingNode(other, resource) : groupNode(group, resource))
    if (one !== another) parents.set(one, another)
  }
  const names = new Map<string, string>()
  const nameOf = (node: string): string => {
    const top = root(node)
    const name = names.get(top) ?? newGroup()
    names.set(top, name)
    return name
  }
  const standing = new Map(
    overlaps.flatMap(({ resource, group }) =>
      group === null ? [] : [[groupNode(group, resource), { resource, from: group }] as const],
    ),
  )
  return {
    groups: wanted.map((one) => ({ ...one, group: nameOf(bookingNode(one.meetingId, one.resource)) })),
    renamed: [...standing].map(([node, one]) => ({ ...one, to: nameOf(node) })),
  }
}

function bookingNode(meetingId: MeetingId, resource: string): string {
  return `booking ${meetingId} ${resource}`
}

function groupNode(group: string, resource: string): string {
  return `group ${group} ${resource}`
}
