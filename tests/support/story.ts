// Sessions for the tests of the domain: bridge points and connections by name, acts lived through, arbitrary stories.
import fc from 'fast-check'
import type { InvitedBridgePoint, RecordedEvent, SessionEvent } from '../../signalling/domain/event.ts'
import {
  decideJoining,
  decideLeaving,
  decideLineDropped,
  decideLineRestored,
  decideOpening,
} from '../../signalling/domain/presence.ts'
import type { SessionRole } from '../../signalling/domain/roles.ts'
import { NEW_SESSION, applySession } from '../../signalling/domain/session.ts'
import type { SessionState } from '../../signalling/domain/session.ts'
import {
  decideCamera,
  decideMicrophone,
  decidePresentationStart,
  decidePresentationStop,
} from '../../signalling/domain/sources.ts'
import { bridgePointId, peerId } from '../../signalling/protocol/ids.ts'
import { Refusal } from '../../signalling/protocol/refusals.ts'

/** Three bridge points in the order of their invitation; the second is the main one. */
export const BRIDGE_POINTS: readonly InvitedBridgePoint[] = [
  { id: bridgePointId.parse('luc-ngan'), name: 'UBND huyện Lục Ngạn', main: false },
  { id: bridgePointId.parse('province'), name: 'Văn phòng UBND tỉnh', main: true },
  { id: bridgePointId.parse('son-dong'), name: 'UBND huyện Sơn Động', main: false },
]

/** One connection at each bridge point, under the bridge point's name. */
export const LUC_NGAN = peerId.parse('luc-ngan')
export const PROVINCE = peerId.parse('province')
export const SON_DONG = peerId.parse('son-dong')

/** An act: what a room is asked to perform. */
export type Act = (state: SessionState) => readonly SessionEvent[]

/** What became of a session: its journal, its state, and which acts were refused. */
export type Lived = {
  readonly journal: readonly RecordedEvent[]
  readonly state: SessionState
  readonly refused: readonly Refusal[]
}

/** Opens the sample session. */
export const opening: Act = (state) => decideOpening(state, { title: 'Giao ban', bridgePoints: BRIDGE_POINTS })

/** Joins from the bridge point of the connection's own name, both sources closed unless told otherwise. */
export const joining =
  (
    id: string,
    { at = id, role = 'member', guest = null, microphone = 'closed', camera = 'closed' }: Joined = {},
  ): Act =>
  (state) =>
    decideJoining(state, {
      peerId: peerId.parse(id),
      bridgePointId: bridgePointId.parse(at),
      role,
      guest,
      microphone,
      camera,
    })

type Joined = {
  at?: string
  role?: SessionRole
  guest?: string | null
  microphone?: 'open' | 'closed'
  camera?: 'open' | 'closed'
}

/** Performs acts one after the other as a room does: what is decided is recorded and applied, a refusal changes nothing. */
export function live(acts: readonly Act[], from: SessionState = NEW_SESSION): Lived {
  const journal: RecordedEvent[] = []
  const refused: Refusal[] = []
  let state = from
  for (const act of acts) {
    try {
      for (const event of act(state)) {
        const recorded: RecordedEvent = { seq: state.seq + 1, at: 1_000 * (state.seq + 1), by: 'system', event }
        journal.push(recorded)
        state = applySession(state, recorded)
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
    }
  }
  return { journal, state, refused }
}

const anyPeer = fc.constantFrom('a', 'b', 'c', 'd', 'e').map((id) => peerId.parse(id))
const anyBridgePoint = fc.constantFrom(...BRIDGE_POINTS.map(({ id }) => id), bridgePointId.parse('uninvited'))
const anyPosition = fc.constantFrom('open' as const, 'closed' as const)

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(anyPeer, anyBridgePoint, anyPosition, anyPosition).map(
      ([id, point, microphone, camera]): Act =>
        (state) =>
          decideJoining(state, { peerId: id, bridgePointId: point, role: 'member', guest: null, microphone, camera }),
    ),
  },
  fc.tuple(anyPeer, fc.constantFrom('left' as const, 'line-down' as const)).map(
    ([id, cause]): Act =>
      (state) =>
        decideLeaving(state, id, cause),
  ),
  anyPeer.map(
    (id): Act =>
      (state) =>
        decideLineDropped(state, id),
  ),
  anyPeer.map(
    (id): Act =>
      (state) =>
        decideLineRestored(state, id),
  ),
  fc.tuple(anyPeer, anyPosition).map(
    ([id, position]): Act =>
      (state) =>
        decideMicrophone(state, id, position),
  ),
  fc.tuple(anyPeer, anyPosition).map(
    ([id, position]): Act =>
      (state) =>
        decideCamera(state, id, position),
  ),
  anyPeer.map(
    (id): Act =>
      (state) =>
        decidePresentationStart(state, id),
  ),
  anyPeer.map(
    (id): Act =>
      (state) =>
        decidePresentationStop(state, id),
  ),
)

/** Any session of up to five connections: opened, lived through, in one of four ended. */
export const anyStory: fc.Arbitrary<readonly Act[]> = fc
  .tuple(fc.array(anyAct, { maxLength: 40 }), fc.integer({ min: 0, max: 3 }))
  .map(([acts, ending]): Act[] => (ending === 0 ? [opening, ...acts, closing] : [opening, ...acts]))

const closing: Act = () => [{ type: 'session.closed' }]
