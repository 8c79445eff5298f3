// The choices of devices remembered on this machine.
import type { PictureHeight } from './device-state.ts'

/** What the person chose; null where nothing was chosen. */
export type DeviceChoices = {
  readonly cameraId: string | null
  readonly microphoneId: string | null
  readonly loudspeakerId: string | null
  readonly pictureHeight: PictureHeight
}

const KEY = 'diem-cau.devices'
const NOTHING_CHOSEN: DeviceChoices = { cameraId: null, microphoneId: null, loudspeakerId: null, pictureHeight: 720 }

/** The remembered choices; what cannot be read counts as not chosen. */
export function readChoices(): DeviceChoices {
  try {
    return parseChoices(localStorage.getItem(KEY))
  } catch {
    return NOTHING_CHOSEN
  }
}

/** Remembers the choices where the browser lets us. */
export function writeChoices(choices: DeviceChoices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // A private window may refuse; the choices then last as long as the page.
  }
}

/** Reads stored text, which anything may have written. */
export function parseChoices(text: string | null): DeviceChoices {
  const stored = fields(text)
  return {
    cameraId: word(stored['cameraId']),
    microphoneId: word(stored['microphoneId']),
    loudspeakerId: word(stored['loudspeakerId']),
    pictureHeight: stored['pictureHeight'] === 1080 ? 1080 : 720,
  }
}

function fields(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function word(value: unknown): string | null {
  return typeof value === 'string' && value.length > 0 && value.length <= 256 ? value : null
}
