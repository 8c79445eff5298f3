// One visit to a place: lobby, joining, meeting; it lives outside React and survives every rendering.
import { readBoot } from '../api/http.ts'
import { askOffice } from '../api/office.ts'
import type { Devices } from '../session/device-state.ts'
import { createDevices } from '../session/devices.ts'
import type { LivePhase, LiveSession, PreparedSession } from '../session/live-state.ts'
import { prepareSession } from '../session/prepare-session.ts'
import { createStore } from '../session/store.ts'
import type { Readable, Store } from '../session/store.ts'
import { pictureOf } from '../ui/picture.ts'
import { setClockAhead } from '../ui/server-clock.ts'
import type { SessionRole } from '#domain/roles.ts'
import { Refusal } from '#protocol'
import type { Seat, SeatRecording } from '#protocol'
import { guessFirstView } from './first-view.ts'
import type { Place } from './place.ts'
import { forgetSeat, keepSeat, recallSeat } from './seat-memory.ts'
import type { RememberedSeat } from './seat-memory.ts'

/** A join that takes longer than this is shown, ms. */
const BLINK_MS = 200

/** Where the visit stands. */
export type VisitState = {
  /**
   * `joining` shows the lobby with its button pressed, or a waiting page when `returning`; `waiting` is before the door,
   * until somebody opens it.
   */
  readonly step: 'lobby' | 'joining' | 'waiting' | 'meeting'
  /** Coming back after a reload: nobody has to click anything. */
  readonly returning: boolean
  readonly live: LiveSession | null
  /** The meeting and the bridge point as people read them; null until the seat is had. */
  readonly names: PlaceNames | null
  /** Why no seat could be had. */
  readonly refusal: Refusal | null
}

/** What the lobby is headed with. */
export type PlaceNames = {
  readonly title: string
  readonly bridgePointName: string
  readonly role: SessionRole
  readonly recording?: SeatRecording
}

/** A visit; its parts are freed by `close`. */
export type Visit = {
  readonly store: Readable<VisitState>
  readonly devices: Devices
  /** Opens the devices and prepares everything that can be ready before the click; joins at once after a reload. */
  open(): void
  join(): void
  /** Tries again to get a seat. */
  prepare(): void
  close(): void
}

/**
 * A visit that does nothing before it is opened.
 * @param joinAtOnce the person has asked to join already
 * @param quiet the microphone stays closed until it is opened by hand: nobody has looked at it in the lobby
 */
export function createVisit(place: Place, joinAtOnce: boolean, quiet: boolean): Visit {
  const known = recallSeat(place)
  const returning = joinAtOnce || (known?.joined ?? false)
  const store = createStore<VisitState>({ step: 'lobby', returning, live: null, names: known, refusal: null })
  const devices = createDevices()
  if (quiet) devices.wantMicrophone(false)
  let preparing: Promise<PreparedSession> | null = null
  let renewed = false
  let joining = false
  let closed = false

  function prepare(): Promise<PreparedSession> {
    store.set({ refusal: null })
    const mine = takeSeat(place, devices, (names) => store.set({ names }))
    preparing = mine
    mine.catch((error: unknown) => {
      if (preparing === mine) preparing = null
      if (!closed) store.set({ step: 'lobby', returning: false, refusal: asRefusal(error) })
    })
    return mine
  }

  async function join(): Promise<void> {
    if (joining) return
    joining = true
    showJoining(store)
    // A preparation that failed has told its reason in the store.
    const prepared = await (preparing ?? prepare()).catch(() => null)
    if (!prepared) return void (joining = false)
    if (closed) return prepared.close()
    const live = prepared.join()
    preparing = null
    follow(live, place, {
      moved: (step) => step !== 'joining' && store.set({ step }),
      ...(!renewed && { renew }),
    })
    store.set({ live })
  }

  function renew(): void {
    renewed = true
    joining = false
    forgetSeat(place)
    void join()
  }

  return {
    store,
    devices,
    open() {
      void devices.open()
      void prepare()
      if (returning) void join()
    },
    join: () => void join(),
    prepare: () => void prepare(),
    close() {
      closed = true
      const { live } = store.get()
      void preparing?.then((prepared) => prepared.close()).catch(() => undefined)
      if (live) void live.leave().finally(devices.close)
      else devices.close()
    },
  }
}

/** Joining that is over in the blink of an eye is not worth a screen of its own: drawing it would hold it up. */
function showJoining(store: Store<VisitState>): void {
  const show = () => {
    const { step, refusal } = store.get()
    if (step === 'lobby' && !refusal) store.set({ step: 'joining' })
  }
  if (store.get().returning) show()
  else setTimeout(show, BLINK_MS)
}

type Followed = {
  readonly moved: (step: VisitState['step']) => void
  /** Gets a new ticket when the remembered one is refused; without it the refusal is shown. */
  readonly renew?: () => void
}

function follow(live: LiveSession, place: Place, { moved, renew }: Followed): void {
  const stop = live.store.subscribe(() => {
    const { phase, clockAheadMs } = live.store.get()
    setClockAhead(clockAheadMs)
    if (phase.name === 'failed' && phase.code === 'ticket-invalid' && renew) {
      stop()
      return renew()
    }
    keepTrack(place, phase)
    moved(phase.name === 'joining' || phase.name === 'waiting' ? phase.name : 'meeting')
  })
}

/** What is remembered of the seat as things stand: a dead ticket is no use to anybody but to tell a guest why. */
function keepTrack(place: Place, phase: LivePhase): void {
  const isDead =
    phase.name === 'failed'
      ? phase.code === 'sent-away' || phase.code === 'session-ended'
      : phase.name === 'ended' && (phase.cause === 'removed' || phase.cause === 'closed')
  if (isDead && place.kind === 'bridge-point') forgetSeat(place)
  else if (phase.name === 'live' || phase.name === 'waiting') remember(place, true)
  else if (phase.name === 'ended' || isDead) remember(place, false)
}

async function takeSeat(place: Place, devices: Devices, named: (names: PlaceNames) => void): Promise<PreparedSession> {
  const [boot, seat] = await Promise.all([readBoot(), recallSeat(place) ?? newSeat(place)])
  named(seat)
  if (seat.quiet && !seat.joined) devices.wantMicrophone(false)
  const firstView = guessFirstView(innerWidth, innerHeight, devicePixelRatio)
  const prepared = prepareSession({ boot, ticket: seat.ticket, devices, firstView })
  prepared.store.subscribe(() => hangPictures(prepared.store.get().tracks.values()))
  return prepared
}

/** Pictures are hung before anybody sees them, so that they are drawn at once. */
function hangPictures(tracks: Iterable<MediaStreamTrack>): void {
  for (const track of tracks) if (track.kind === 'video') pictureOf(track)
}

async function newSeat(place: Place): Promise<RememberedSeat> {
  const { ticket, title, bridgePointName, role, floorMode, recording } = await askForSeat(place)
  // In a chaired meeting only the chair is heard at once; everybody else opens the microphone by a wish of their own.
  const quiet = floorMode !== 'open' && role !== 'chair'
  const seat = { ticket, title, bridgePointName, role, quiet, joined: false, recording }
  keepSeat(place, seat)
  return seat
}

function askForSeat(place: Place): Promise<Seat> {
  if (place.kind === 'guest') return askOffice('guest.enter', { token: place.token })
  const { meetingId: id, bridgePointId, as } = place
  return askOffice('meeting.join', { id, bridgePointId, ...(as !== null && { as }) })
}

function remember(place: Place, joined: boolean): void {
  const seat = recallSeat(place)
  if (seat && seat.joined !== joined) keepSeat(place, { ...seat, joined })
}

function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('fault')
}
