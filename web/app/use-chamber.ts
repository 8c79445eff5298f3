// What stands around the stage, by the role of who sits there, as soon as it has been fetched.
import { useEffect, useMemo, useState } from 'react'
import type { MeetingSlots } from '../features/meeting/slots.ts'
import type { LiveSession, LiveState } from '../session/live-state.ts'
import { useStore } from '../session/use-store.ts'
import { loadChamber } from './load-chamber.ts'

type Slots = Awaited<ReturnType<typeof loadChamber>>

/** Leaves the line to the first picture, ms. */
const AFTER_MS = 400

const NOTHING: MeetingSlots = {}

/** Empty until the session is joined and the chamber has been fetched. */
export function useChamber(live: LiveSession): MeetingSlots {
  const [slots, setSlots] = useState<Slots | null>(null)
  const role = useStore(live.store, roleOf)
  const joined = role !== null
  useEffect(() => {
    if (!joined) return
    let over = false
    const timer = setTimeout(() => {
      // Fetching fails only with the line: the page is told of that already, and a reload fetches again.
      void loadChamber().then(
        (fetched) => over || setSlots(() => fetched),
        () => undefined,
      )
    }, AFTER_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [joined])
  return useMemo(() => (slots && role ? slots(role) : NOTHING), [slots, role])
}

function roleOf({ session, self }: LiveState) {
  return session?.peers.find(({ peerId }) => peerId === self?.peerId)?.role ?? null
}
