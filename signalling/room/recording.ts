// The recording of one room: keeps the SFU and the recorder at what the session's state wants, whatever dies meanwhile.
import { Coalesced } from './coalesced.ts'
import type { Offers } from './offers.ts'
import { Broken, RecordedTracks } from './recorded-tracks.ts'
import type { Actor, RecordedEvent } from '../domain/event.ts'
import {
  decideDiskForeseen,
  decideDiskFull,
  decideRecordingContinued,
  decideRecordingInterrupted,
  recordedSources,
} from '../domain/recording.ts'
import type { SessionState } from '../domain/session.ts'
import type { Decide } from '../domain/turn.ts'
import type { Client, Notified } from '../protocol/contract.ts'
import type { PeerId } from '../protocol/ids.ts'
import type { RecorderContract, RecordingId } from '../../recorder/contract.ts'
import type { RouterId, SfuContract } from '../../sfu/contract.ts'

/** What a recording needs of its room. */
export type RoomRecordingOptions = {
  readonly sfu: Client<SfuContract>
  readonly recorder: Client<RecorderContract>
  readonly routerId: RouterId
  readonly recordingId: RecordingId
  readonly offers: Pick<Offers, 'of'>
  readonly state: () => SessionState
  /** Who was heard last. */
  readonly speaker: () => PeerId | null
  readonly isHere: (peerId: PeerId) => boolean
  /** Epoch ms. */
  readonly now: () => number
  readonly perform: (by: Actor, decide: Decide) => Promise<void>
}

/** How long after a failure it is tried again, ms: at first, and at most. */
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 10_000

/** How often it is looked whether the recorder is there, and how its disk is doing, ms. */
const CHECK_EVERY_MS = 5_000

/** A disk that will be full so soon is announced, ms; and no longer when it will last clearly longer. */
const DISK_AHEAD_MS = 3_600_000
const CLEARLY_LONGER = 1.1

/** The parts of a session that decide what is recorded. */
const DECIDING = ['phase', 'recording', 'peers', 'bridgePoints', 'floor', 'stage', 'presenter', 'document'] as const

/** What the recorder was told last; a pause with the time from which nothing is kept. */
type Told = { readonly phase: 'running' | 'paused'; readonly at: number }

/** Nothing here ever throws into the room: a meeting goes on whatever becomes of its recording. */
export class RoomRecording {
  readonly #options: RoomRecordingOptions
  readonly #tracks: RecordedTracks
  readonly #reconciling = new Coalesced(() => this.#reconcile())
  /** Whether the recorder has it open: at first an earlier life of the room may have left it so. */
  #isOpen: 'yes' | 'no' | 'perhaps'
  #told: Told | null = null
  /** A pause is being written to the journal: it holds already. */
  #isHeld = false
  /** What was opened between SFU and recorder is gone. */
  #isStale = false
  #failures = 0
  #retry: NodeJS.Timeout | undefined
  readonly #check: NodeJS.Timeout
  #isClosed = false

  constructor(options: RoomRecordingOptions) {
    this.#options = options
    this.#isOpen = options.state().recording.phase === 'off' ? 'no' : 'perhaps'
    this.#tracks = new RecordedTracks({
      ...options,
      mayFlow: () => this.#wanted === 'running',
      isSent: (sending) => options.offers.of(sending.peerId, sending.source) === sending,
    })
    this.#check = setInterval(() => void this.#look(), CHECK_EVERY_MS)
    this.#check.unref()
  }

  /** Follows a turn of the session; one that changes nothing about what is recorded costs nothing. */
  follow(before: SessionState): void {
    this.#isHeld = false
    const after = this.#options.state()
    if (DECIDING.every((part) => before[part] === after[part])) return
    const isAtRest = after.recording.phase !== 'running' && before.recording === after.recording
    if (!isAtRest || after.phase !== before.phase) this.reconcile()
  }

  /** A source came or went, or another one is heard. */
  sourcesChanged(): void {
    if (this.#options.state().recording.phase === 'running') this.reconcile()
  }

  /** Brings the SFU and the recorder in line with the state, now. */
  reconcile(): void {
    void this.#reconciling.run()
  }

  /**
   * Writes events to the journal. A pause among them holds from its own time on, so the recorder is told before the
   * journal, which may take a while; if they cannot be written, it goes on.
   */
  async keeping(events: readonly RecordedEvent[], write: () => Promise<void>): Promise<void> {
    const pause = events.find(({ event }) => event.type === 'recording.paused')
    if (!pause) return write()
    this.#isHeld = true
    void this.#tell({ phase: 'paused', at: pause.at }).catch(() => undefined)
    try {
      await write()
    } catch (error) {
      this.#isHeld = false
      this.reconcile()
      throw error
    }
  }

  /** The process of the recording died. */
  lost(): void {
    this.#isOpen = 'no'
    this.#told = null
    this.#isStale = true
    this.#perform(decideRecordingInterrupted)
    this.reconcile()
  }

  /** Everything in the router is gone. */
  routerLost(): void {
    this.#isStale = true
    this.sourcesChanged()
  }

  /** The disk of the recordings is doing otherwise. */
  diskChanged({ level, fullAt }: Notified<RecorderContract, 'disk.changed'>): void {
    if (level === 'full') this.#perform(decideDiskFull)
    else this.#foresee(fullAt)
  }

  /** Does nothing more of itself; a recording whose session was closed is closed still. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#retry)
    clearInterval(this.#check)
  }

  get #wanted(): 'running' | 'paused' | 'none' {
    const { phase, recording } = this.#options.state()
    if (phase !== 'open' || recording.phase === 'off' || recording.phase === 'stopped') return 'none'
    return this.#isHeld ? 'paused' : recording.phase
  }

  /** One pass. Never throws: what fails is tried again. */
  async #reconcile(): Promise<void> {
    if (this.#isClosed && this.#options.state().phase !== 'closed') return
    if (this.#isStale) this.#tracks.forget()
    this.#isStale = false
    try {
      if (this.#wanted === 'none') return await this.#end()
      await this.#begin()
      const { phase, since } = this.#options.state().recording
      if (phase === 'running' || phase === 'paused') await this.#tell({ phase, at: since })
      await this.#tracks.follow(this.#sources())
      this.#succeeded()
    } catch (error) {
      this.#failed(error)
    }
  }

  async #begin(): Promise<void> {
    if (this.#isOpen === 'yes') return
    const { recorder, recordingId, state } = this.#options
    try {
      await recorder.request('recording.open', { recordingId, zeroAt: state().openedAt })
    } catch (error) {
      throw new Broken('recorder', error)
    }
    this.#isOpen = 'yes'
    this.#told = null
  }

  /** What cannot be closed now the office closes for good when the session is over. */
  async #end(): Promise<void> {
    if (this.#isOpen === 'no') return
    const { recorder, recordingId } = this.#options
    this.#tracks.forget()
    this.#isOpen = 'no'
    this.#told = null
    await recorder.request('recording.close', { recordingId, finished: false }).catch(() => undefined)
  }

  /** Tells the recorder of a pause or its end, once. While a pause is being written it stays told. */
  async #tell({ phase, at }: Told): Promise<void> {
    const before = this.#told
    if (this.#isOpen !== 'yes' || before?.phase === phase || (this.#isHeld && phase === 'running')) return
    const { recorder, recordingId, now } = this.#options
    // A pause that never came into the journal is over now, not when the recording began.
    const told = { phase, at: phase === 'running' && before && at <= before.at ? now() : at }
    this.#told = told
    try {
      const name = phase === 'paused' ? 'recording.pause' : 'recording.resume'
      await recorder.request(name, { recordingId, at: told.at })
    } catch (error) {
      if (this.#told === told) this.#told = before
      throw new Broken('recorder', error)
    }
  }

  #sources() {
    const { state, speaker, offers } = this.#options
    if (this.#wanted !== 'running') return []
    return recordedSources(state(), speaker()).flatMap(({ peerId, source }) => offers.of(peerId, source) ?? [])
  }

  #succeeded(): void {
    this.#failures = 0
    clearTimeout(this.#retry)
    if (this.#options.state().recording.interruptedAt !== null) this.#perform(decideRecordingContinued)
  }

  #failed(error: unknown): void {
    this.#isStale = true
    if (error instanceof Broken && error.side === 'recorder') {
      this.#isOpen = 'no'
      this.#told = null
      if (error.code === 'disk-full') return this.#perform(decideDiskFull)
      this.#perform(decideRecordingInterrupted)
    }
    if (this.#isClosed) return
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS)
    this.#failures += 1
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.reconcile(), waitMs)
    this.#retry.unref()
  }

  /** A recorder on another host may go without a word. */
  async #look(): Promise<void> {
    if (this.#isOpen !== 'yes' || this.#wanted === 'none') return
    try {
      await this.#tracks.probe()
      this.#foresee((await this.#options.recorder.request('disk.read', {})).fullAt)
    } catch {
      // While it is being opened again, that is seen to already.
      if (this.#failures === 0) this.lost()
    }
  }

  #foresee(fullAt: number | null): void {
    const { state, now } = this.#options
    const aheadMs = fullAt === null ? Number.POSITIVE_INFINITY : fullAt - now()
    const isKnown = state().recording.diskFullAt !== null
    const isNear = aheadMs < DISK_AHEAD_MS * (isKnown ? CLEARLY_LONGER : 1)
    this.#perform((before) => decideDiskForeseen(before, isNear ? fullAt : null))
  }

  /** The journal may be away for a while: what is not written now is decided again by what comes next. */
  #perform(decide: Decide): void {
    if (!this.#isClosed) this.#options.perform('system', decide).catch(() => undefined)
  }
}
