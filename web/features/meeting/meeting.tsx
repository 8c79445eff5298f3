// The meeting as one takes part in it, from the first picture to the last word.
import { Suspense, lazy, useCallback, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { roleMay } from '#domain/roles.ts'
import type { SessionRole } from '#domain/roles.ts'
import { layoutOf } from '#domain/stage.ts'
import { LAYOUTS } from '#domain/state/stage.ts'
import type { Layout } from '#domain/state/stage.ts'
import type { Devices } from '../../session/device-state.ts'
import { LiveProvider, useLive, useSelf } from '../../session/live-context.ts'
import type { LiveSession } from '../../session/live-state.ts'
import { useSecondScreen } from '../../session/second-screen.ts'
import { useStore } from '../../session/use-store.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Announcer } from './announcer.tsx'
import { Banners } from './banners.tsx'
import { ControlBar } from './control-bar.tsx'
import { useControls } from './controls.ts'
import { Ends } from './ends.tsx'
import { Header } from './header.tsx'
import { MeetingProvider } from './meeting-context.ts'
import styles from './meeting.module.css'
import { watchScreen } from './screen-report.ts'
import type { MeetingSlots } from './slots.ts'
import { Sound } from './sound.tsx'
import { Stage } from './stage.tsx'
import { useIdle } from './use-idle.ts'
import { useKeys } from './use-keys.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { viewOf } from './view.ts'
import type { MeetingView } from './view.ts'

const IDLE_AFTER_MS = 10_000

const KeyboardHelp = lazy(() => import('./keyboard-help.tsx').then((help) => ({ default: help.KeyboardHelp })))

type MeetingProps = {
  readonly live: LiveSession
  readonly devices: Devices
  /** The choice of camera, microphone and loudspeaker, shown in a dialog. */
  readonly settings: ReactNode
  /** What else belongs on this screen. */
  readonly slots: MeetingSlots
  readonly onRejoin: () => void
  readonly onExit: () => void
}

/** The live meeting, or the screen that follows it. */
export function Meeting({ live, devices, settings, slots, onRejoin, onExit }: MeetingProps) {
  const phase = useStore(live.store, (state) => state.phase)
  const hadJoined = useStore(live.store, (state) => state.session !== null)
  const report = useMemo(() => watchScreen(live.show), [live])
  useEffect(() => report.close, [report])
  const parts = useMemo(() => ({ live, devices, report }), [live, devices, report])
  if (phase.name === 'ended' || phase.name === 'failed')
    return <Ends phase={phase} hadJoined={hadJoined} onRejoin={onRejoin} onExit={onExit} />
  return (
    <LiveProvider value={live}>
      <MeetingProvider value={parts}>
        <LiveMeeting settings={settings} slots={slots} />
      </MeetingProvider>
    </LiveProvider>
  )
}

function LiveMeeting({ settings, slots }: { settings: ReactNode; slots: MeetingSlots }) {
  const [layout, setLayout] = useState<Layout | null>(null)
  const view = useView(layout)
  const role = useSelf()?.role ?? null
  const idle = useIdle(IDLE_AFTER_MS)
  useTitle(view?.title)
  useWakeLock()
  if (view === null || role === null) return null
  const isDesk = worksAtDesk(role)
  return (
    <main className={styles.meeting} data-idle={idle} data-frame={isDesk ? 'desk' : 'screen'}>
      <Header view={view} agenda={slots.agenda} />
      <div className={styles.body}>
        {isDesk && <div className={styles.left}>{slots.left}</div>}
        <div className={styles.middle}>
          {slots.line}
          <Stage view={view} row={isDesk} document={slots.document}>
            <Banners>{slots.notices}</Banners>
            <div className={styles.over}>{slots.over}</div>
            <Sound />
          </Stage>
          {slots.under}
          {slots.floorBar}
        </div>
        <aside className={styles.side}>{slots.side}</aside>
      </div>
      <Bar slots={slots} settings={settings} onLayout={setLayout} layout={layout} />
      <Announcer />
    </main>
  )
}

/** Who leads or looks after the session has lists and panels around the stage. */
function worksAtDesk(role: SessionRole): boolean {
  return roleMay(role, 'stage.direct') || roleMay(role, 'help.answer')
}

type BarProps = {
  readonly slots: MeetingSlots
  readonly settings: ReactNode
  readonly layout: Layout | null
  readonly onLayout: (layout: Layout) => void
}

/** The bar of controls and the dialogs that it opens. */
function Bar({ slots, settings, layout, onLayout }: BarProps) {
  const { t } = useTranslation(['meeting', 'common', 'devices'])
  const [open, setOpen] = useState<'devices' | 'help' | null>(null)
  const close = useCallback(() => setOpen(null), [])
  const openDevices = useCallback(() => setOpen('devices'), [])
  const openHelp = useCallback(() => setOpen('help'), [])
  const controls = useControls(openDevices)
  const choice = useLayoutChoice(layout, onLayout)
  const live = useLive()
  useKeys(useMemo(() => ({ help: openHelp, escape: live.dismissRefusal }), [openHelp, live]))
  if (!useDrawn()) return <div className={styles.barToCome} />
  return (
    <>
      <ControlBar
        controls={controls}
        layout={choice}
        more={slots.buttons}
        last={slots.last}
        onDevices={openDevices}
        onHelp={openHelp}
      />
      {open === 'help' && (
        <Suspense>
          <KeyboardHelp onClose={close} />
        </Suspense>
      )}
      <Dialog title={t('devices:heading')} closeLabel={t('common:close')} open={open === 'devices'} onClose={close}>
        {settings}
      </Dialog>
    </>
  )
}

/** The layout of this screen, and the turn to the next one; null where it is chosen for all, and for who chooses it. */
function useLayoutChoice(wanted: Layout | null, onLayout: (layout: Layout) => void) {
  const stage = useStore(useLive().store, ({ session }) => session?.stage)
  const role = useSelf()?.role
  const directs = role !== undefined && roleMay(role, 'stage.direct')
  return useMemo(() => {
    if (stage === undefined || stage.choice === 'chair' || directs) return null
    const now = layoutOf({ stage }, wanted)
    const next = LAYOUTS[(LAYOUTS.indexOf(now) + 1) % LAYOUTS.length] ?? now
    return { now, turn: () => onLayout(next) }
  }, [stage, directs, wanted, onLayout])
}

/** Turns true one picture after the screen has come: the pictures go first, the buttons follow. */
function useDrawn(): boolean {
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    let next = requestAnimationFrame(() => (next = requestAnimationFrame(() => setDrawn(true))))
    return () => cancelAnimationFrame(next)
  }, [])
  return drawn
}

function useView(layout: Layout | null): MeetingView | null {
  const { store } = useLive()
  const session = useStore(store, (state) => state.session)
  const self = useStore(store, (state) => state.self)
  const speaker = useStore(store, (state) => state.speaker)
  const quality = useStore(store, (state) => state.quality)
  const presentedElsewhere = useSecondScreen()
  return useMemo(
    () => session && self && viewOf({ session, self: self.peerId, speaker, quality, layout, presentedElsewhere }),
    [session, self, speaker, quality, layout, presentedElsewhere],
  )
}
