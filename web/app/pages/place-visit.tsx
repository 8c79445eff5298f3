// One visit to a place: the lobby, then the meeting.
import { Suspense, lazy, useEffect, useState } from 'react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraPreview } from '../../features/devices/camera-preview.tsx'
import { DeviceChoices } from '../../features/devices/device-choices.tsx'
import { DeviceSwitches } from '../../features/devices/device-switches.tsx'
import { DeviceTroubles } from '../../features/devices/device-troubles.tsx'
import { Lobby } from '../../features/lobby/lobby.tsx'
import type { DeviceState } from '../../session/device-state.ts'
import { useStore } from '../../session/use-store.ts'
import { useSurface } from '../../ui/use-surface.ts'
import { useTitle } from '../../ui/use-title.ts'
import { loadMeeting, loadedMeeting } from '../load-meeting.ts'
import { whenIdle } from '../when-idle.ts'
import type { Place } from '../place.ts'
import { useChamber } from '../use-chamber.ts'
import { createVisit } from '../visit.ts'
import type { Visit } from '../visit.ts'
import { Waiting } from './waiting.tsx'

const FetchedMeeting = lazy(loadMeeting)

type PlaceVisitProps = {
  place: Place
  joinAtOnce: boolean
  quiet: boolean
  onAgain: () => void
  onExit: () => void
}

/** One visit to a place, from its lobby to its end. */
export function PlaceVisit(props: PlaceVisitProps) {
  const { place, joinAtOnce, quiet } = props
  const [visit] = useState(() => createVisit(place, joinAtOnce, quiet))
  useSurface('meeting')
  useEffect(() => {
    visit.open()
    return visit.close
  }, [visit])
  useEffect(() => whenIdle(() => void loadMeeting()), [])
  return <VisitScreen visit={visit} {...props} />
}

function VisitScreen({ visit, place, quiet, onAgain, onExit }: PlaceVisitProps & { visit: Visit }) {
  const { t } = useTranslation('lobby')
  const step = useStore(visit.store, (state) => state.step)
  const returning = useStore(visit.store, (state) => state.returning)
  const live = useStore(visit.store, (state) => state.live)
  const words = quiet ? (['joining', 'joiningText'] as const) : (['rejoining', 'rejoiningText'] as const)
  const waiting = <Waiting title={t(words[0])} text={t(words[1])} />
  if (step === 'meeting' && live)
    return (
      <Suspense fallback={waiting}>
        <MeetingScreen
          live={live}
          devices={visit.devices}
          settings={<Settings visit={visit} />}
          onRejoin={onAgain}
          onExit={onExit}
        />
      </Suspense>
    )
  if (returning && step !== 'waiting') return waiting
  return <LobbyScreen visit={visit} guest={place.kind === 'guest'} onExit={onExit} />
}

/** React holds back by up to 300 ms what it had to wait for: a screen that is here already must not be waited for. */
function MeetingScreen(props: Omit<ComponentProps<typeof FetchedMeeting>, 'slots'>) {
  const [Meeting] = useState(() => loadedMeeting() ?? FetchedMeeting)
  return <Meeting {...props} slots={useChamber(props.live)} />
}

function LobbyScreen({ visit, guest, onExit }: { visit: Visit; guest: boolean; onExit: () => void }) {
  const { devices } = visit
  const names = useStore(visit.store, (state) => state.names)
  useTitle(names?.title)
  const step = useStore(visit.store, (state) => state.step)
  const refusal = useStore(visit.store, (state) => state.refusal)
  const missingDevices = useStore(devices.store, countMissing)
  // Without a seat there is nothing to be named: only what may still come is drawn as coming.
  const unnamed = refusal ? '' : null
  return (
    <Lobby
      title={names?.title ?? unnamed}
      bridgePoint={names?.bridgePointName ?? unnamed}
      recording={names?.recording}
      role={names?.role ?? null}
      guest={guest}
      step={step === 'meeting' ? 'joining' : step}
      refusal={refusal && { code: refusal.code, details: refusal.details }}
      missingDevices={missingDevices}
      preview={
        <>
          <CameraPreview devices={devices} />
          <DeviceSwitches devices={devices} />
          <DeviceTroubles devices={devices} />
        </>
      }
      choices={<DeviceChoices devices={devices} />}
      onJoin={visit.join}
      onRetry={visit.prepare}
      onGiveUp={onExit}
    />
  )
}

function countMissing({ cameraTrouble, microphoneTrouble }: DeviceState): 0 | 1 | 2 {
  if (cameraTrouble !== null && microphoneTrouble !== null) return 2
  return cameraTrouble !== null || microphoneTrouble !== null ? 1 : 0
}

function Settings({ visit }: { visit: Visit }) {
  return (
    <>
      <DeviceTroubles devices={visit.devices} />
      <DeviceChoices devices={visit.devices} />
    </>
  )
}
