// A session that is only made up, in whatever state the gallery wants to look at.
import type { SessionEvent } from '#domain/event.ts'
import type { SessionRole } from '#domain/roles.ts'
import { NEW_SESSION, applySession } from '#domain/session.ts'
import type { SessionState } from '#domain/session.ts'
import { NEW_STAGE } from '#domain/state/stage.ts'
import type { StageChoice } from '#domain/state/stage.ts'
import type { BridgePointId, PeerId } from '#protocol'
import type { LivePhase, LiveSession, LiveState, TrackKey } from '../../../session/live-state.ts'
import { createStore } from '../../../session/store.ts'
import type { Store } from '../../../session/store.ts'
import { testPicture } from './test-picture.ts'

/** Bridge points as in a small province; a larger one has communes too. */
export const NAMES = [
  'Văn phòng UBND tỉnh',
  'UBND thành phố Bắc Giang',
  'UBND huyện Lục Ngạn',
  'UBND huyện Sơn Động',
  'Sở Nông nghiệp và Phát triển nông thôn',
  'UBND huyện Yên Thế',
  'UBND huyện Tân Yên',
  'UBND huyện Hiệp Hòa',
  'UBND huyện Lạng Giang',
  'UBND huyện Việt Yên',
  'UBND huyện Yên Dũng',
  'UBND huyện Lục Nam',
] as const

/** What to make up. */
export type MadeUp = {
  /** How many others are there. */
  readonly others: number
  readonly phase?: LivePhase
  readonly presenting?: 'other' | 'self'
  readonly refusal?: LiveState['refusal']
  /** Some lines are bad, one has dropped, one camera is off. */
  readonly troubled?: boolean
  /** As what we sit there; a chair sits at the main bridge point. */
  readonly role?: SessionRole
  /** The floor is given by the chair: so many hold it, and some ask. */
  readonly holders?: 0 | 1 | 2
  readonly stage?: Partial<StageChoice>
  /** What happened besides. */
  readonly events?: readonly SessionEvent[]
}

// Made-up ids in the form of real ones.
const peer = (index: number) => `peer-${index}` as PeerId
const point = (index: number) => `bp-${index}` as BridgePointId
const nameOf = (index: number) => NAMES[index] ?? `UBND xã số ${index - NAMES.length + 1}`
const SPEAK_MS = 300_000
const MOST_PICTURES = 20

/** The chair sits in the first place, everybody else in the third. */
function ownPlace({ role }: MadeUp): number {
  return role === 'chair' || role === 'secretary' ? 0 : 2
}

/** A live session whose buttons change only this page. */
export function madeUpLive(wanted: MadeUp): LiveSession {
  const session = fold(eventsOf(wanted))
  const self = peer(ownPlace(wanted))
  const store = createStore<LiveState>({
    phase: wanted.phase ?? { name: 'live' },
    session,
    urn: null,
    clockAheadMs: 0,
    self: { peerId: self, bridgePointId: point(ownPlace(wanted)) },
    speaker: wanted.others > 1 ? peer(1) : null,
    quality: Object.fromEntries(session.peers.map(({ peerId }, index) => [peerId, quality(wanted, index)])),
    tracks: tracksOf(session),
    presentation: testPicture(20),
    mediaLost: false,
    refusal: wanted.refusal ?? null,
  })
  return sessionOn(store, self)
}

function quality({ troubled }: MadeUp, index: number): 'good' | 'fair' | 'poor' {
  if (!troubled) return 'good'
  return (['good', 'good', 'fair', 'poor'] as const)[index % 4] ?? 'good'
}

function eventsOf(wanted: MadeUp): SessionEvent[] {
  const { others, presenting, troubled, role = 'member', events = [] } = wanted
  const self = ownPlace(wanted)
  const present = [...Array(others + 1).keys()].map((index) => (others < self ? self - index : index))
  const total = Math.max(NAMES.length, others + 4)
  return [
    {
      type: 'session.opened',
      title: 'Giao ban công tác phòng, chống thiên tai tháng 11',
      bridgePoints: [...Array(total).keys()].map((index) => ({
        id: point(index),
        name: nameOf(index),
        main: index === 0,
        kind: index < NAMES.length ? 'district' : 'commune',
      })),
      agenda: AGENDA,
      ...(wanted.holders !== undefined && { floor: CHAIRED }),
    },
    ...present.flatMap((index): SessionEvent[] => [
      {
        type: 'peer.joined',
        peerId: peer(index),
        bridgePointId: point(index),
        role: index === self ? role : index === 0 ? 'chair' : 'member',
      },
      ...(!troubled || index % 5 !== 4 ? [{ type: 'camera.opened', peerId: peer(index) } as const] : []),
      ...(index < 2 ? [{ type: 'microphone.opened', peerId: peer(index) } as const] : []),
    ]),
    ...floorEvents(wanted),
    ...(wanted.stage ? [{ type: 'stage.set', choice: { ...NEW_STAGE, ...wanted.stage } } as const] : []),
    ...(presenting ? [{ type: 'presentation.started', peerId: peer(presenting === 'self' ? self : 0) } as const] : []),
    ...(troubled ? [{ type: 'peer.line-dropped', peerId: peer(3) } as const] : []),
    ...events,
  ]
}

const CHAIRED = { mode: 'chaired', limitMs: SPEAK_MS, most: 2, secretarySpeaks: true } as const

const AGENDA = [
  { id: 'a1', title: 'Khai mạc', rapporteur: 'Văn phòng UBND tỉnh', plannedMinutes: 10 },
  { id: 'a2', title: 'Báo cáo tình hình mưa lũ', rapporteur: 'Chi cục Thủy lợi', plannedMinutes: 30 },
  { id: 'a3', title: 'Phương án di dời dân vùng sạt lở', rapporteur: 'UBND huyện Sơn Động', plannedMinutes: 25 },
] as const

/** The floor with its holders, and some who ask. */
function floorEvents({ holders }: MadeUp): SessionEvent[] {
  if (holders === undefined) return []
  const endsAt = Date.now() + SPEAK_MS - 47_000
  const holding = [1, 3].slice(0, holders).map((index): SessionEvent => ({
    type: 'floor.granted',
    bridgePointId: point(index),
    peerId: peer(index),
    endsAt: index === 1 ? endsAt : Date.now() + 20_000,
    replaces: null,
  }))
  const asking = [4, 5, 7].map((index): SessionEvent => ({
    type: 'floor.requested',
    bridgePointId: point(index),
    peerId: peer(index),
    subject: index === 4 ? 'Đề nghị hỗ trợ vật tư' : '',
  }))
  return [{ type: 'agenda.item-started', itemId: 'a2' }, ...holding, ...asking]
}

function fold(events: readonly SessionEvent[]): SessionState {
  return events.reduce(
    (state, event, index) => applySession(state, { seq: index + 1, at: Date.now(), by: 'system', event }),
    NEW_SESSION,
  )
}

function tracksOf({ peers, presenter }: SessionState): ReadonlyMap<TrackKey, MediaStreamTrack> {
  const tracks = new Map<TrackKey, MediaStreamTrack>()
  // Every picture is drawn on this very page: more of them would be slower than any meeting.
  for (const [index, { peerId }] of peers.slice(0, MOST_PICTURES).entries()) {
    const track = testPicture((index * 47) % 360)
    if (track) tracks.set(`${peerId}/camera`, track)
  }
  const slide = testPicture(50)
  if (presenter && slide) tracks.set(`${presenter}/presentation`, slide)
  return tracks
}

function sessionOn(store: Store<LiveState>, peerId: PeerId): LiveSession {
  const act = (event: SessionEvent) => {
    const { session } = store.get()
    if (session)
      store.set({ session: applySession(session, { seq: session.seq + 1, at: Date.now(), by: 'system', event }) })
  }
  return {
    store,
    openMicrophone: async () => act({ type: 'microphone.opened', peerId }),
    closeMicrophone: async () => act({ type: 'microphone.closed', peerId }),
    openCamera: async () => act({ type: 'camera.opened', peerId }),
    closeCamera: async () => act({ type: 'camera.closed', peerId }),
    startPresentation: async () => act({ type: 'presentation.started', peerId }),
    stopPresentation: async () => act({ type: 'presentation.stopped', peerId }),
    show() {},
    ask: async () => undefined,
    documentRequest: () => ({ url: '', headers: {} }),
    dismissRefusal: () => store.set({ refusal: null }),
    leave: async () => store.set({ phase: { name: 'ended', cause: 'left' } }),
  }
}
