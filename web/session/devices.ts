// The machine's cameras, microphones and loudspeakers: what is wanted, what is there, and what is in use.
import { cameraConstraints, captureBoth } from './capture.ts'
import type { Captured, CaptureWish, DeviceKind } from './capture.ts'
import { readChoices, writeChoices } from './device-choices.ts'
import type { DeviceChoices } from './device-choices.ts'
import { listDevices } from './device-list.ts'
import type { DeviceChoice, DeviceState, Devices, PictureHeight } from './device-state.ts'
import { HeldDevice } from './held-device.ts'
import { createStore } from './store.ts'
import type { Readable, Store } from './store.ts'
import { playTestSound } from './test-sound.ts'

/** The devices of this machine; nothing is asked for before `open`. After `close` they can be opened again. */
export function createDevices(): Devices {
  const machine = new MachineDevices()
  return {
    store: machine.store,
    open: () => machine.open(),
    retry: () => machine.retry(),
    chooseCamera: (id) => machine.chooseCamera(id),
    chooseMicrophone: (id) => machine.chooseMicrophone(id),
    chooseLoudspeaker: (id) => machine.chooseLoudspeaker(id),
    choosePicture: (height) => machine.choosePicture(height),
    wantCamera: (wanted) => machine.wantCamera(wanted),
    wantMicrophone: (wanted) => machine.wantMicrophone(wanted),
    playTestSound: () => machine.playTestSound(),
    close: () => machine.close(),
  }
}

class MachineDevices {
  readonly #store: Store<DeviceState>
  readonly #camera: HeldDevice
  readonly #microphone: HeldDevice
  #choices: DeviceChoices = readChoices()
  #opened = false
  #asking: Promise<void> | undefined

  /** Reads the remembered choices; nothing else happens yet. */
  constructor() {
    this.#store = createStore<DeviceState>({ ...NOTHING_YET, ...this.#choices })
    this.#camera = new HeldDevice({
      kind: 'camera',
      wish: () => this.#wish('camera'),
      changed: ({ track, trouble }) => {
        const cameraId = this.#camera.deviceId ?? this.#store.get().cameraId
        this.#store.set({ camera: track, cameraTrouble: trouble, cameraId })
      },
    })
    this.#microphone = new HeldDevice({
      kind: 'microphone',
      wish: () => this.#wish('microphone'),
      changed: ({ track, trouble }) => {
        const microphoneId = this.#microphone.deviceId ?? this.#store.get().microphoneId
        this.#store.set({ microphone: track, microphoneTrouble: trouble, microphoneId })
      },
    })
  }

  get store(): Readable<DeviceState> {
    return this.#store
  }

  async open(): Promise<void> {
    if (this.#opened) return this.#asking
    this.#opened = true
    // Missing on pages without https, whatever the DOM's types say.
    const media: MediaDevices | undefined = navigator.mediaDevices
    media?.addEventListener('devicechange', this.#deviceChanged)
    await this.#ask()
  }

  async retry(): Promise<void> {
    if (this.#opened) await this.#ask()
    else await this.open()
  }

  async chooseCamera(id: string): Promise<void> {
    this.#choose({ cameraId: id })
    if (this.#store.get().cameraWanted && this.#opened) await this.#camera.take()
  }

  async chooseMicrophone(id: string): Promise<void> {
    this.#choose({ microphoneId: id })
    if (this.#opened) await this.#microphone.take()
  }

  chooseLoudspeaker(id: string): void {
    this.#choose({ loudspeakerId: id })
  }

  async choosePicture(pictureHeight: PictureHeight): Promise<void> {
    this.#choose({ pictureHeight })
    const track = this.#camera.track
    if (!track) return
    await track.applyConstraints(cameraConstraints(this.#wish('camera'))).catch(() => undefined)
    // A camera that was opened small may have to be opened again to be large.
    if (track.getSettings().height !== pictureHeight) await this.#camera.takeAfresh()
  }

  async wantCamera(wanted: boolean): Promise<void> {
    this.#store.set({ cameraWanted: wanted })
    if (!wanted) return this.#camera.release()
    await this.#asking
    if (this.#opened && this.#store.get().cameraWanted && !this.#camera.track) await this.#camera.take()
  }

  wantMicrophone(microphoneWanted: boolean): void {
    this.#store.set({ microphoneWanted })
  }

  playTestSound(): Promise<void> {
    return playTestSound(this.#store.get().loudspeakerId)
  }

  close(): void {
    this.#opened = false
    // Missing on pages without https, whatever the DOM's types say.
    const media: MediaDevices | undefined = navigator.mediaDevices
    media?.removeEventListener('devicechange', this.#deviceChanged)
    this.#camera.release()
    this.#microphone.release()
  }

  /** Asks for everything that is wanted and not there; with one question when it is both. */
  #ask(): Promise<void> {
    this.#asking ??= this.#askNow().finally(() => (this.#asking = undefined))
    return this.#asking
  }

  async #askNow(): Promise<void> {
    const wantsCamera = this.#store.get().cameraWanted && !this.#camera.track
    const wantsMicrophone = !this.#microphone.track
    this.#store.set({ asking: true })
    if (wantsCamera && wantsMicrophone) await this.#askBoth()
    else await Promise.all([wantsCamera && this.#camera.take(), wantsMicrophone && this.#microphone.take()])
    await this.#list()
    this.#preferChosen()
    this.#store.set({ asking: false })
  }

  /** The person may have thought better of it while the question was open. */
  async #askBoth(): Promise<void> {
    const { camera, microphone } = await captureBoth({
      camera: this.#wish('camera'),
      microphone: this.#wish('microphone'),
    })
    if (this.#opened && this.#store.get().cameraWanted) this.#camera.accept(camera)
    else decline(camera)
    if (this.#opened) this.#microphone.accept(microphone)
    else decline(microphone)
  }

  readonly #deviceChanged = (): void => {
    void this.#list().then(() => {
      if (!this.#opened) return
      const { cameras, microphones, cameraWanted } = this.#store.get()
      if (cameraWanted && !this.#camera.track && cameras.length > 0) void this.#camera.take()
      if (!this.#microphone.track && microphones.length > 0) void this.#microphone.take()
      this.#preferChosen()
    })
  }

  /** A chosen device that has come back takes its place again. */
  #preferChosen(): void {
    const { cameras, microphones } = this.#store.get()
    if (isBack(this.#camera, this.#choices.cameraId, cameras)) void this.#camera.take()
    if (isBack(this.#microphone, this.#choices.microphoneId, microphones)) void this.#microphone.take()
  }

  async #list(): Promise<void> {
    const list = await listDevices()
    this.#store.set({ ...list, loudspeakerId: listed(list.loudspeakers, this.#choices.loudspeakerId) })
  }

  #choose(change: Partial<DeviceChoices>): void {
    this.#choices = { ...this.#choices, ...change }
    writeChoices(this.#choices)
    this.#store.set(change)
  }

  #wish(kind: DeviceKind): CaptureWish {
    const { cameraId, microphoneId, pictureHeight } = this.#choices
    return { deviceId: kind === 'camera' ? cameraId : microphoneId, heightPx: pictureHeight }
  }
}

const NOTHING_YET: DeviceState = {
  asking: false,
  cameras: [],
  microphones: [],
  loudspeakers: [],
  cameraId: null,
  microphoneId: null,
  loudspeakerId: null,
  pictureHeight: 720,
  cameraWanted: true,
  microphoneWanted: true,
  camera: null,
  microphone: null,
  cameraTrouble: null,
  microphoneTrouble: null,
}

function isBack(held: HeldDevice, chosenId: string | null, list: readonly DeviceChoice[]): boolean {
  return held.track !== null && chosenId !== held.deviceId && listed(list, chosenId) !== null
}

function decline(captured: Captured): void {
  if ('track' in captured) captured.track.stop()
}

function listed(list: readonly DeviceChoice[], id: string | null): string | null {
  return list.some((device) => device.id === id) ? id : null
}
