// What the bar and the keys do, and what they may show of it.
import { useMemo } from 'react'
import { mayBeHeard } from '#domain/floor.ts'
import { roleMay } from '#domain/roles.ts'
import type { SessionRole } from '#domain/roles.ts'
import type { PeerState } from '#domain/session.ts'
import { useSelf, useSession } from '../../session/live-context.ts'
import { useStore } from '../../session/use-store.ts'
import { useMeeting } from './meeting-context.ts'

/**
 * How a device of ours stands. `trouble`: nothing goes out although it should. `shut`: closed, and not ours to open
 * until we are given the floor.
 */
export type OwnDevice = 'open' | 'closed' | 'shut' | 'trouble'

/** The controls of one's own connection; what our role never brings is null. */
export type Controls = {
  readonly microphone: OwnDevice | null
  readonly camera: Exclude<OwnDevice, 'shut'> | null
  readonly presenting: boolean
  /** False where the browser cannot share a screen (telephones) or our role does not present. */
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
  const { own, heard, presenting, role } = useOwn()
  const microphoneTrouble = useStore(devices.store, (state) => state.microphoneTrouble !== null)
  const cameraTrouble = useStore(devices.store, (state) => state.cameraTrouble !== null)
  const microphone = role === 'observer' ? null : ownMicrophone(own, heard, microphoneTrouble)
  const camera = may(role, 'camera.send') ? ownCamera(own, cameraTrouble) : null
  return useMemo(
    () => ({
      microphone,
      camera,
      presenting,
      canPresent: may(role, 'presentation.send') && typeof navigator.mediaDevices?.getDisplayMedia === 'function',
      toggleMicrophone() {
        if (microphone === 'trouble') openDevices()
        else if (microphone === 'open') void live.closeMicrophone()
        else if (microphone === 'closed') void live.openMicrophone()
      },
      toggleCamera() {
        if (camera === 'trouble') openDevices()
        else if (camera !== null) void (camera === 'open' ? live.closeCamera() : live.openCamera())
      },
      togglePresentation: () => void (presenting ? live.stopPresentation() : live.startPresentation()),
      leave: () => void live.leave(),
    }),
    [live, role, microphone, camera, presenting, openDevices],
  )
}

/** Our own connection as the session has it. */
function useOwn() {
  const self = useSelf()
  const peerId = self?.peerId
  const own = useSession((state) => state.peers.find((peer) => peer.peerId === peerId)) ?? undefined
  const heard = useSession((state) => own !== undefined && mayBeHeard(state, own)) ?? false
  const presenting = useSession((state) => peerId !== undefined && state.presenter === peerId) ?? false
  return { own, heard, presenting, role: self?.role ?? null }
}

function may(role: SessionRole | null, act: Parameters<typeof roleMay>[1]): boolean {
  return role !== null && roleMay(role, act)
}

/** An open one is shown as open whatever else is so: it must never be in doubt. */
function ownMicrophone(own: PeerState | undefined, heard: boolean, trouble: boolean): OwnDevice {
  if (own?.microphone === 'open') return trouble ? 'trouble' : 'open'
  if (!heard) return 'shut'
  return trouble ? 'trouble' : 'closed'
}

function ownCamera(own: PeerState | undefined, trouble: boolean): 'open' | 'closed' | 'trouble' {
  return trouble ? 'trouble' : (own?.camera ?? 'closed')
}
