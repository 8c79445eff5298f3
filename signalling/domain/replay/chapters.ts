// The chapters of a replay: items of the agenda, speakers, votes, presentations and conclusions, as the journal names them.
import { momentsOf } from './moments.ts'
import type { Moment, Span } from './moments.ts'
import type { RecordedEvent } from '../event.ts'
import type { SessionState } from '../session.ts'
import type { BallotId, BridgePointId, DocumentId } from '../../protocol/ids.ts'

/** What a chapter is about; texts are those of the journal, empty where it has none. */
export type ChapterSubject =
  /** Its names as they stood when it ended. */
  | { readonly kind: 'agenda-item'; readonly itemId: string; readonly title: string; readonly rapporteur: string }
  /** How the vote ended, never who chose what nor how many. */
  | {
      readonly kind: 'vote'
      readonly ballotId: BallotId
      readonly motion: string
      readonly secret: boolean
      readonly phase: 'open' | 'closed' | 'cancelled'
    }
  /** `documentId` null: a shared screen, which has no name. */
  | {
      readonly kind: 'presentation'
      readonly documentId: DocumentId | null
      readonly name: string
      readonly bridgePointId: BridgePointId | null
    }
  /** `subject`: what they had asked to speak about. */
  | {
      readonly kind: 'speaker'
      readonly bridgePointId: BridgePointId
      readonly name: string
      readonly subject: string
    }
  | {
      readonly kind: 'conclusion'
      readonly conclusionId: string
      readonly text: string
      readonly itemId: string | null
    }

/** One chapter. A conclusion has no length: it ends where it begins. */
export type Chapter = Span & {
  /** The place in the journal of the event that began it. */
  readonly seq: number
} & ChapterSubject

/** In this order where several begin together: from what lasts longest. */
const KINDS: readonly Chapter['kind'][] = ['agenda-item', 'vote', 'presentation', 'speaker', 'conclusion']

/** In open discussion a microphone that was open for a shorter time is a slip of the hand, ms. */
const LEAST_OPEN_MS = 5_000

/**
 * The chapters of a journal, which may still grow, in the order of their beginning. What has ended stays as it is, but
 * for conclusions: they stand in their last wording, and one that was removed is gone. A floor that was given and taken
 * back at once is no chapter, as it is none in the minutes.
 */
export function chaptersOf(events: readonly RecordedEvent[]): Chapter[] {
  return chaptersIn(momentsOf(events))
}

/** The same of a journal that is read already. */
export function chaptersIn(moments: readonly Moment[]): Chapter[] {
  return [...stretches(moments), ...conclusionsOf(moments)].toSorted(
    (a, b) => a.fromMs - b.fromMs || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.seq - b.seq,
  )
}

/** Something that goes on in a state, under a key that is its own for as long as it does. */
type Running = { readonly key: string; readonly least: number; readonly subject: ChapterSubject }

type Begun = Running & { readonly fromMs: number; readonly seq: number }

function stretches(moments: readonly Moment[]): Chapter[] {
  const chapters: Chapter[] = []
  let running = new Map<string, Begun>()
  for (const moment of moments) {
    const now = new Map(runningIn(moment.after).map((one) => [one.key, one]))
    for (const [key, begun] of running) {
      const lastedMs = moment.ms - begun.fromMs
      if (now.has(key) || lastedMs === 0 || lastedMs < begun.least || isTakenBack(moment, begun.subject)) continue
      chapters.push(chapter(begun, endedAs(begun.subject, moment.after), moment.ms))
    }
    const before = running
    running = new Map(
      [...now].map(([key, one]) => {
        const { fromMs, seq } = before.get(key) ?? { fromMs: moment.ms, seq: moment.seq }
        return [key, { ...one, fromMs, seq }]
      }),
    )
  }
  return [...chapters, ...[...running.values()].map((begun) => chapter(begun, begun.subject, null))]
}

function chapter({ fromMs, seq }: Begun, subject: ChapterSubject, toMs: number | null): Chapter {
  return { ...subject, seq, fromMs, toMs }
}

/** Whether this moment takes back that the floor was given. */
function isTakenBack({ event, before }: Moment, subject: ChapterSubject): boolean {
  const { undo } = before.floor
  if (event.type !== 'floor.undone' || subject.kind !== 'speaker' || undo?.act !== 'granted') return false
  return undo.bridgePointId === subject.bridgePointId
}

function endedAs(subject: ChapterSubject, state: SessionState): ChapterSubject {
  if (subject.kind !== 'vote') return subject
  return { ...subject, phase: state.ballots.find(({ id }) => id === subject.ballotId)?.phase ?? 'cancelled' }
}

function runningIn(state: SessionState): Running[] {
  return [...itemIn(state), ...votesIn(state), ...presentationsIn(state), ...speakersIn(state)]
}

function itemIn({ agenda: { current, items } }: SessionState): Running[] {
  if (current === null) return []
  const { title = '', rapporteur = '' } = items.find(({ id }) => id === current.itemId) ?? {}
  const subject = { kind: 'agenda-item' as const, itemId: current.itemId, title, rapporteur }
  return [{ key: `item ${current.itemId} ${current.since}`, least: 0, subject }]
}

function votesIn({ ballots }: SessionState): Running[] {
  return ballots
    .filter(({ phase }) => phase === 'open')
    .map(({ id, motion, secret, phase }) => ({
      key: `vote ${id}`,
      least: 0,
      subject: { kind: 'vote', ballotId: id, motion, secret, phase },
    }))
}

function presentationsIn({ presenter, document, peers }: SessionState): Running[] {
  const placeOf = (peerId: string) => peers.find((peer) => peer.peerId === peerId)?.bridgePointId ?? null
  const kind = 'presentation' as const
  const running: Running[] = []
  if (presenter !== null) {
    const subject = { kind, documentId: null, name: '', bridgePointId: placeOf(presenter) }
    running.push({ key: `screen ${presenter}`, least: 0, subject })
  }
  if (document !== null) {
    const { documentId, name, peerId } = document
    const subject = { kind, documentId, name, bridgePointId: placeOf(peerId) }
    running.push({ key: `document ${documentId} ${peerId}`, least: 0, subject })
  }
  return running
}

/** Who has the floor; in open discussion, who has a microphone open. */
function speakersIn({ floor, peers, bridgePoints }: SessionState): Running[] {
  const nameOf = (id: BridgePointId) => bridgePoints.find((point) => point.id === id)?.name ?? ''
  const speaker = (bridgePointId: BridgePointId, subject: string) => ({
    kind: 'speaker' as const,
    bridgePointId,
    name: nameOf(bridgePointId),
    subject,
  })
  if (floor.mode !== 'open') {
    return floor.holders.map(({ bridgePointId, grantedAt, request }) => ({
      key: `floor ${bridgePointId} ${grantedAt}`,
      least: 0,
      subject: speaker(bridgePointId, request?.subject ?? ''),
    }))
  }
  const open = new Set(peers.filter((peer) => peer.microphone === 'open').map((peer) => peer.bridgePointId))
  return [...open].map((id) => ({ key: `open ${id}`, least: LEAST_OPEN_MS, subject: speaker(id, '') }))
}

/** Where each conclusion that still stands was first written. */
function conclusionsOf(moments: readonly Moment[]): Chapter[] {
  const standing = moments.at(-1)?.after.conclusions ?? []
  return moments.flatMap(({ event, ms, seq }) => {
    const written = event.type === 'conclusion.added' && standing.find(({ id }) => id === event.id)
    if (!written) return []
    const { id, text, itemId } = written
    return [{ kind: 'conclusion' as const, conclusionId: id, text, itemId, seq, fromMs: ms, toMs: ms }]
  })
}
