// One camera or microphone held open: taken, exchanged, lost and taken again, one step at a time.
import { capture } from './capture.ts'
import type { Captured, CaptureWish, DeviceKind } from './capture.ts'
import type { DeviceTrouble } from './device-state.ts'

/** What a holder tells of its device. */
export type Held = { readonly track: MediaStreamTrack | null; readonly trouble: DeviceTrouble | null }

/** How a holder learns what is wanted, and whom it tells. */
export type HeldDeviceOptions = {
  readonly kind: DeviceKind
  readonly wish: () => CaptureWish
  readonly changed: (held: Held) => void
}

/** How soon a device that another program uses is tried again. */
const TRY_AGAIN_MS = 5_000

/** Holds at most one track of its kind. */
export class HeldDevice {
  readonly #options: HeldDeviceOptions
  #track: MediaStreamTrack | null = null
  #wanted = false
  #lane: Promise<void> = Promise.resolve()
  #retrying: ReturnType<typeof setTimeout> | undefined

  /** Holds nothing yet. */
  constructor(options: HeldDeviceOptions) {
    this.#options = options
  }

  /** The id of the device in use. */
  get deviceId(): string | null {
    return this.#track?.getSettings().deviceId ?? null
  }

  get track(): MediaStreamTrack | null {
    return this.#track
  }

  /** Takes the wished device, in place of another one if one is held; resolves when it is known what came of it. */
  take(): Promise<void> {
    this.#wanted = true
    this.#lane = this.#lane.then(() => this.#takeNow())
    return this.#lane
  }

  /** Lets the held device go and takes the wished one, be it the same. */
  takeAfresh(): Promise<void> {
    this.#track?.stop()
    this.#track = null
    this.#options.changed({ track: null, trouble: null })
    return this.take()
  }

  /** Accepts what was captured elsewhere. */
  accept(captured: Captured): void {
    this.#wanted = true
    this.#settle(captured)
  }

  /** Lets the device go; its light goes out. */
  release(): void {
    this.#wanted = false
    clearTimeout(this.#retrying)
    this.#track?.stop()
    this.#track = null
    this.#options.changed({ track: null, trouble: null })
  }

  async #takeNow(): Promise<void> {
    const { kind, wish } = this.#options
    if (!this.#wanted) return
    let captured = await capture(kind, wish())
    if ('trouble' in captured && this.#wanted && this.#track) {
      // Some machines open only one device at a time.
      this.#track.stop()
      this.#track = null
      captured = await capture(kind, wish())
    }
    this.#settle(captured)
  }

  #settle(captured: Captured): void {
    clearTimeout(this.#retrying)
    if ('trouble' in captured) return this.#fail(captured.trouble)
    const { track } = captured
    if (!this.#wanted) return track.stop()
    this.#track?.stop()
    this.#track = track
    track.addEventListener('ended', () => this.#lost(track))
    this.#options.changed({ track, trouble: null })
  }

  #fail(trouble: DeviceTrouble): void {
    if (!this.#wanted) return
    this.#track = null
    this.#options.changed({ track: null, trouble })
    if (trouble === 'in-use') this.#retrying = setTimeout(() => void this.take(), TRY_AGAIN_MS)
  }

  /** Unplugged, or the permission was taken back: another device may serve. */
  #lost(track: MediaStreamTrack): void {
    if (this.#track !== track) return
    this.#track = null
    this.#options.changed({ track: null, trouble: null })
    void this.take()
  }
}
