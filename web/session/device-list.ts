// The devices that this machine has, as the browser lists them.
import type { DeviceChoice } from './device-state.ts'

/** All devices by kind; without labels until the person has allowed their use. */
export type DeviceList = {
  readonly cameras: readonly DeviceChoice[]
  readonly microphones: readonly DeviceChoice[]
  /** Empty where the browser cannot choose a loudspeaker. */
  readonly loudspeakers: readonly DeviceChoice[]
}

/** Lists the devices; empty lists on pages that may not use any. */
export async function listDevices(): Promise<DeviceList> {
  // Missing on pages without https, whatever the DOM's types say.
  const media: MediaDevices | undefined = navigator.mediaDevices
  const devices = (await media?.enumerateDevices().catch(() => [])) ?? []
  const canChooseLoudspeaker = 'setSinkId' in HTMLMediaElement.prototype
  return {
    cameras: choices(devices, 'videoinput'),
    microphones: choices(devices, 'audioinput'),
    loudspeakers: canChooseLoudspeaker ? choices(devices, 'audiooutput') : [],
  }
}

/** Devices of a kind; nameless ones stand for "there is one, but you may not know it yet" and cannot be chosen. */
export function choices(
  devices: readonly Pick<MediaDeviceInfo, 'deviceId' | 'kind' | 'label'>[],
  kind: MediaDeviceKind,
): DeviceChoice[] {
  return devices
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label }))
}
