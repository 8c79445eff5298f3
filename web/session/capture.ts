// Asking the browser for a camera or a microphone, and why it may give none.
import type { DeviceTrouble, PictureHeight } from './device-state.ts'

/** Camera or microphone. */
export type DeviceKind = 'camera' | 'microphone'

/** Which device is wished for, and how. */
export type CaptureWish = { readonly deviceId: string | null; readonly heightPx: PictureHeight }

/** The wishes for both. */
export type Wishes = Readonly<Record<DeviceKind, CaptureWish>>

/** What came of asking. */
export type Captured = { readonly track: MediaStreamTrack } | { readonly trouble: DeviceTrouble }

/** Asks for one device; the wished one if it is there, else another. */
export async function capture(kind: DeviceKind, wish: CaptureWish): Promise<Captured> {
  const constraints = kind === 'camera' ? { video: cameraConstraints(wish) } : { audio: microphoneConstraints(wish) }
  try {
    const [track] = (await media().getUserMedia(constraints)).getTracks()
    return track ? { track } : { trouble: 'missing' }
  } catch (error) {
    const trouble = troubleOf(error)
    return trouble === 'missing' && wish.deviceId !== null ? capture(kind, unnamed(wish)) : { trouble }
  }
}

/**
 * Asks for both with one question; when that fails for one of them, for each by itself, so that a missing
 * camera does not take the microphone with it.
 */
export async function captureBoth({ camera, microphone }: Wishes): Promise<Record<DeviceKind, Captured>> {
  try {
    const constraints = { audio: microphoneConstraints(microphone), video: cameraConstraints(camera) }
    const stream = await media().getUserMedia(constraints)
    const [picture] = stream.getVideoTracks()
    const [sound] = stream.getAudioTracks()
    if (picture && sound) return { camera: { track: picture }, microphone: { track: sound } }
  } catch (error) {
    const trouble = troubleOf(error)
    if (trouble === 'insecure') return { camera: { trouble }, microphone: { trouble } }
    const named = camera.deviceId !== null || microphone.deviceId !== null
    if (trouble === 'missing' && named) return captureBoth({ camera: unnamed(camera), microphone: unnamed(microphone) })
  }
  const sound = await capture('microphone', microphone)
  return { microphone: sound, camera: await capture('camera', camera) }
}

/** What to ask a camera for: the wished height in 16:9, at most 30 pictures a second. */
export function cameraConstraints({ deviceId, heightPx }: CaptureWish): MediaTrackConstraints {
  return {
    ...named(deviceId),
    width: { ideal: (heightPx * 16) / 9 },
    height: { ideal: heightPx },
    frameRate: { ideal: 30, max: 30 },
  }
}

function microphoneConstraints({ deviceId }: CaptureWish): MediaTrackConstraints {
  return { ...named(deviceId), echoCancellation: true, noiseSuppression: true, autoGainControl: true }
}

/** Exactly this one: Chromium passes over a device that is only wished for as ideal. */
function named(deviceId: string | null): MediaTrackConstraints {
  return deviceId === null ? {} : { deviceId: { exact: deviceId } }
}

function unnamed(wish: CaptureWish): CaptureWish {
  return { ...wish, deviceId: null }
}

/** Reads a failure of `getUserMedia` (W3C mediacapture-streams, section 10.2.1); older browsers say it in other names. */
export function troubleOf(error: unknown): DeviceTrouble {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
      return 'denied'
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'in-use'
    case 'SecurityError':
    case 'InsecureError':
      return 'insecure'
    default:
      return 'missing'
  }
}

class InsecureError extends Error {
  override readonly name = 'InsecureError'
}

/** Pages without https have no `mediaDevices` at all, whatever the DOM's types say. */
function media(): MediaDevices {
  const devices: MediaDevices | undefined = navigator.mediaDevices
  if (!devices) throw new InsecureError('this page may not use devices')
  return devices
}
