// Who is taken at the time that the form says.
import type { Clashes } from '#protocol'
import type { Busy } from '#domain/booking.ts'
import { resourcesOf } from '#domain/booking.ts'
import { useOffice } from '../../api/use-office.ts'
import { dayOf } from '../../ui/days.ts'
import { contentOf, recurrenceOf } from './draft.ts'
import { useForm } from './form-context.ts'
import { useSettled } from './use-settled.ts'

const SETTLED_MS = 350
const AGAIN_MS = 30_000

/** A meeting that takes some of what is wanted. */
export type Taken = Pick<Busy, 'meetingId' | 'title' | 'startsAt' | 'endsAt'> & { readonly names: readonly string[] }

/** The clashes as last answered; `checking` while a newer answer is awaited. */
export function useClashes(): {
  readonly clashes: Clashes | undefined
  readonly taken: readonly Taken[]
  /** The days of a series on which something is taken, its first one included; `more`: places that are not named. */
  readonly days: readonly { readonly day: string; readonly taken: readonly Taken[]; readonly more: number }[]
  readonly checking: boolean
  readonly asked: boolean
} {
  const { draft, directory, names, meetingId } = useForm()
  const content = contentOf(draft, directory)
  const recurrence = recurrenceOf(draft)
  const wanted = content && {
    startsAt: content.startsAt,
    endsAt: content.endsAt,
    resources: resourcesOf(content),
    ...(meetingId !== null && { except: meetingId }),
    ...(recurrence && { recurrence }),
  }
  const settled = useSettled(wanted, SETTLED_MS)
  const asked = settled !== null && settled.resources.length > 0
  const answer = useOffice('meeting.clashes', settled ?? { startsAt: 0, endsAt: 0, resources: [] }, {
    enabled: asked,
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  })
  const late = JSON.stringify(wanted) !== JSON.stringify(settled)
  const clashes = asked ? answer.data : undefined
  const taken = byMeeting(clashes?.busy ?? [], names.resource)
  const first = settled && taken.length > 0 ? [{ day: dayOf(settled.startsAt), taken, more: 0 }] : []
  const later = (clashes?.later ?? []).map(({ startsAt, count, busy }) => ({
    day: dayOf(startsAt),
    taken: byMeeting(busy, names.resource),
    more: count - busy.length,
  }))
  return {
    clashes,
    taken,
    days: [...first, ...later],
    checking: asked && (late || answer.isFetching),
    asked: asked && !answer.error,
  }
}

function byMeeting(busy: readonly Busy[], nameOf: (resource: Busy['resource']) => string): Taken[] {
  const found = new Map<string, Taken>()
  for (const { meetingId, title, startsAt, endsAt, resource } of busy) {
    const names = [...(found.get(meetingId)?.names ?? []), nameOf(resource)]
    found.set(meetingId, { meetingId, title, startsAt, endsAt, names })
  }
  return [...found.values()].toSorted((a, b) => a.startsAt - b.startsAt)
}
