// Whole screens with made-up state.
import { useState } from 'react'
import { CameraPreview } from '../../../features/devices/camera-preview.tsx'
import { DeviceChoices } from '../../../features/devices/device-choices.tsx'
import { DeviceSwitches } from '../../../features/devices/device-switches.tsx'
import { DeviceTroubles } from '../../../features/devices/device-troubles.tsx'
import { Lobby } from '../../../features/lobby/lobby.tsx'
import { Meeting } from '../../../features/meeting/meeting.tsx'
import type { DeviceState } from '../../../session/device-state.ts'
import { useSurface } from '../../../ui/use-surface.ts'
import { useChamber } from '../../use-chamber.ts'
import { madeUpDevices } from './made-up-devices.ts'
import { NAMES, madeUpLive } from './made-up-live.ts'
import type { MadeUp } from './made-up-live.ts'

const MEETINGS: Readonly<Record<string, MadeUp>> = {
  alone: { others: 0 },
  small: { others: 3 },
  large: { others: 40, troubled: true },
  presentation: { others: 8, presenting: 'other' },
  presenting: { others: 8, presenting: 'self' },
  troubled: { others: 9, troubled: true, refusal: { code: 'presentation-taken', details: undefined } },
  reconnecting: { others: 6, phase: { name: 'reconnecting', since: Date.now() - 12_000 } },
  floor: { others: 11, holders: 1 },
  dialogue: { others: 11, holders: 2 },
  grid: { others: 40, holders: 1, stage: { layout: 'grid' } },
  province: { others: 264, holders: 1, troubled: true },
  provinceGrid: { others: 264, holders: 1, stage: { layout: 'grid', choice: 'chair' } },
  document: { others: 8, holders: 1, presenting: 'other', stage: { layout: 'speaker-document' } },
  chair: { others: 40, holders: 1, role: 'chair' },
  chairProvince: { others: 264, holders: 1, role: 'chair', troubled: true },
  secretary: { others: 40, holders: 2, role: 'secretary' },
  technician: { others: 40, holders: 1, role: 'technician', troubled: true },
  observer: { others: 11, holders: 1, role: 'observer' },
  removed: { others: 2, phase: { name: 'ended', cause: 'removed' } },
  left: { others: 2, phase: { name: 'ended', cause: 'left' } },
  closed: { others: 2, phase: { name: 'ended', cause: 'closed' } },
  replaced: { others: 2, phase: { name: 'ended', cause: 'replaced' } },
  failed: { others: 2, phase: { name: 'failed', code: 'fault', details: { incident: 'A7-3921' } } },
}

/** The meeting in one of its states. */
export function MeetingScreen({ state }: { state: string }) {
  useSurface('meeting')
  const [live] = useState(() => madeUpLive(MEETINGS[state] ?? { others: 9 }))
  const [devices] = useState(() => madeUpDevices(state === 'troubled' ? { microphoneTrouble: 'in-use' } : {}))
  const nothing = () => {}
  const settings = <DeviceChoices devices={devices} />
  return (
    <Meeting
      live={live}
      devices={devices}
      settings={settings}
      slots={useChamber(live)}
      onRejoin={nothing}
      onExit={nothing}
    />
  )
}

const TROUBLES: Readonly<Record<string, Partial<DeviceState>>> = {
  asking: { asking: true, camera: null },
  trouble: { camera: null, cameraTrouble: 'missing', microphoneTrouble: 'in-use' },
  denied: { camera: null, cameraTrouble: 'denied', microphoneTrouble: 'denied', cameras: [], microphones: [] },
}

/** The lobby in one of its states. */
export function LobbyScreen({ state }: { state: string }) {
  useSurface('meeting')
  const [devices] = useState(() => madeUpDevices(TROUBLES[state]))
  const [joining, setJoining] = useState(false)
  return (
    <Lobby
      title={state === 'asking' ? null : 'Giao ban công tác phòng, chống thiên tai tháng 11'}
      bridgePoint={state === 'asking' ? null : NAMES[2]}
      role={state === 'chair' ? 'chair' : 'member'}
      step={state === 'waiting' ? 'waiting' : joining ? 'joining' : 'lobby'}
      refusal={state === 'refused' ? { code: 'session-full', details: undefined } : null}
      missingDevices={state === 'denied' || state === 'trouble' ? 2 : 0}
      preview={
        <>
          <CameraPreview devices={devices} />
          <DeviceSwitches devices={devices} />
          <DeviceTroubles devices={devices} />
        </>
      }
      choices={<DeviceChoices devices={devices} />}
      onJoin={() => setJoining(true)}
      onRetry={() => {}}
      onGiveUp={() => {}}
    />
  )
}
