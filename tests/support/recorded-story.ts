// What happens in a recorded session for tests: who has the floor when, what is paused, what each track carries.
import { PICTURE, camera, microphone, presentation } from './recorded-media.ts'
import type { Media } from './recorded-media.ts'
import type { RecordedEvent, SessionEvent } from '../../signalling/domain/event.ts'
import { trackOf } from '../../signalling/domain/replay/tracks.ts'
import { peerId } from '../../signalling/protocol/ids.ts'
import type { BridgePointId, PeerId, TrackId } from '../../signalling/protocol/ids.ts'

/** From a time to before another, ms since the opening; whole seconds. */
export type Stretch = { readonly fromMs: number; readonly toMs: number }

/** A place of the session; its media are those of its number. */
export type Place = { readonly number: number; readonly bridgePointId: BridgePointId; readonly peerId: PeerId }

/** What is told. */
export type Story = {
  readonly lengthMs: number
  /** How long each place has the floor, one after the other, again and again, ms. */
  readonly turnMs: number
  /** A confidential part. */
  readonly pause: Stretch | null
  /** When the second place shares its screen. */
  readonly presents: Stretch | null
  /** When the line of the last place is down; nothing of it is recorded then. */
  readonly lineDown: Stretch | null
  /** When packets to the main place's camera were lost. */
  readonly damaged: Stretch | null
}

/** A track of the story: what it carries, and when. */
export type ToldTrack = {
  readonly trackId: TrackId
  readonly media: Media
  readonly stretches: readonly Stretch[]
  /** Whether somebody speaks; for microphones. */
  readonly loud: (ms: number) => boolean
  readonly damaged: Stretch | null
}

/** The places of bridge points, the main one first. */
export function placesOf(bridgePoints: readonly BridgePointId[]): Place[] {
  return bridgePoints.map((id, number) => ({ number, bridgePointId: id, peerId: peerId.parse(`place-${number}`) }))
}

/** Who has the floor at a time: the number of a place. */
export function speakerAt({ turnMs }: Story, places: readonly Place[], ms: number): number {
  return Math.floor(ms / turnMs) % places.length
}

/** The tracks: every camera, the main microphone throughout, the others while they have the floor, a shared screen. */
export function tracksOf(story: Story, places: readonly Place[]): ToldTrack[] {
  const told = places.flatMap((place) => {
    const all = awayFrom(whole(story), place.number === places.length - 1 ? story.lineDown : null)
    const own = turnsOf(story, places, place.number)
    const isHeard = place.number === 0 ? all : all.flatMap((one) => own.map((turn) => common(one, turn)).filter(isSome))
    const loud = (ms: number) => speakerAt(story, places, ms) === place.number
    const shared = place.number === 1 && story.presents ? [story.presents] : []
    const damaged = place.number === 0 ? story.damaged : null
    const track = (source: Parameters<typeof trackOf>[1], media: Media, stretches: readonly Stretch[]) => {
      const kept = stretches.flatMap((one) => awayFrom([one], story.pause))
      return { trackId: trackOf(place.peerId, source), media, stretches: kept, loud, damaged: null }
    }
    return [
      { ...track('camera', camera(place.number), all), damaged },
      track('microphone', microphone(place.number), isHeard),
      track('presentation', presentation(place.number), shared),
    ]
  })
  return told.filter(({ stretches }) => stretches.length > 0)
}

/** What the journal says of it after the opening, in order; without a closing. */
export function eventsOf(story: Story, places: readonly Place[], openedAt: number): RecordedEvent[] {
  const told: (readonly [number, SessionEvent])[] = [
    ...places.flatMap((place) => arrival(place)),
    [0, { type: 'recording.started', policy: 'all' }],
    [1_000, { type: 'agenda.item-started', itemId: 'thu-ngan-sach' }],
    ...turns(story, places),
    [5_000, said(places[1], 'Đề nghị chủ tọa cho ý kiến về tiến độ thu', { kind: 'all' })],
    [6_000, said(places.at(-1), 'Nhờ thư ký gửi lại số liệu', { kind: 'secretary' })],
    [half(story), { type: 'agenda.item-started', itemId: 'giai-ngan' }],
    [half(story), { type: 'conclusion.added', id: 'kl-1', text: 'Giao Sở Tài chính theo dõi', itemId: null }],
    ...between(story.pause, { type: 'recording.paused' }, { type: 'recording.resumed' }),
    ...between(
      story.presents,
      { type: 'presentation.started', peerId: idOf(places[1]) },
      { type: 'presentation.stopped', peerId: idOf(places[1]) },
    ),
    ...between(
      story.lineDown,
      { type: 'peer.line-dropped', peerId: idOf(places.at(-1)) },
      { type: 'peer.line-restored', peerId: idOf(places.at(-1)) },
    ),
  ]
  return told
    .filter(([ms]) => ms < story.lengthMs)
    .toSorted(([a], [b]) => a - b)
    .map(([ms, event], index) => ({ seq: index + 2, at: openedAt + ms, by: 'system' as const, event }))
}

/** Pictures of the story in a second, for who counts them. */
export const PICTURES_A_SECOND = PICTURE.rate

type Told = readonly [number, SessionEvent]

function arrival({ number, peerId: id, bridgePointId }: Place): Told[] {
  return [
    [0, { type: 'peer.joined', peerId: id, bridgePointId, role: number === 0 ? 'chair' : 'member' }],
    [0, { type: 'camera.opened', peerId: id }],
    [0, { type: 'microphone.opened', peerId: id }],
  ]
}

function turns(story: Story, places: readonly Place[]): Told[] {
  const count = Math.ceil(story.lengthMs / story.turnMs)
  return Array.from({ length: count }, (_, turn): Told => {
    const [now, before] = [places[turn % places.length], places[(turn - 1) % places.length]]
    const replaces = turn === 0 ? null : (before?.bridgePointId ?? null)
    const granted = { type: 'floor.granted', peerId: idOf(now), endsAt: null, replaces } as const
    return [turn * story.turnMs, { ...granted, bridgePointId: pointOf(now) }]
  })
}

function said(place: Place | undefined, text: string, to: { readonly kind: 'all' | 'secretary' }): SessionEvent {
  return { type: 'chat.said', peerId: idOf(place), bridgePointId: pointOf(place), role: 'member', to, text }
}

function between(stretch: Stretch | null, begins: SessionEvent, ends: SessionEvent): Told[] {
  if (stretch === null) return []
  return [
    [stretch.fromMs, begins],
    [stretch.toMs, ends],
  ]
}

function idOf(place: Place | undefined): PeerId {
  if (!place) throw new Error('The story needs another place.')
  return place.peerId
}

function pointOf(place: Place | undefined): BridgePointId {
  if (!place) throw new Error('The story needs another place.')
  return place.bridgePointId
}

function half({ lengthMs }: Story): number {
  return Math.round(lengthMs / 2_000) * 1_000
}

function whole({ lengthMs }: Story): Stretch[] {
  return [{ fromMs: 0, toMs: lengthMs }]
}

function turnsOf({ lengthMs, turnMs }: Story, places: readonly Place[], number: number): Stretch[] {
  const count = Math.ceil(lengthMs / turnMs)
  return Array.from({ length: count }, (_, turn) => turn)
    .filter((turn) => turn % places.length === number)
    .map((turn) => ({ fromMs: turn * turnMs, toMs: Math.min((turn + 1) * turnMs, lengthMs) }))
}

/** What of stretches lies outside another one. */
function awayFrom(stretches: readonly Stretch[], hole: Stretch | null): Stretch[] {
  if (hole === null) return [...stretches]
  return stretches.flatMap(({ fromMs, toMs }) =>
    [
      common({ fromMs, toMs }, { fromMs: 0, toMs: hole.fromMs }),
      common({ fromMs, toMs }, { fromMs: hole.toMs, toMs }),
    ].filter(isSome),
  )
}

function common(a: Stretch, b: Stretch): Stretch {
  return { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) }
}

function isSome({ fromMs, toMs }: Stretch): boolean {
  return toMs > fromMs
}
