// Any act of a chaired session, by any connection, for the property tests of the domain.
import fc from 'fast-check'
import {
  decideAgenda,
  decideConclusion,
  decideConclusionChange,
  decideConclusionRemoval,
  decideItem,
  decideItemEnd,
} from '../../signalling/domain/agenda.ts'
import {
  decideBallot,
  decideBallotCancel,
  decideBallotEnd,
  decidePapers,
  decideVote,
} from '../../signalling/domain/ballot.ts'
import { decideHelpAnswer, decideHelpCall, decideHelpEnd, decideMessage } from '../../signalling/domain/chat.ts'
import { decideAdmission, decideDoor, decideRemoval, decideTurningAway } from '../../signalling/domain/door.ts'
import type { SessionEvent } from '../../signalling/domain/event.ts'
import {
  decideDenial,
  decideExtension,
  decideFloorSettings,
  decideGrant,
  decideList,
  decideRequest,
  decideRevocation,
  decideSilencing,
  decideUndo,
  decideWithdrawal,
  decideYield,
} from '../../signalling/domain/floor.ts'
import type { AgendaItem } from '../../signalling/domain/meeting.ts'
import {
  decideJoining,
  decideLeaving,
  decideLineDropped,
  decideLineRestored,
  decideRole,
} from '../../signalling/domain/presence.ts'
import {
  decideDiskForeseen,
  decideDiskFull,
  decideRecordingContinued,
  decideRecordingInterrupted,
  decideRecordingPause,
  decideRecordingResume,
  decideRecordingStart,
  decideRecordingStop,
} from '../../signalling/domain/recording.ts'
import { SESSION_ROLES } from '../../signalling/domain/roles.ts'
import {
  decideCallingAgain,
  decideDelegates,
  decideMark,
  decideQuorum,
  decideRollCallStart,
} from '../../signalling/domain/roll-call.ts'
import type { SessionState } from '../../signalling/domain/session.ts'
import {
  decideCamera,
  decideMicrophone,
  decidePresentationStart,
  decidePresentationStop,
} from '../../signalling/domain/sources.ts'
import { decideDocument, decideDocumentEnd, decidePage, decideStage } from '../../signalling/domain/stage-direction.ts'
import type { Recipient } from '../../signalling/domain/state/chat.ts'
import { DOORS } from '../../signalling/domain/state/door.ts'
import { FLOOR_MODES } from '../../signalling/domain/state/floor.ts'
import type { FloorSettings } from '../../signalling/domain/state/floor.ts'
import { RECORDING_POLICIES, RECORDING_STARTS } from '../../signalling/domain/state/recording.ts'
import type { RecordingSettings } from '../../signalling/domain/state/recording.ts'
import { MARKABLE } from '../../signalling/domain/state/roll-call.ts'
import { LAYOUTS } from '../../signalling/domain/state/stage.ts'
import { ballotId, bridgePointId, documentId, peerId } from '../../signalling/protocol/ids.ts'
import type { BridgePointId } from '../../signalling/protocol/ids.ts'

/** An act: what a room is asked to perform, at a time (epoch ms). */
export type Act = (state: SessionState, at: number) => readonly SessionEvent[]

/** The agenda of the stories. */
export const AGENDA: readonly AgendaItem[] = ['first', 'second'].map((id) => ({
  id,
  title: id,
  plannedMinutes: 10,
  rapporteur: '',
}))

const PEERS = ['chair', 'a', 'b', 'c', 'd', 'e'].map((id) => peerId.parse(id))
const POINTS = ['luc-ngan', 'province', 'son-dong', 'uninvited'].map((id) => bridgePointId.parse(id))
const DOCUMENTS = ['application/pdf', 'image/png'].map((mediaType, index) => ({
  id: documentId.parse(`document-${index}`),
  name: 'Báo cáo',
  mediaType,
}))

const anyPeer = fc.constantFrom(...PEERS)
/** Mostly the chair: what others may not do is refused soon enough. */
const director = fc.oneof({ weight: 4, arbitrary: fc.constant(peerId.parse('chair')) }, anyPeer)
const point = fc.constantFrom(...POINTS)
/** Mostly the first of those whom the act can be about. */
const first = (among: (state: SessionState) => readonly { readonly bridgePointId: BridgePointId }[]) =>
  fc.tuple(fc.integer({ min: 0, max: 3 }), point).map(
    ([stray, other]) =>
      (state: SessionState) =>
        (stray && among(state)[0]?.bridgePointId) || other,
  )
const holder = first(({ floor }) => floor.holders)
const waiting = first(({ floor }) => floor.queue)
const voter = first(({ ballots }) => ballots.at(-1)?.voters ?? [])
const position = fc.constantFrom('open' as const, 'closed' as const)
const role = fc.constantFrom(...SESSION_ROLES)
/** Short against the steps of a story, so that limits are reached within it. */
const span = fc.constantFrom(null, 2_000, 5_000)

/** Any way of giving the floor. */
export const anyFloor: fc.Arbitrary<FloorSettings> = fc.record({
  mode: fc.constantFrom('chaired', 'queue', ...FLOOR_MODES),
  limitMs: span,
  most: fc.constantFrom(1 as const, 2 as const),
  secretarySpeaks: fc.boolean(),
})

const joining = fc
  .record({ peerId: anyPeer, bridgePointId: point, role, microphone: position, camera: position })
  .map((seat): Act => {
    // A guest brings a bridge point of their own.
    const guest = seat.role === 'guest' ? { guest: 'Chuyên gia', bridgePointId: bridgePointId.parse('guest') } : null
    return (state) => decideJoining(state, { ...seat, guest: null, ...guest })
  })

const presence = fc.oneof(
  fc
    .tuple(anyPeer, fc.constantFrom('left' as const, 'line-down' as const))
    .map(([id, cause]) => act((state) => decideLeaving(state, id, cause))),
  anyPeer.map((id) => act((state) => decideLineDropped(state, id))),
  anyPeer.map((id) => act((state) => decideLineRestored(state, id))),
  fc.tuple(anyPeer, position).map(([id, wanted]) => act((state) => decideMicrophone(state, id, wanted))),
  fc.tuple(anyPeer, position).map(([id, wanted]) => act((state) => decideCamera(state, id, wanted))),
  anyPeer.map((id) => act((state) => decidePresentationStart(state, id))),
  anyPeer.map((id) => act((state) => decidePresentationStop(state, id))),
  fc.tuple(director, anyPeer, role).map(([by, id, given]) => act((state) => decideRole(state, by, id, given))),
)

const floor = fc.oneof(
  { weight: 4, arbitrary: anyPeer.map((id) => act((state) => decideRequest(state, id, 'ý kiến'))) },
  anyPeer.map((id) => act((state) => decideWithdrawal(state, id))),
  anyPeer.map((id) => act((state) => decideYield(state, id))),
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        director,
        fc.oneof(
          waiting,
          point.map((id) => () => id),
        ),
        fc.option(span, { nil: undefined }),
      )
      .map(([by, of, limit]) => act((state, at) => decideGrant(state, by, of(state), at, limit))),
  },
  fc.tuple(director, waiting).map(([by, of]) => act((state) => decideDenial(state, by, of(state)))),
  fc.tuple(director, holder).map(([by, of]) => act((state) => decideRevocation(state, by, of(state)))),
  fc.tuple(director, holder).map(([by, of]) => act((state, at) => decideExtension(state, by, of(state), 3_000, at))),
  fc.tuple(director, anyFloor).map(([by, settings]) => act((state) => decideFloorSettings(state, by, settings))),
  fc
    .tuple(director, fc.array(point, { maxLength: 3 }))
    .map(([by, list]) => act((state) => decideList(state, by, list))),
  { weight: 3, arbitrary: director.map((by) => act((state, at) => decideUndo(state, by, at))) },
  fc.tuple(director, anyPeer).map(([by, id]) => act((state) => decideSilencing(state, by, id))),
)

const rollCall = fc.oneof(
  director.map((by) => act((state) => decideRollCallStart(state, by))),
  fc
    .tuple(director, point, fc.option(fc.constantFrom(...MARKABLE)))
    .map(([by, id, attendance]) =>
      act((state) =>
        decideMark(state, by, id, attendance && { attendance, reason: attendance === 'absent' ? 'bận' : '' }),
      ),
    ),
  fc
    .tuple(director, point, fc.integer({ min: 1, max: 5 }))
    .map(([by, id, delegates]) => act((state) => decideDelegates(state, by, id, delegates))),
  director.map((by) => act((state) => decideCallingAgain(state, by, 'missing'))),
  fc.tuple(director, fc.constantFrom(50, 67)).map(([by, percent]) => act((state) => decideQuorum(state, by, percent))),
)

const itemId = fc.constantFrom('first', 'second', 'third')
const agenda = fc.oneof(
  fc.tuple(director, itemId).map(([by, id]) => act((state) => decideItem(state, by, id))),
  director.map((by) => act((state) => decideItemEnd(state, by))),
  director.map((by) => act((state) => decideAgenda(state, by, state.agenda.items.toReversed()))),
  fc
    .tuple(director, fc.option(itemId))
    .map(([by, id]) => act((state) => decideConclusion(state, by, 'Thống nhất', id))),
  director.map((by) => act((state) => decideConclusionChange(state, by, state.conclusions[0]?.id ?? '', 'Đã sửa'))),
  director.map((by) => act((state) => decideConclusionRemoval(state, by, state.conclusions[0]?.id ?? ''))),
)

const recipient: fc.Arbitrary<Recipient> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.constant({ kind: 'secretary' as const }),
  point.map((id) => ({ kind: 'bridge-point' as const, bridgePointId: id })),
)
const words = fc.oneof(
  fc.tuple(anyPeer, recipient).map(([id, to]) => act((state) => decideMessage(state, id, to, 'Xin chào'))),
  fc.tuple(director, recipient).map(([id, to]) => act((state) => decideMessage(state, id, to, 'Đề nghị'))),
  anyPeer.map((id) => act((state) => decideHelpCall(state, id, 'mất tiếng'))),
  fc.tuple(director, point).map(([by, id]) => act((state) => decideHelpAnswer(state, by, id))),
  fc.tuple(anyPeer, point).map(([by, id]) => act((state) => decideHelpEnd(state, by, id))),
)

const door = fc.oneof(
  fc.tuple(director, fc.constantFrom(...DOORS)).map(([by, wanted]) => act((state) => decideDoor(state, by, wanted))),
  fc.tuple(director, anyPeer).map(([by, id]) => act((state) => decideAdmission(state, by, id))),
  fc.tuple(director, anyPeer).map(([by, id]) => act((state) => decideTurningAway(state, by, id))),
  fc.tuple(director, anyPeer).map(([by, id]) => act((state) => decideRemoval(state, by, id))),
)

const stage = fc.oneof(
  fc
    .tuple(
      director,
      fc.record({
        layout: fc.constantFrom(...LAYOUTS),
        choice: fc.constantFrom('chair' as const, 'free' as const),
        spotlight: fc.option(point),
      }),
    )
    .map(([by, choice]) => act((state) => decideStage(state, by, choice))),
  fc
    .tuple(anyPeer, fc.constantFrom(...DOCUMENTS))
    .map(([id, document]) => act((state) => decideDocument(state, id, document))),
  fc.tuple(anyPeer, fc.integer({ min: 1, max: 3 })).map(([id, page]) => act((state) => decidePage(state, id, page))),
  anyPeer.map((id) => act((state) => decideDocumentEnd(state, id))),
)

/** The ballot that an act is about: the last one. */
const lastBallot = ({ ballots }: SessionState) => ballots.at(-1)?.id ?? ballotId.parse('none')
const voting = fc.oneof(
  fc.tuple(director, fc.boolean(), fc.constantFrom('bridge-point' as const, 'delegate' as const)).map(
    ([by, secret, unit]): Act =>
      (state) =>
        decideBallot(state, by, {
          id: ballotId.parse(`ballot-${state.ballots.length}`),
          motion: 'Nghị quyết',
          unit,
          options: ['Tán thành', 'Không tán thành'],
          publicKey: secret ? 'key' : null,
        }),
  ),
  fc
    .tuple(anyPeer, voter, fc.constantFrom([1, 0], [0, 1], [1, 1]))
    .map(([id, of, votes]) => act((state) => decideVote(state, id, lastBallot(state), of(state), votes))),
  fc
    .tuple(anyPeer, fc.integer({ min: 1, max: 3 }))
    .map(([id, papers]) =>
      act((state) => decidePapers(state, id, { id: lastBallot(state), papers, digest: 'digest' })),
    ),
  director.map((by) =>
    act((state) => decideBallotEnd(state, by, lastBallot(state), [{ serial: 'serial', option: 0 }])),
  ),
  director.map((by) => act((state) => decideBallotCancel(state, by, lastBallot(state)))),
)

/** Any way of recording. */
export const anyRecording: fc.Arbitrary<RecordingSettings> = fc.record({
  starts: fc.constantFrom(...RECORDING_STARTS),
  policy: fc.constantFrom(...RECORDING_POLICIES),
})

const recording = fc.oneof(
  fc
    .tuple(director, fc.constantFrom(...RECORDING_POLICIES))
    .map(([by, policy]) => act((state) => decideRecordingStart(state, by, policy))),
  ...[decideRecordingPause, decideRecordingResume, decideRecordingStop].map((decide) =>
    director.map((by) => act((state) => decide(state, by))),
  ),
  fc.constantFrom(
    act(decideRecordingInterrupted),
    act(decideRecordingContinued),
    act(decideDiskFull),
    act((state, at) => decideDiskForeseen(state, at + 3_600_000)),
    act((state) => decideDiskForeseen(state, null)),
  ),
)

/** Any act of any kind; the coming, going and speaking that all else hangs on more often. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: joining },
  { weight: 5, arbitrary: presence },
  { weight: 12, arbitrary: floor },
  { weight: 2, arbitrary: rollCall },
  { weight: 2, arbitrary: agenda },
  { weight: 2, arbitrary: words },
  { weight: 1, arbitrary: door },
  { weight: 2, arbitrary: stage },
  { weight: 3, arbitrary: voting },
  { weight: 3, arbitrary: recording },
)

/** Only names the kind of a function. */
function act(decide: Act): Act {
  return decide
}
