// The bar at the bottom: our own microphone first, then the rest.
import {
  Camera,
  CameraOff,
  Keyboard,
  LayoutDashboard,
  LogOut,
  Mic,
  MicOff,
  ScreenShare,
  ScreenShareOff,
  Settings,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Layout } from '#domain/state/stage.ts'
import { ControlButton } from '../../ui/control-button.tsx'
import { useMeetingKey } from '../../ui/use-meeting-key.ts'
import type { Controls, OwnDevice } from './controls.ts'
import styles from './control-bar.module.css'

type ControlBarProps = {
  readonly controls: Controls
  /** The layout of this screen and how to turn to the next one; null where the chair chooses for all. */
  readonly layout: { readonly now: Layout; readonly turn: () => void } | null
  /** What other parts of the meeting bring along. */
  readonly more: ReactNode
  /** Stands behind the way out. */
  readonly last: ReactNode
  readonly onDevices: () => void
  readonly onHelp: () => void
}

/** Everything one can do, each with icon and word. */
export function ControlBar({ controls, layout, more, last, onDevices, onHelp }: ControlBarProps) {
  const { t } = useTranslation('meeting')
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('controls')}>
      {controls.microphone && <MicrophoneControl state={controls.microphone} onPress={controls.toggleMicrophone} />}
      {controls.camera && <CameraControl state={controls.camera} onPress={controls.toggleCamera} />}
      {controls.canPresent && <PresentControl controls={controls} />}
      {layout && <LayoutControl {...layout} />}
      {more}
      <ControlButton
        word={t('bar.devices')}
        label={t('bar.devicesLabel')}
        icon={<Settings aria-hidden="true" />}
        onPress={onDevices}
      />
      <span className={styles.help}>
        <ControlButton
          word={t('bar.help')}
          label={t('bar.help')}
          icon={<Keyboard aria-hidden="true" />}
          shortcut="?"
          onPress={onHelp}
        />
      </span>
      <ControlButton
        word={t('bar.leave')}
        label={t('bar.leave')}
        icon={<LogOut aria-hidden="true" />}
        onPress={controls.leave}
      />
      {last}
    </div>
  )
}

type OwnProps<S> = { readonly state: S; readonly onPress: () => void }

function MicrophoneControl({ state, onPress }: OwnProps<OwnDevice>) {
  const { t } = useTranslation('meeting')
  const words = {
    open: { word: t('bar.microphoneLive'), label: t('bar.closeMicrophone') },
    closed: { word: t('bar.microphoneClosed'), label: t('bar.openMicrophone') },
    shut: { word: t('bar.microphoneShut'), label: t('bar.microphoneShutLabel') },
    trouble: { word: t('bar.microphoneTrouble'), label: t('bar.mendMicrophone') },
  }[state]
  const open = state === 'open'
  useMeetingKey('KeyM', state === 'shut' ? null : onPress, t('help.microphone'))
  return (
    <ControlButton
      {...words}
      wide
      icon={open ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      tone={open ? 'live' : 'off'}
      warning={state === 'trouble'}
      shortcut="m"
      onPress={onPress}
    />
  )
}

function CameraControl({ state, onPress }: OwnProps<NonNullable<Controls['camera']>>) {
  const { t } = useTranslation('meeting')
  const words = {
    open: { word: t('bar.cameraOn'), label: t('bar.closeCamera') },
    closed: { word: t('bar.cameraOff'), label: t('bar.openCamera') },
    trouble: { word: t('bar.cameraTrouble'), label: t('bar.mendCamera') },
  }[state]
  const open = state === 'open'
  useMeetingKey('KeyV', onPress, t('help.camera'))
  return (
    <ControlButton
      {...words}
      icon={open ? <Camera aria-hidden="true" /> : <CameraOff aria-hidden="true" />}
      tone={open ? 'on' : 'off'}
      warning={state === 'trouble'}
      shortcut="v"
      onPress={onPress}
    />
  )
}

function PresentControl({ controls }: { controls: Controls }) {
  const { t } = useTranslation('meeting')
  const { presenting, togglePresentation } = controls
  useMeetingKey('KeyS', togglePresentation, t('help.present'))
  return (
    <ControlButton
      word={presenting ? t('bar.stopPresenting') : t('bar.present')}
      label={presenting ? t('bar.stopPresentation') : t('bar.startPresentation')}
      icon={presenting ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
      tone={presenting ? 'active' : 'plain'}
      shortcut="s"
      onPress={togglePresentation}
    />
  )
}

function LayoutControl({ now, turn }: { now: Layout; turn: () => void }) {
  const { t } = useTranslation('meeting')
  useMeetingKey('KeyL', turn, t('help.layout'))
  return (
    <ControlButton
      word={t('bar.layout')}
      label={t('bar.layoutLabel', { layout: t(`layout.${now}`) })}
      icon={<LayoutDashboard aria-hidden="true" />}
      shortcut="l"
      onPress={turn}
    />
  )
}
