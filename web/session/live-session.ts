// The live session: seat, journal, media and devices brought together behind what the screens use.
import type { RecordedEvent } from '#domain/event.ts'
import type { SessionState } from '#domain/session.ts'
import { NEW_SESSION } from '#domain/session.ts'
import { Refusal } from '#protocol'
import type { Input, JoinedSession, Output, PeerId, RequestName, ResumedSession, WebContract } from '#protocol'
import type { Devices } from './device-state.ts'
import type { Equipment } from './equipment.ts'
import { extendJournal, hasGap, startJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import type { LivePhase, LiveSession, LiveState, PreparedSession } from './live-state.ts'
import { Media } from './media.ts'
import { Presenting } from './presenting.ts'
import { reloadOnce } from './reload.ts'
import { Seat } from './seat.ts'
import { Sending } from './sending.ts'
import { NOBODY } from './signal.ts'
import type { Attendant, Signal } from './signal.ts'
import { createStore } from './store.ts'
import type { Store } from './store.ts'
import { createTrackBoard } from './track-board.ts'
import type { TrackBoard } from './track-board.ts'
import { createView } from './view.ts'
import type { View } from './view.ts'

/** What a live session is made of. */
export type LiveParts = {
  readonly signal: Signal
  /** The seat's ticket. */
  readonly ticket: string
  readonly equipment: Promise<Equipment>
  readonly devices: Devices
  readonly firstView: Input<WebContract, 'session.join'>['view']
}

/** The first line must be up within this time; later ones are waited for without end. */
const FIRST_LINE_WITHIN_MS = 30_000
/** How long leaving may wait to be heard. */
const FAREWELL_MS = 1_000

/** Within this time the first picture is usually drawn when the media was prepared. */
const FIRST_PICTURE_MS = 350

const NO_NETWORK: LivePhase = { name: 'failed', code: 'network', details: undefined }

const BEFORE_JOINING: LiveState = {
  phase: { name: 'joining' },
  session: null,
  self: null,
  urn: null,
  clockAheadMs: 0,
  speaker: null,
  quality: {},
  tracks: new Map(),
  presentation: null,
  mediaLost: false,
  refusal: null,
}

/** Opens what can be open before the person joins; joined, it stays so until left, ended or turned away. */
export function standBy(parts: LiveParts): PreparedSession {
  const live = new Live(parts)
  const session = sessionOf(live, parts)
  return {
    store: live.store,
    join() {
      live.join()
      return session
    },
    close: () => live.standDown(),
  }
}

function sessionOf(live: Live, { ticket }: Pick<LiveParts, 'ticket'>): LiveSession {
  const { sending, presenting, view } = live
  return {
    store: live.store,
    openMicrophone: () => sending.openMicrophone(),
    closeMicrophone: () => sending.closeMicrophone(),
    openCamera: () => sending.openCamera(),
    closeCamera: () => sending.closeCamera(),
    startPresentation: () => presenting.start(),
    stopPresentation: () => presenting.stop(),
    show: view.show,
    ask: (name, input) => live.ask(name, input),
    documentRequest: (id) => ({
      url: `/api/sessions/documents/${encodeURIComponent(id)}`,
      headers: { authorization: `Bearer ${ticket}` },
    }),
    dismissRefusal: () => live.store.set({ refusal: null }),
    leave: () => live.leave(),
  }
}

class Live implements Attendant {
  readonly store: Store<LiveState> = createStore(BEFORE_JOINING)
  readonly sending: Sending
  readonly presenting: Presenting
  readonly view: View
  readonly #parts: LiveParts
  readonly #board: TrackBoard
  readonly #seat: Seat
  #firstLine: ReturnType<typeof setTimeout> | undefined
  #lineUp = false
  /** The person has asked to join. */
  #wanted = false
  /** What the lobby prepared stands on this very line. */
  #prepared = false
  #refusal: Refusal | undefined
  /** Holds on to events that come before the snapshot they follow. */
  #journal: Journal = startJournal(NEW_SESSION)
  #media: Media | undefined
  #over = false

  constructor(parts: LiveParts) {
    const { signal, devices } = parts
    const turnedDown = (error: unknown): void => this.#turnedDown(error)
    this.#parts = parts
    this.#board = createTrackBoard((tracks) => this.store.set({ tracks }))
    this.sending = new Sending({ signal, devices, turnedDown })
    this.presenting = new Presenting({
      signal,
      turnedDown,
      showing: (presentation) => this.store.set({ presentation }),
    })
    this.view = createView(signal)
    this.#seat = new Seat({
      signal,
      joining: () => this.#joining(),
      seq: () => this.#journal.state.seq,
      joined: (answer) => this.#joined(answer),
      resumed: (answer) => this.#resumed(answer),
      turnedAway: (refusal) => this.refused(refusal),
    })
    signal.attend(this)
  }

  /** The person has come: from here on the seat is taken and kept. */
  join(): void {
    if (this.#wanted || this.#over) return
    this.#wanted = true
    if (this.#lineUp) return this.#seat.up()
    this.#firstLine = setTimeout(() => this.#finish(NO_NETWORK), FIRST_LINE_WITHIN_MS)
    const refusal = this.#refusal
    if (refusal) queueMicrotask(() => this.refused(refusal))
  }

  /** Lets everything go when nobody joined. */
  standDown(): void {
    if (!this.#wanted) this.#finish({ name: 'ended', cause: 'left' })
  }

  up(): void {
    this.#lineUp = true
    clearTimeout(this.#firstLine)
    if (this.#wanted) this.#seat.up()
    else void this.#prepare().catch(() => {})
  }

  down(): void {
    this.#lineUp = false
    this.#prepared = false
    this.#seat.down()
    if (this.store.get().phase.name !== 'live') return
    this.store.set({ phase: { name: 'reconnecting', since: Date.now() } })
  }

  refused(refusal: Refusal): void {
    const { code, details } = refusal
    if (code === 'protocol-mismatch' && reloadOnce()) return
    this.#refusal = refusal
    // Who has not asked to join is not told why it would not work.
    if (!this.#wanted) return
    if (code === 'waiting-room') this.store.set({ phase: { name: 'waiting' } })
    else if (code === 'peer-replaced') this.#finish({ name: 'ended', cause: 'replaced' })
    else if (code === 'session-ended' && this.store.get().self) this.#finish({ name: 'ended', cause: 'closed' })
    else this.#finish({ name: 'failed', code, details })
  }

  readonly hear: Attendant['hear'] = {
    'session.event': (event) => this.#fold([event]),
    'session.ended': ({ cause }) => this.#ended(cause),
    'consumer.opened': (source) => this.#media?.consumerOpened(source),
    'consumer.closed': ({ consumerId }) => this.#media?.consumerClosed(consumerId),
    'media.lost': () => this.#media?.reopen(),
    'ballot.progress': (urn) => this.store.set({ urn }),
    'door.opened': ({ admitted }) => this.#doorOpened(admitted),
    'speaker.changed': ({ peerId }) => this.store.set({ speaker: peerId }),
    'quality.changed': ({ peerId, quality }) =>
      this.store.set({ quality: { ...this.store.get().quality, [peerId]: quality } }),
  }

  async ask<N extends RequestName<WebContract>>(
    name: N,
    input: Input<WebContract, N>,
  ): Promise<Output<WebContract, N> | undefined> {
    try {
      return await this.#parts.signal.request(name, input)
    } catch (error) {
      this.#turnedDown(error)
      return undefined
    }
  }

  #ended(cause: 'closed' | 'replaced' | 'removed'): void {
    if (this.#wanted) this.#finish({ name: 'ended', cause })
    else this.refused(new Refusal(cause === 'replaced' ? 'peer-replaced' : 'session-ended'))
  }

  #doorOpened(admitted: boolean): void {
    if (admitted) this.#seat.joinAgain()
    else this.refused(new Refusal('sent-away'))
  }

  async leave(): Promise<void> {
    if (this.#over) return
    const heard = this.#parts.signal.greet('session.leave', {}).catch(() => null)
    const waited = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))
    const farewell = Promise.race([heard, waited])
    this.#finish({ name: 'ended', cause: 'left' }, farewell)
    await farewell
  }

  /** In the lobby: everything is negotiated now, so that after the click only a key frame is waited for. */
  async #prepare(): Promise<void> {
    const { signal, firstView: view } = this.#parts
    const { media, offer } = await this.#ready()
    if (this.#wanted || this.#over) return
    const opened = await signal.greet('media.prepare', { ...offer, view })
    if (this.#wanted || this.#over) return
    await media.adopt(opened)
    this.#prepared = this.#lineUp && !this.#wanted
  }

  async #joining(): Promise<Input<WebContract, 'session.join'>> {
    const { offer } = await this.#ready()
    return { ...this.sending.wish(), ...offer, view: this.#parts.firstView, prepared: this.#prepared }
  }

  async #ready(): Promise<{ media: Media; offer: Equipment['offer'] }> {
    const equipment = await this.#parts.equipment
    this.#media ??= this.#openMedia(equipment)
    return { media: this.#media, offer: equipment.offer }
  }

  #openMedia(equipment: Equipment): Media {
    const { signal, firstView } = this.#parts
    return new Media({
      equipment,
      signal,
      board: this.#board,
      view: firstView,
      linked: (link) => {
        this.sending.attach(link)
        this.presenting.attach(link)
        this.view.again()
      },
      lost: (mediaLost) => this.store.set({ mediaLost }),
      unknown: () => this.#seat.joinAgain(),
    })
  }

  #joined(answer: JoinedSession): void {
    const { peerId, bridgePointId, state, speaker, quality } = answer
    this.store.set({ clockAheadMs: answer.now - Date.now() })
    this.#journal = extendJournal(startJournal(state), this.#journal.ahead)
    const session = this.#journal.state
    this.store.set({ phase: { name: 'live' }, session, self: { peerId, bridgePointId }, speaker, quality })
    this.#prepared = false
    if (answer.media) void this.#media?.adopt(answer.media)
    const begin = (): void => this.#tell(this.#journal.state, peerId, true)
    // What was prepared flows at once; negotiating our own sending in that moment would hold up the first picture.
    if (answer.media) begin()
    else setTimeout(begin, FIRST_PICTURE_MS)
  }

  #resumed({ events, now, speaker, quality, media }: ResumedSession): void {
    this.store.set({ phase: { name: 'live' }, speaker, quality, clockAheadMs: now - Date.now() })
    this.#fold(events)
    this.view.again()
    if (media === 'lost') this.#media?.reopen()
  }

  #fold(events: readonly RecordedEvent[]): void {
    this.#journal = extendJournal(this.#journal, events)
    const { self } = this.store.get()
    if (!self) return
    // The first word goes out before anything is drawn.
    this.#tell(this.#journal.state, self.peerId, false)
    this.store.set({ session: this.#journal.state })
    if (hasGap(this.#journal)) this.#seat.catchUp()
  }

  #tell(state: SessionState, self: PeerId, fresh: boolean): void {
    this.sending.know(state, self, fresh)
    this.presenting.know(state, self, fresh)
  }

  #turnedDown(error: unknown): void {
    if (this.#over || !(error instanceof Refusal)) return
    if (error.code === 'not-joined') this.#seat.joinAgain()
    else this.store.set({ refusal: { code: error.code, details: error.details } })
  }

  /** Closes everything; after a failure the devices stay, for the person may try again. */
  #finish(phase: LivePhase, farewell: Promise<unknown> = Promise.resolve()): void {
    if (this.#over) return
    this.#over = true
    const { signal, devices } = this.#parts
    clearTimeout(this.#firstLine)
    signal.attend(NOBODY)
    this.#seat.down()
    this.view.close()
    this.presenting.close()
    this.sending.close()
    this.#media?.close()
    this.#board.clear()
    if (phase.name === 'ended') devices.close()
    this.store.set({ phase, mediaLost: false })
    void farewell.finally(() => signal.close())
  }
}
