// What the bar and the keys do, and what they may show of it.
import { useMemo } from 'react'
import type { PeerState } from '#domain/session.ts'
import { useStore } from '../../session/use-store.ts'
import { useMeeting } from './meeting-context.ts'

/** How a device of ours stands: `trouble` means that nothing goes out although it should. */
export type OwnDevice = 'open' | 'closed' | 'trouble'

/** The controls of one's own connection. */
export type Controls = {
  readonly microphone: OwnDevice
  readonly camera: OwnDevice
  readonly presenting: boolean
  /** False where the browser cannot share a screen (telephones). */
  readonly canPresent: boolean
  toggleMicrophone(): void
  toggleCamera(): void
  togglePresentation(): void
  leave(): void
}

/**
 * The state is the session's, not the button's: what everybody else sees.
 * @param openDevices shows the choice of devices, where a device in trouble can be mended
 */
export function useControls(openDevices: () => void): Controls {
  const { live, devices } = useMeeting()
  const own = useStore(live.store, ({ session, self }) => session?.peers.find((peer) => peer.peerId === self?.peerId))
  const presenting = useStore(live.store, ({ session, self }) => self !== null && session?.presenter === self.peerId)
  const microphone = ownDevice(
    own?.microphone,
    useStore(devices.store, (state) => state.microphoneTrouble !== null),
  )
  const camera = ownDevice(
    own?.camera,
    useStore(devices.store, (state) => state.cameraTrouble !== null),
  )
  return useMemo(
    () => ({
      microphone,
      camera,
      presenting,
      canPresent: typeof navigator.mediaDevices?.getDisplayMedia === 'function',
      toggleMicrophone() {
        if (microphone === 'trouble') openDevices()
        else void (microphone === 'open' ? live.closeMicrophone() : live.openMicrophone())
      },
      toggleCamera() {
        if (camera === 'trouble') openDevices()
        else void (camera === 'open' ? live.closeCamera() : live.openCamera())
      },
      togglePresentation: () => void (presenting ? live.stopPresentation() : live.startPresentation()),
      leave: () => void live.leave(),
    }),
    [live, microphone, camera, presenting, openDevices],
  )
}

function ownDevice(state: PeerState['microphone'] | undefined, trouble: boolean): OwnDevice {
  if (trouble) return 'trouble'
  return state ?? 'closed'
}
