// Sessions for the tests of the domain: bridge points and connections by name, acts lived through, arbitrary stories.
import fc from 'fast-check'
import { AGENDA, anyAct, anyFloor, anyRecording } from './any-act.ts'
import type { Act } from './any-act.ts'
import type { InvitedBridgePoint, RecordedEvent } from '../../signalling/domain/event.ts'
import { decideJoining, decideOpening } from '../../signalling/domain/presence.ts'
import type { SessionRole } from '../../signalling/domain/roles.ts'
import { NEW_SESSION } from '../../signalling/domain/session.ts'
import type { SessionState } from '../../signalling/domain/session.ts'
import type { FloorSettings } from '../../signalling/domain/state/floor.ts'
import type { RecordingSettings } from '../../signalling/domain/state/recording.ts'
import { takeTurn } from '../../signalling/domain/turn.ts'
import { bridgePointId, peerId } from '../../signalling/protocol/ids.ts'
import { Refusal } from '../../signalling/protocol/refusals.ts'

export type { Act } from './any-act.ts'

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

/**
 * Performs acts one after the other as a room does: each is a turn of its own, what is decided and what follows from it
 * by itself is recorded and applied, a refusal changes nothing. A turn's time is 1,000 times the number of its first
 * event, ms.
 */
export function live(acts: readonly Act[], from: SessionState = NEW_SESSION): Lived {
  const journal: RecordedEvent[] = []
  const refused: Refusal[] = []
  let state = from
  for (const act of acts) {
    try {
      const turn = takeTurn(state, 1_000 * (state.seq + 1), 'system', act)
      journal.push(...turn.events)
      state = turn.state
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
    }
  }
  return { journal, state, refused }
}

/** Who may be there from the beginning: two of one bridge point, one of another, and one beside the chair. */
const MEMBERS: readonly (readonly [string, string])[] = [
  ['a', 'luc-ngan'],
  ['b', 'luc-ngan'],
  ['c', 'son-dong'],
  ['d', 'province'],
]

/** Any session of up to six connections, its chair among them: opened, lived through, in one of four ended. */
export const anyStory: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.record({ floor: anyFloor, recording: fc.option(anyRecording, { nil: undefined }) }),
    fc.subarray([...MEMBERS], { minLength: 3 }),
    fc.array(anyAct, { maxLength: 40, size: 'max' }),
    fc.integer({ min: 0, max: 3 }),
  )
  .map(([settings, members, acts, ending]): Act[] => {
    const chair = joining('chair', { at: 'province', role: 'chair' })
    const begun = [openingWith(settings), chair, ...members.map(([id, at]) => joining(id, { at })), ...acts]
    return ending === 0 ? [...begun, closing] : begun
  })

const openingWith =
  ({ floor, recording }: { floor: FloorSettings; recording: RecordingSettings | undefined }): Act =>
  (state) =>
    decideOpening(state, {
      title: 'Giao ban',
      bridgePoints: BRIDGE_POINTS,
      agenda: AGENDA,
      floor,
      ...(recording && { recording }),
    })

const closing: Act = () => [{ type: 'session.closed' }]
