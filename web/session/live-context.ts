// The live session around the caller, for every feature of the meeting.
import { createContext, useContext } from 'react'
import type { SessionState } from '#domain/session.ts'
import type { SessionRole } from '#domain/roles.ts'
import type { BridgePointId, PeerId } from '#protocol'
import type { LiveSession } from './live-state.ts'
import { useStore } from './use-store.ts'

const Context = createContext<LiveSession | null>(null)

/** Hands the live session to everything inside. */
export const LiveProvider = Context.Provider

/** The live session around the caller. */
export function useLive(): LiveSession {
  const live = useContext(Context)
  if (live === null) throw new Error('a part of the meeting stands outside of it')
  return live
}

/**
 * A part of the session's state; the caller draws again only when that part is another one.
 * @param select answers a value that stays the same (`===`) while nothing of it changes
 * @returns null before the session is joined
 */
export function useSession<T>(select: (state: SessionState) => T): T | null {
  return useStore(useLive().store, ({ session }) => (session ? select(session) : null))
}

/** Who we are in the session. */
export type Self = { readonly peerId: PeerId; readonly bridgePointId: BridgePointId; readonly role: SessionRole }

/** Our own place and role; null before the session is joined. */
export function useSelf(): Self | null {
  const live = useLive()
  const self = useStore(live.store, (state) => state.self)
  const role = useStore(live.store, ({ session, self: own }) => {
    return session?.peers.find((peer) => peer.peerId === own?.peerId)?.role ?? null
  })
  return self && role && { ...self, role }
}
