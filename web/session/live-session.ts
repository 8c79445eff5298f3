// The live session: seat, journal, media and devices brought together behind what the screens use.
import type { RecordedEvent } from '#domain/event.ts'
import type { SessionState } from '#domain/session.ts'
import { NEW_SESSION } from '#domain/session.ts'
import { Refusal } from '#protocol'
import type { Input, JoinedSession, PeerId, ResumedSession, WebContract } from '#protocol'
import type { Devices } from './device-state.ts'
import type { Equipment } from './equipment.ts'
import { extendJournal, hasGap, startJournal } from './journal.ts'
import type { Journal } from './journal.ts'
import type { LivePhase, LiveSession, LiveState } from './live-state.ts'
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
  readonly equipment: Promise<Equipment>
  readonly devices: Devices
  readonly firstView: Input<WebContract, 'session.join'>['view']
}

/** The first line must be up within this time; later ones are waited for without end. */
const FIRST_LINE_WITHIN_MS = 30_000
/** How long leaving may wait to be heard. */
const FAREWELL_MS = 1_000

const NO_NETWORK: LivePhase = { name: 'failed', code: 'network', details: undefined }

const BEFORE_JOINING: LiveState = {
  phase: { name: 'joining' },
  session: null,
  self: null,
  speaker: null,
  quality: {},
  tracks: new Map(),
  presentation: null,
  mediaLost: false,
  refusal: null,
}

/** Joins at once and stays joined until left, ended or turned away. */
export function createLiveSession(parts: LiveParts): LiveSession {
  const live = new Live(parts)
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
  readonly #firstLine: ReturnType<typeof setTimeout>
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
    this.#firstLine = setTimeout(() => this.#finish(NO_NETWORK), FIRST_LINE_WITHIN_MS)
    signal.attend(this)
  }

  up(): void {
    clearTimeout(this.#firstLine)
    this.#seat.up()
  }

  down(): void {
    this.#seat.down()
    if (this.store.get().phase.name !== 'live') return
    this.store.set({ phase: { name: 'reconnecting', since: Date.now() } })
  }

  refused({ code, details }: Refusal): void {
    if (code === 'protocol-mismatch' && reloadOnce()) return
    if (code === 'peer-replaced') this.#finish({ name: 'ended', cause: 'replaced' })
    else if (code === 'session-ended' && this.store.get().self) this.#finish({ name: 'ended', cause: 'closed' })
    else this.#finish({ name: 'failed', code, details })
  }

  readonly hear: Attendant['hear'] = {
    'session.event': (event) => this.#fold([event]),
    'session.ended': ({ cause }) => this.#finish({ name: 'ended', cause }),
    'consumer.opened': (source) => this.#media?.consumerOpened(source),
    'consumer.closed': ({ consumerId }) => this.#media?.consumerClosed(consumerId),
    'media.lost': () => this.#media?.reopen(),
    'speaker.changed': ({ peerId }) => this.store.set({ speaker: peerId }),
    'quality.changed': ({ peerId, quality }) =>
      this.store.set({ quality: { ...this.store.get().quality, [peerId]: quality } }),
  }

  async leave(): Promise<void> {
    if (this.#over) return
    const heard = this.#parts.signal.greet('session.leave', {}).catch(() => null)
    const waited = new Promise((resolve) => setTimeout(resolve, FAREWELL_MS))
    const farewell = Promise.race([heard, waited])
    this.#finish({ name: 'ended', cause: 'left' }, farewell)
    await farewell
  }

  async #joining(): Promise<Input<WebContract, 'session.join'>> {
    const equipment = await this.#parts.equipment
    if (!this.#over) this.#media ??= this.#openMedia(equipment)
    return { ...this.sending.wish(), ...equipment.offer, view: this.#parts.firstView }
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
    this.#journal = extendJournal(startJournal(state), this.#journal.ahead)
    const session = this.#journal.state
    this.store.set({ phase: { name: 'live' }, session, self: { peerId, bridgePointId }, speaker, quality })
    this.#media?.adopt(answer.media)
    this.#tell(session, peerId, true)
  }

  #resumed({ events, speaker, quality, media }: ResumedSession): void {
    this.store.set({ phase: { name: 'live' }, speaker, quality })
    this.#fold(events)
    this.view.again()
    if (media === 'lost') this.#media?.reopen()
  }

  #fold(events: readonly RecordedEvent[]): void {
    this.#journal = extendJournal(this.#journal, events)
    const { self } = this.store.get()
    if (!self) return
    this.store.set({ session: this.#journal.state })
    this.#tell(this.#journal.state, self.peerId, false)
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
