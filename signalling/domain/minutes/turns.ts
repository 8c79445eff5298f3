// Who spoke when, as the journal tells it.
import type { Step } from './steps.ts'
import type { SessionState } from '../session.ts'
import type { BridgePointId } from '../../protocol/ids.ts'

/** One turn at speaking. Times are epoch ms. */
export type Turn = {
  readonly bridgePointId: BridgePointId
  readonly startedAt: number
  /** Null when it had not ended. */
  readonly endedAt: number | null
}

/** In open discussion a microphone that was open for a shorter time is a slip of the hand, ms. */
const LEAST_OPEN_MS = 5_000

/**
 * Every turn in the order of its beginning. Where the floor is given: from its grant until it was yielded, revoked or
 * taken over; a grant that was taken back is no turn. In open discussion: while a bridge point's microphone was open.
 */
export function turnsOf(steps: readonly Step[]): Turn[] {
  const turns = new Map<string, Turn & { readonly open: boolean }>()
  for (const { before, after, event, at } of steps) {
    if (before.floor === after.floor && before.peers === after.peers) continue
    const speaking = speakersOf(after, at, turns)
    for (const [key, turn] of turns) {
      if (turn.endedAt !== null || speaking.has(key)) continue
      if (event.type === 'floor.undone') turns.delete(key)
      else turns.set(key, { ...turn, endedAt: at })
    }
    // One that is there again had only been taken away by mistake: it goes on.
    for (const [key, turn] of speaking) turns.set(key, { ...(turns.get(key) ?? turn), endedAt: null })
  }
  return [...turns.values()]
    .filter((turn) => !turn.open || turn.endedAt === null || turn.endedAt - turn.startedAt >= LEAST_OPEN_MS)
    .map(({ bridgePointId, startedAt, endedAt }) => ({ bridgePointId, startedAt, endedAt }))
    .toSorted((a, b) => a.startedAt - b.startedAt)
}

/** Who speaks in this state, each under a key that is its own for this one turn. */
function speakersOf(
  { floor, peers }: SessionState,
  at: number,
  turns: ReadonlyMap<string, Turn & { readonly open: boolean }>,
): Map<string, Turn & { readonly open: boolean }> {
  const speaking = new Map<string, Turn & { readonly open: boolean }>()
  if (floor.mode !== 'open') {
    for (const { bridgePointId, grantedAt } of floor.holders) {
      speaking.set(`${bridgePointId} ${grantedAt}`, { bridgePointId, startedAt: grantedAt, endedAt: null, open: false })
    }
    return speaking
  }
  const running = new Map(
    [...turns].flatMap(([key, turn]) => (turn.open && turn.endedAt === null ? [[turn.bridgePointId, key]] : [])),
  )
  for (const { bridgePointId, microphone } of peers) {
    if (microphone === 'closed') continue
    const key = running.get(bridgePointId) ?? `${bridgePointId} open ${at}`
    speaking.set(key, { bridgePointId, startedAt: at, endedAt: null, open: true })
  }
  return speaking
}
