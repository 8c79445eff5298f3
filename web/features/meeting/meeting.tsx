// The meeting as one takes part in it, from the first picture to the last word.
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Devices } from '../../session/device-state.ts'
import type { LiveSession } from '../../session/live-state.ts'
import { useStore } from '../../session/use-store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Announcer } from './announcer.tsx'
import { Banners } from './banners.tsx'
import { ControlBar } from './control-bar.tsx'
import { useControls } from './controls.ts'
import { Ends } from './ends.tsx'
import { Header } from './header.tsx'
import { KeyboardHelp } from './keyboard-help.tsx'
import { MeetingProvider, useMeeting } from './meeting-context.ts'
import styles from './meeting.module.css'
import { watchScreen } from './screen-report.ts'
import { Sound } from './sound.tsx'
import { Stage } from './stage.tsx'
import { useIdle } from './use-idle.ts'
import { useKeys } from './use-keys.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { viewOf } from './view.ts'

const IDLE_AFTER_MS = 10_000

type MeetingProps = {
  readonly live: LiveSession
  readonly devices: Devices
  /** The choice of camera, microphone and loudspeaker, shown in a dialog. */
  readonly settings: ReactNode
  readonly onRejoin: () => void
  readonly onExit: () => void
}

/** The live meeting, or the screen that follows it. */
export function Meeting({ live, devices, settings, onRejoin, onExit }: MeetingProps) {
  const phase = useStore(live.store, (state) => state.phase)
  const hadJoined = useStore(live.store, (state) => state.session !== null)
  const report = useMemo(() => watchScreen(live.show), [live])
  useEffect(() => report.close, [report])
  const parts = useMemo(() => ({ live, devices, report }), [live, devices, report])
  if (phase.name === 'ended' || phase.name === 'failed')
    return <Ends phase={phase} hadJoined={hadJoined} onRejoin={onRejoin} onExit={onExit} />
  return (
    <MeetingProvider value={parts}>
      <LiveMeeting settings={settings} />
    </MeetingProvider>
  )
}

function LiveMeeting({ settings }: { settings: ReactNode }) {
  const { t } = useTranslation(['meeting', 'common', 'devices'])
  const [open, setOpen] = useState<'devices' | 'help' | null>(null)
  const close = useCallback(() => setOpen(null), [])
  const openDevices = useCallback(() => setOpen('devices'), [])
  const openHelp = useCallback(() => setOpen('help'), [])
  const controls = useControls(openDevices)
  const view = useView()
  const idle = useIdle(IDLE_AFTER_MS)
  const drawn = useDrawn(view !== null)
  useTitle(view?.title)
  useWakeLock()
  useMeetingKeys(controls, openHelp)
  if (view === null) return null
  return (
    <main className={styles.meeting} data-idle={idle}>
      <Header view={view} />
      <div className={styles.middle}>
        <Stage view={view}>
          <Banners />
          <Sound />
        </Stage>
      </div>
      {drawn ? (
        <ControlBar controls={controls} onDevices={openDevices} onHelp={openHelp} />
      ) : (
        <div className={styles.barToCome} />
      )}
      <Announcer />
      <KeyboardHelp open={open === 'help'} onClose={close} />
      <Dialog title={t('devices:heading')} closeLabel={t('common:close')} open={open === 'devices'} onClose={close}>
        {settings}
      </Dialog>
    </main>
  )
}

/** Turns true one picture after the screen has come: the pictures go first, the buttons follow. */
function useDrawn(here: boolean): boolean {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    if (!here) return
    let next = requestAnimationFrame(() => (next = requestAnimationFrame(() => setDrawn(true))))
    return () => cancelAnimationFrame(next)
  }, [here])
  return drawn
}

function useView() {
  const { live } = useMeeting()
  const session = useStore(live.store, (state) => state.session)
  const self = useStore(live.store, (state) => state.self)
  const speaker = useStore(live.store, (state) => state.speaker)
  const quality = useStore(live.store, (state) => state.quality)
  return useMemo(
    () => session && self && viewOf({ session, self: self.peerId, speaker, quality }),
    [session, self, speaker, quality],
  )
}

function useMeetingKeys(controls: ReturnType<typeof useControls>, help: () => void): void {
  const { live } = useMeeting()
  const actions = useMemo(
    () => ({
      microphone: controls.toggleMicrophone,
      camera: controls.toggleCamera,
      present: () => controls.canPresent && controls.togglePresentation(),
      help,
      escape: live.dismissRefusal,
    }),
    [controls, help, live],
  )
  useKeys(actions)
}
