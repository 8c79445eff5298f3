// Microphone and camera: the person's wish, the devices' tracks and the journal's word brought together.
import type { SessionState } from '#domain/session.ts'
import { findPeer } from '#domain/session.ts'
import type { PeerId } from '#protocol'
import type { Devices } from './device-state.ts'
import type { MediaLink } from './media-link.ts'
import { Outlet } from './outlet.ts'
import type { Signal } from './signal.ts'
import { createSwitch } from './switch.ts'
import type { Position, Switch } from './switch.ts'
import { Voice } from './voice.ts'

/** What sending works with. */
export type SendingParts = {
  readonly signal: Signal
  readonly devices: Devices
  /** Told of every request that was turned down. */
  readonly turnedDown: (error: unknown) => void
}

/** Where microphone and camera should stand. */
export type Wish = { readonly microphone: Position; readonly camera: Position }

/** Microphone and camera on their way out. */
export class Sending {
  readonly #parts: SendingParts
  readonly #microphone: Outlet
  readonly #camera: Outlet
  readonly #microphoneSwitch: Switch
  readonly #cameraSwitch: Switch
  readonly #voice = new Voice()
  readonly #unsubscribe: () => void
  #known = false

  /** Follows the devices as soon as the journal is known. */
  constructor(parts: SendingParts) {
    const { signal, devices } = parts
    this.#parts = parts
    this.#microphone = new Outlet({ source: 'microphone', signal, endsWhenEmpty: false })
    this.#camera = new Outlet({ source: 'camera', signal, endsWhenEmpty: false })
    const settle = (): void => this.#settle()
    this.#microphoneSwitch = createSwitch((position) => this.#ask('microphone', position), settle)
    this.#cameraSwitch = createSwitch((position) => this.#ask('camera', position), settle)
    this.#unsubscribe = devices.store.subscribe(() => this.#follow())
  }

  /** What the person wants and the devices can give. */
  wish(): Wish {
    const { microphoneWanted, microphoneTrouble, cameraWanted, cameraTrouble } = this.#parts.devices.store.get()
    return {
      microphone: microphoneWanted && microphoneTrouble === null ? 'open' : 'closed',
      camera: cameraWanted && cameraTrouble === null ? 'open' : 'closed',
    }
  }

  /**
   * What the journal says now.
   * @param fresh the state is a new snapshot: what it says goes before what was asked
   */
  know(state: SessionState, self: PeerId, fresh: boolean): void {
    const peer = findPeer(state, self)
    if (!peer) return
    const wasClosed = this.#known && !fresh && this.#microphoneSwitch.position === 'closed'
    this.#microphoneSwitch.know(peer.microphone, fresh)
    this.#cameraSwitch.know(peer.camera, fresh)
    this.#known = true
    // Given the floor: the chair opened it, before our eyes. What a snapshot says is no such act.
    if (wasClosed && this.#microphoneSwitch.live) this.#parts.devices.wantMicrophone(true)
    this.#obey()
    this.#follow()
  }

  /** Sends over another media link from now on. */
  attach(link: MediaLink): void {
    this.#microphone.attach(link)
    this.#camera.attach(link)
  }

  /** Asks to be heard; does nothing while the device gives nothing. */
  async openMicrophone(): Promise<void> {
    const { devices } = this.#parts
    if (devices.store.get().microphoneTrouble !== null) await devices.retry()
    if (devices.store.get().microphoneTrouble !== null) return
    devices.wantMicrophone(true)
    await this.#microphoneSwitch.ask(this.wish().microphone)
  }

  /** Silent at once, whatever the line does. */
  async closeMicrophone(): Promise<void> {
    this.#parts.devices.wantMicrophone(false)
    await this.#microphoneSwitch.ask('closed')
  }

  /** Takes the camera and asks to be seen. */
  async openCamera(): Promise<void> {
    await this.#parts.devices.wantCamera(true)
    await this.#cameraSwitch.ask(this.wish().camera)
  }

  /** Lets the camera go at once. */
  async closeCamera(): Promise<void> {
    const asked = this.#cameraSwitch.ask('closed')
    await this.#parts.devices.wantCamera(false)
    await asked
  }

  /** Sends no more; the devices stay as they are. */
  close(): void {
    this.#unsubscribe()
    this.#known = false
    this.#microphone.close()
    this.#camera.close()
    this.#voice.close()
  }

  #ask(source: 'microphone' | 'camera', position: Position): Promise<unknown> {
    const { signal, turnedDown } = this.#parts
    return signal.request(`${source}.${position === 'open' ? 'open' : 'close'}`, {}).catch((error: unknown) => {
      turnedDown(error)
      throw error
    })
  }

  /** The person turned something on or off, or a device came or went: the journal is asked to say so. */
  #follow(): void {
    if (!this.#known) return
    const { microphone, camera } = this.wish()
    const answered = [this.#microphoneSwitch.ask(microphone), this.#cameraSwitch.ask(camera)]
    void Promise.all(answered).then(() => this.#obey())
    this.#settle()
  }

  /** Sound leaves only while the journal says open; a picture also while that is being asked, to be there at once. */
  #settle(): void {
    if (!this.#known) return
    const { microphone, camera } = this.#parts.devices.store.get()
    this.#microphone.feed(this.#voice.of(microphone, this.#microphoneSwitch.live))
    this.#camera.feed(this.#cameraSwitch.position === 'open' ? camera : null)
  }

  /** What others closed or refused stays closed: a microphone never opens by itself, not even when a device comes back. */
  #obey(): void {
    if (!this.#known) return
    const { devices } = this.#parts
    if (this.#microphoneSwitch.position === 'closed') devices.wantMicrophone(false)
    if (this.#cameraSwitch.position === 'closed' && this.wish().camera === 'open') void devices.wantCamera(false)
  }
}
