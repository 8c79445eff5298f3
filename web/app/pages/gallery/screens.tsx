// Whole screens with made-up state.
import { useState } from 'react'
import type { BridgePointId, SessionId, SessionSummary } from '#protocol'
import { Refusal } from '#protocol'
import { CameraPreview } from '../../../features/devices/camera-preview.tsx'
import { DeviceChoices } from '../../../features/devices/device-choices.tsx'
import { DeviceSwitches } from '../../../features/devices/device-switches.tsx'
import { DeviceTroubles } from '../../../features/devices/device-troubles.tsx'
import { Lobby } from '../../../features/lobby/lobby.tsx'
import { Meeting } from '../../../features/meeting/meeting.tsx'
import { SessionList } from '../../../features/sessions/session-list.tsx'
import type { SessionsState } from '../../../features/sessions/use-sessions.ts'
import type { DeviceState } from '../../../session/device-state.ts'
import { useSurface } from '../../../ui/use-surface.ts'
import { madeUpDevices } from './made-up-devices.ts'
import { NAMES, madeUpLive } from './made-up-live.ts'
import type { MadeUp } from './made-up-live.ts'
import styles from './primitives.module.css'

const MEETINGS: Readonly<Record<string, MadeUp>> = {
  alone: { others: 0 },
  small: { others: 3 },
  large: { others: 40, troubled: true },
  presentation: { others: 8, presenting: 'other' },
  presenting: { others: 8, presenting: 'self' },
  troubled: { others: 9, troubled: true, refusal: { code: 'presentation-taken', details: undefined } },
  reconnecting: { others: 6, phase: { name: 'reconnecting', since: Date.now() - 12_000 } },
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
  return <Meeting live={live} devices={devices} settings={settings} onRejoin={nothing} onExit={nothing} />
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
      joining={joining}
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
    />
  )
}

const SESSION: SessionSummary = {
  // Made-up ids in the form of real ones.
  sessionId: 'made-up' as SessionId,
  title: 'Giao ban công tác phòng, chống thiên tai tháng 11',
  bridgePoints: NAMES.map((name, index) => ({
    id: `bp-${index}` as BridgePointId,
    name,
    main: index === 0,
    connected: index % 3 === 0,
  })),
}

const LISTS: Readonly<Record<string, SessionsState>> = {
  loading: { sessions: null, refusal: null, loading: true },
  empty: { sessions: [], refusal: null, loading: false },
  failed: { sessions: null, refusal: new Refusal('node-unreachable'), loading: false },
}

/** The list of sessions in one of its states. */
export function SessionsScreen({ state }: { state: string }) {
  const full = { sessions: [SESSION], refusal: null, loading: false }
  return (
    <main className={styles.page}>
      <SessionList {...(LISTS[state] ?? full)} refresh={() => {}} />
    </main>
  )
}
