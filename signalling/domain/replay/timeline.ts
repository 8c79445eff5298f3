// What was on the stage of a session when, as it was directed; and when the line of a bridge point was down.
import { lanesIn } from './lanes.ts'
import type { Lane } from './lanes.ts'
import { endOf, momentsOf, spansOf } from './moments.ts'
import type { Moment, Span } from './moments.ts'
import type { RecordedEvent } from '../event.ts'
import type { SessionState } from '../session.ts'
import { arrangeStage } from '../stage.ts'
import type { Layout } from '../state/stage.ts'
import { peerId } from '../../protocol/ids.ts'
import type { BridgePointId, DocumentId, PeerId } from '../../protocol/ids.ts'

/** A connection whose camera is shown, and where it is. */
export type Shown = { readonly peerId: PeerId; readonly bridgePointId: BridgePointId }

/** What was presented: a shared screen, or a page of a document (from 1). */
export type Presented =
  | ({ readonly kind: 'screen' } & Shown)
  | { readonly kind: 'document'; readonly documentId: DocumentId; readonly name: string; readonly page: number }

/** What every bridge point was shown at one time. */
export type Directed = {
  readonly layout: Layout
  /** The large pictures: who held the floor (two for a dialogue), else whom the chair put in the light, else the main bridge point. */
  readonly speakers: readonly Shown[]
  /** Who stands for the main bridge point, its chair first; null while nobody is there. */
  readonly main: Shown | null
  readonly presented: Presented | null
}

/** One stretch of the stage. */
export type StageSpan = Span & Directed

/** A stretch during which the line of a bridge point was down. */
export type Gap = Span & { readonly bridgePointId: BridgePointId }

/** A session as it can be seen again. Its times are ms since the opening. */
export type Timeline = {
  readonly title: string
  /** Epoch ms; 0 before the opening. Added to a time of the replay it gives the hour by the server's clock. */
  readonly openedAt: number
  /** When the session was closed, ms since its opening; null while it goes on. */
  readonly endMs: number | null
  /** Without overlap and without holes, from the opening to the end; the last one goes on while the session does. */
  readonly stage: readonly StageSpan[]
  /** In the order of time. */
  readonly gaps: readonly Gap[]
}

/** A viewer who takes no part, and so sees the stage as all see it. */
const ONLOOKER = peerId.parse('replay')

/**
 * The timeline of a journal, which may still grow: what has ended stays as it is. In open discussion the journal does
 * not know who was heard; the stage is then the bridge point in the light or the main one.
 */
export function timelineOf(events: readonly RecordedEvent[]): Timeline {
  const moments = momentsOf(events)
  return timelineIn(moments, lanesIn(moments))
}

/** The same of a journal that is read already, with its lanes. */
export function timelineIn(moments: readonly Moment[], lanes: readonly Lane[]): Timeline {
  const { title = '', openedAt = 0 } = moments.at(-1)?.after ?? {}
  return {
    title,
    openedAt,
    endMs: endOf(moments),
    stage: spansOf(moments, ({ after }) => directedIn(after), isSame).map(({ value, ...span }) => ({
      ...span,
      ...value,
    })),
    gaps: lanes
      .flatMap(({ bridgePoint, lineDown }) => lineDown.map((span) => ({ ...span, bridgePointId: bridgePoint.id })))
      .toSorted((a, b) => a.fromMs - b.fromMs),
  }
}

/** What the chair had everybody see in this state: what a screen shows that has chosen nothing by itself. */
export function directedIn(state: SessionState): Directed {
  const { layout, stage, strip } = arrangeStage(state, ONLOOKER, null)
  const places = new Map(state.peers.map((peer) => [peer.peerId, peer]))
  const mains = new Set(state.bridgePoints.filter((point) => point.main).map((point) => point.id))
  const all = [...stage, ...strip].flatMap((tile) => places.get(tile.peerId) ?? [])
  const atMain = all.filter((peer) => mains.has(peer.bridgePointId))
  const main = atMain.find((peer) => peer.role === 'chair') ?? atMain[0]
  return {
    layout,
    speakers: all.slice(0, stage.length).map(onlyShown),
    main: main === undefined ? null : onlyShown(main),
    presented: presentedIn(state),
  }
}

/** A shared screen goes before a document, as on the screens of the session. */
function presentedIn({ presenter, peers, document }: SessionState): Presented | null {
  const sharing = peers.find((peer) => peer.peerId === presenter)
  if (sharing !== undefined) return { kind: 'screen', ...onlyShown(sharing) }
  if (document === null) return null
  return { kind: 'document', documentId: document.documentId, name: document.name, page: document.page }
}

function onlyShown({ peerId, bridgePointId }: Shown): Shown {
  return { peerId, bridgePointId }
}

/** Both are made by `directedIn`: plain data, their fields in the same order. */
function isSame(a: Directed, b: Directed): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
