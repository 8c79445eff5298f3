// Who is taken at the time that the form says.
import type { Clashes } from '#protocol'
import type { Busy } from '#domain/booking.ts'
import { resourcesOf } from '#domain/booking.ts'
import { useOffice } from '../../api/use-office.ts'
import { contentOf } from './draft.ts'
import { useForm } from './form-context.ts'
import { useSettled } from './use-settled.ts'

const SETTLED_MS = 350
const AGAIN_MS = 30_000

/** A meeting that takes some of what is wanted. */
export type Taken = Pick<Busy, 'meetingId' | 'title' | 'startsAt' | 'endsAt'> & { readonly names: readonly string[] }

/** The clashes as last answered; `checking` while a newer answer is awaited. */
export function useClashes(): {
  clashes: Clashes | undefined
  taken: readonly Taken[]
  checking: boolean
  asked: boolean
} {
  const { draft, directory, names, meetingId } = useForm()
  const content = contentOf(draft, directory)
  const wanted = content && {
    startsAt: content.startsAt,
    endsAt: content.endsAt,
    resources: resourcesOf(content),
    ...(meetingId !== null && { except: meetingId }),
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
  return {
    clashes,
    taken: byMeeting(clashes?.busy ?? [], names.resource),
    checking: asked && (late || answer.isFetching),
    asked,
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
