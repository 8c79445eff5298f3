// The cameras, microphones and loudspeakers of this machine, and which of them are in use.
import type { Readable } from './store.ts'

/** One device to choose from. */
export type DeviceChoice = { readonly id: string; readonly label: string }

/** Why a device gives nothing: refused by the person, used elsewhere, not there, or a page without https. */
export type DeviceTrouble = 'denied' | 'in-use' | 'missing' | 'insecure'

/** Height of the camera's picture asked for, px. */
export type PictureHeight = 720 | 1080

/** One moment of the machine's devices. */
export type DeviceState = {
  /** Whether the browser's question is still open. */
  readonly asking: boolean
  readonly cameras: readonly DeviceChoice[]
  readonly microphones: readonly DeviceChoice[]
  /** Empty where the browser cannot choose a loudspeaker. */
  readonly loudspeakers: readonly DeviceChoice[]
  readonly cameraId: string | null
  readonly microphoneId: string | null
  readonly loudspeakerId: string | null
  readonly pictureHeight: PictureHeight
  /** What the person wants; a device in trouble stays wanted and is tried again. */
  readonly cameraWanted: boolean
  readonly microphoneWanted: boolean
  readonly camera: MediaStreamTrack | null
  readonly microphone: MediaStreamTrack | null
  readonly cameraTrouble: DeviceTrouble | null
  readonly microphoneTrouble: DeviceTrouble | null
}

/** The devices as the screens and the session use them. Choices are remembered on this machine. */
export type Devices = {
  readonly store: Readable<DeviceState>
  /** Asks for camera and microphone and keeps watching for devices that come and go. */
  open(): Promise<void>
  /** Tries again what is in trouble. */
  retry(): Promise<void>
  chooseCamera(id: string): Promise<void>
  chooseMicrophone(id: string): Promise<void>
  chooseLoudspeaker(id: string): void
  choosePicture(height: PictureHeight): Promise<void>
  /** Turns the camera on or off; off frees the hardware (its light goes out). */
  wantCamera(wanted: boolean): Promise<void>
  /** Only what the person wishes; the microphone's track stays open so that speaking starts at once. */
  wantMicrophone(wanted: boolean): void
  /** A second of test sound from the chosen loudspeaker. */
  playTestSound(): Promise<void>
  /** Frees everything. */
  close(): void
}
