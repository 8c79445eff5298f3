// The player: one clock, and an element with its feed for every track that is seen or heard around it.
import { heardBetween, recordedFrom } from '#domain/replay/tracks.ts'
import { sceneAt, tracksIn } from '#domain/replay/scene.ts'
import type { Scene, Watching } from '#domain/replay/scene.ts'
import type { SessionId, TrackId } from '#protocol'
import { createStore } from '../../session/store.ts'
import type { Readable } from '../../session/store.ts'
import { Deck } from './deck.ts'
import { PlayerClock } from './player-clock.ts'
import type { ReplayModel } from './replay-model.ts'

/** How often everything is brought in line with the clock, ms. */
const TICK_MS = 50
/** Tracks are made ready this long before they are needed, ms. */
const AHEAD_MS = 4_000
/** A track that is not needed any more stays a moment: the floor often comes back, ms. */
const LINGER_MS = 8_000
/** How far behind what is written a live replay stays, ms: so much is always there to be shown. */
const LIVE_LAG_MS = 2_500
/** Nearer than this to the live edge counts as live, ms. */
const LIVE_WITHIN_MS = 4_000

/** What the page shows of the player. */
export type PlayerState = {
  /** Where it is, ms since the opening. */
  readonly ms: number
  readonly playing: boolean
  /** It would play, but waits for what is being fetched. */
  readonly waiting: boolean
  readonly ended: boolean
  readonly rate: number
  readonly volume: number
  readonly muted: boolean
  readonly watching: Watching
  readonly scene: Scene
  readonly atLiveEdge: boolean
  /** Something cannot be fetched at the moment. */
  readonly troubled: boolean
}

const EMPTY: Scene = { large: [], small: null, presented: null }

/** Plays one session. */
export class ReplayPlayer {
  readonly state: Readable<PlayerState>
  readonly #store
  readonly #sessionId: SessionId
  readonly #clock: PlayerClock
  readonly #decks = new Map<TrackId, Deck>()
  readonly #timer: number
  #model: ReplayModel
  #live: boolean
  /** When it was last told how far the session has come, on the clock of `performance.now()`. */
  #followedAt = performance.now()

  /** @param atMs where it begins; it stands until it is let run */
  constructor(sessionId: SessionId, model: ReplayModel, atMs: number, live: boolean) {
    this.#sessionId = sessionId
    this.#model = model
    this.#live = live
    this.#clock = new PlayerClock(atMs)
    this.#store = createStore<PlayerState>({
      ms: atMs,
      playing: false,
      waiting: false,
      ended: false,
      rate: 1,
      volume: 1,
      muted: false,
      watching: { kind: 'stage' },
      scene: EMPTY,
      atLiveEdge: false,
      troubled: false,
    })
    this.state = this.#store
    this.follow(model, live)
    this.#timer = window.setInterval(() => this.#tick(), TICK_MS)
  }

  /** What is known of the session has grown. */
  follow(model: ReplayModel, live: boolean): void {
    this.#model = model
    this.#live = live
    this.#followedAt = performance.now()
    this.#tick()
  }

  /** As far as it can be played: the end, or a little behind what is being written. */
  get edgeMs(): number {
    const { endMs } = this.#model
    return this.#live ? Math.max(0, endMs + performance.now() - this.#followedAt - LIVE_LAG_MS) : endMs
  }

  /** The element that shows a track; null while it is not needed. */
  elementOf(trackId: TrackId): HTMLMediaElement | null {
    return this.#decks.get(trackId)?.element ?? null
  }

  play(): void {
    const { ended } = this.#store.get()
    if (ended) this.seek(this.#model.beginMs ?? 0)
    this.#store.set({ playing: true })
    this.#tick()
  }

  stop(): void {
    this.#store.set({ playing: false })
    this.#tick()
  }

  toggle(): void {
    if (this.#store.get().playing) this.stop()
    else this.play()
  }

  seek(ms: number): void {
    const at = Math.max(0, Math.min(ms, this.edgeMs))
    this.#clock.set(at, performance.now())
    this.#store.set({ ended: false })
    this.#tick()
  }

  /** To a little before or after where it is. */
  skip(byMs: number): void {
    this.seek(this.#clock.at(performance.now()) + byMs)
  }

  goLive(): void {
    this.seek(this.edgeMs)
    this.play()
  }

  setRate(rate: number): void {
    this.#clock.setRate(rate, performance.now())
    this.#store.set({ rate })
    this.#tick()
  }

  setVolume(volume: number, muted: boolean): void {
    this.#store.set({ volume: Math.max(0, Math.min(1, volume)), muted })
    this.#tick()
  }

  watch(watching: Watching): void {
    this.#store.set({ watching })
    this.#tick()
  }

  /** When something of the recording begins again after a time at which there is nothing; null when nothing does. */
  nextRecorded(ms: number): number | null {
    return recordedFrom(this.#model.tracks, ms)
  }

  close(): void {
    window.clearInterval(this.#timer)
    for (const deck of this.#decks.values()) deck.close()
    this.#decks.clear()
  }

  #tick(): void {
    const now = performance.now()
    const { playing, rate, watching, volume, muted } = this.#store.get()
    this.#clock.setLimit(this.edgeMs, now)
    const ms = this.#clock.at(now)
    const scene = sceneAt(this.#model.scene, watching, ms)
    const seen = tracksIn(scene)
    const heard = heardBetween(this.#model.tracks, ms - 500, ms + 500)
    const soon = tracksIn(sceneAt(this.#model.scene, watching, ms + AHEAD_MS * rate))
    const heardSoon = heardBetween(this.#model.tracks, ms, ms + AHEAD_MS * rate)
    this.#ready([...seen, ...heard, ...soon, ...heardSoon], ms, now)
    const needed = [...seen, ...heard].flatMap((trackId) => this.#decks.get(trackId) ?? [])
    // What cannot be had is waited for no longer: the others go on.
    const waiting = playing && needed.some((deck) => !deck.isReady(ms) && !deck.troubled)
    const atEnd = ms >= this.edgeMs
    const runs = playing && !waiting && !(atEnd && !this.#live)
    if (this.#clock.running !== runs) this.#clock.run(runs, now)
    for (const deck of this.#decks.values()) deck.follow({ ms, rate, runs, volume: muted ? 0 : volume })
    this.#store.set({
      ms,
      waiting,
      scene: sameScene(this.#store.get().scene, scene),
      ended: atEnd && !this.#live,
      playing: playing && !(atEnd && !this.#live),
      atLiveEdge: this.#live && this.edgeMs - ms < LIVE_WITHIN_MS,
      troubled: needed.some((deck) => deck.troubled),
    })
  }

  /** Has a deck for every track that is needed now or soon, and lets go of those that have not been for a while. */
  #ready(trackIds: readonly TrackId[], ms: number, now: number): void {
    for (const trackId of new Set(trackIds)) {
      const deck = this.#decks.get(trackId) ?? new Deck(this.#sessionId, trackId, ms)
      deck.neededAt = now
      this.#decks.set(trackId, deck)
    }
    for (const [trackId, deck] of this.#decks) {
      if (now - deck.neededAt < LINGER_MS) continue
      deck.close()
      this.#decks.delete(trackId)
    }
  }
}

/** The same one while nothing on the screen changes, so that nothing is drawn again. */
function sameScene(before: Scene, after: Scene): Scene {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after
}
