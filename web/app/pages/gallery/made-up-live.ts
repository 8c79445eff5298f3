// A session that is only made up, in whatever state the gallery wants to look at.
import type { SessionEvent } from '#domain/event.ts'
import { NEW_SESSION, applySession } from '#domain/session.ts'
import type { SessionState } from '#domain/session.ts'
import type { BridgePointId, PeerId } from '#protocol'
import type { LivePhase, LiveSession, LiveState, TrackKey } from '../../../session/live-state.ts'
import { createStore } from '../../../session/store.ts'
import type { Store } from '../../../session/store.ts'
import { testPicture } from './test-picture.ts'

/** Bridge points as in a small province. */
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
}

// Made-up ids in the form of real ones.
const peer = (index: number) => `peer-${index}` as PeerId
const point = (index: number) => `bp-${index % NAMES.length}` as BridgePointId
const SELF = 2

/** A live session whose buttons change only this page. */
export function madeUpLive(wanted: MadeUp): LiveSession {
  const session = fold(eventsOf(wanted))
  const store = createStore<LiveState>({
    phase: wanted.phase ?? { name: 'live' },
    session,
    urn: null,
    self: { peerId: peer(SELF), bridgePointId: point(SELF) },
    speaker: wanted.others > 1 ? peer(1) : null,
    quality: Object.fromEntries(session.peers.map(({ peerId }, index) => [peerId, quality(wanted, index)])),
    tracks: tracksOf(session),
    presentation: testPicture(20),
    mediaLost: false,
    refusal: wanted.refusal ?? null,
  })
  return sessionOn(store)
}

function quality({ troubled }: MadeUp, index: number): 'good' | 'fair' | 'poor' {
  if (!troubled) return 'good'
  return (['good', 'good', 'fair', 'poor'] as const)[index % 4] ?? 'good'
}

function eventsOf({ others, presenting, troubled }: MadeUp): SessionEvent[] {
  const present = [...Array(others + 1).keys()].map((index) => (others < SELF ? SELF - index : index))
  const events: SessionEvent[] = [
    {
      type: 'session.opened',
      title: 'Giao ban công tác phòng, chống thiên tai tháng 11',
      bridgePoints: NAMES.map((name, index) => ({ id: point(index), name, main: index === 0 })),
    },
  ]
  for (const index of present) {
    events.push({ type: 'peer.joined', peerId: peer(index), bridgePointId: point(index) })
    if (!troubled || index % 5 !== 4) events.push({ type: 'camera.opened', peerId: peer(index) })
    if (index < 2) events.push({ type: 'microphone.opened', peerId: peer(index) })
  }
  if (presenting) events.push({ type: 'presentation.started', peerId: peer(presenting === 'self' ? SELF : 0) })
  if (troubled) events.push({ type: 'peer.line-dropped', peerId: peer(3) })
  return events
}

function fold(events: readonly SessionEvent[]): SessionState {
  return events.reduce(
    (state, event, index) => applySession(state, { seq: index + 1, at: Date.now(), by: 'system', event }),
    NEW_SESSION,
  )
}

function tracksOf({ peers, presenter }: SessionState): ReadonlyMap<TrackKey, MediaStreamTrack> {
  const tracks = new Map<TrackKey, MediaStreamTrack>()
  for (const [index, { peerId }] of peers.entries()) {
    const track = testPicture((index * 47) % 360)
    if (track) tracks.set(`${peerId}/camera`, track)
  }
  const slide = testPicture(50)
  if (presenter && slide) tracks.set(`${presenter}/presentation`, slide)
  return tracks
}

function sessionOn(store: Store<LiveState>): LiveSession {
  const act = (event: SessionEvent) => {
    const { session } = store.get()
    if (session)
      store.set({ session: applySession(session, { seq: session.seq + 1, at: Date.now(), by: 'system', event }) })
  }
  const peerId = peer(SELF)
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
    dismissRefusal: () => store.set({ refusal: null }),
    leave: async () => store.set({ phase: { name: 'ended', cause: 'left' } }),
  }
}
