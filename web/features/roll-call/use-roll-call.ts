// The roll call as the session has it.
import { useMemo } from 'react'
import { roleMay } from '#domain/roles.ts'
import { quorumOf, rollCallOf } from '#domain/roll-call.ts'
import type { Quorum, RollCallEntry } from '#domain/roll-call.ts'
import type { RollCallState } from '#domain/state/roll-call.ts'
import { useSelf, useSession } from '../../session/live-context.ts'

/** The roll call with its entries and its quorum. */
export type RollCall = {
  readonly state: RollCallState
  readonly entries: readonly RollCallEntry[]
  readonly quorum: Quorum
}

/** Null before the session is joined. */
export function useRollCall(): RollCall | null {
  const bridgePoints = useSession((session) => session.bridgePoints)
  const rollCall = useSession((session) => session.rollCall)
  return useMemo(() => {
    if (!bridgePoints || !rollCall) return null
    const kept = { bridgePoints, rollCall }
    return { state: rollCall, entries: rollCallOf(kept), quorum: quorumOf(kept) }
  }, [bridgePoints, rollCall])
}

/** Whether we keep the roll call. */
export function useKeeps(): boolean {
  const self = useSelf()
  return self !== null && roleMay(self.role, 'roll-call.keep')
}
