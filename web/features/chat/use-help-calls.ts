// The calls for help, as those see them who can answer: waiting ones first, the oldest of them at the top.
import { useMemo } from 'react'
import { helperOf } from '#domain/chat.ts'
import { roleMay } from '#domain/roles.ts'
import type { PeerState } from '#domain/session.ts'
import type { HelpCall } from '#domain/state/chat.ts'
import { useSelf, useSession } from '../../session/live-context.ts'
import { useAuthorName } from './use-author-name.ts'
import { usePointNames } from './use-point-names.ts'

/** A call with its names. */
export type NamedCall = HelpCall & {
  /** The bridge point that calls. */
  readonly name: string
  /** Who looks after it; null while nobody does. */
  readonly helper: string | null
}

const NOBODY: readonly PeerState[] = []
const NO_CALLS: readonly HelpCall[] = []

/** The calls of the session; none for those who cannot answer them. */
export function useHelpCalls(): readonly NamedCall[] {
  const self = useSelf()
  const names = usePointNames()
  const nameOf = useAuthorName(names)
  const calls = useSession((session) => session.helpCalls) ?? NO_CALLS
  const peers = useSession((session) => session.peers) ?? NOBODY
  const answers = self !== null && roleMay(self.role, 'help.answer')
  const shown = useMemo(() => {
    const named = (answers ? calls : NO_CALLS).map((call) => ({ call, helper: helperOf({ peers }, call) }))
    return [...named.filter(({ helper }) => !helper), ...named.filter(({ helper }) => helper)]
  }, [answers, calls, peers])
  return shown.map(({ call, helper }) => ({
    ...call,
    name: names.get(call.bridgePointId) ?? call.bridgePointId,
    helper: helper ? nameOf(helper) : null,
  }))
}

/** How many calls nobody looks after yet. */
export function useWaitingCalls(): number {
  return useHelpCalls().filter(({ helper }) => helper === null).length
}
