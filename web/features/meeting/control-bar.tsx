// The bar at the bottom: our own microphone first, then the rest.
import { Camera, CameraOff, Keyboard, LogOut, Mic, MicOff, ScreenShare, ScreenShareOff, Settings } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ControlButton } from '../../ui/control-button.tsx'
import type { Controls } from './controls.ts'
import styles from './control-bar.module.css'

type ControlBarProps = {
  readonly controls: Controls
  readonly onDevices: () => void
  readonly onHelp: () => void
}

/** Everything one can do, each with icon and word. */
export function ControlBar({ controls, onDevices, onHelp }: ControlBarProps) {
  const { t } = useTranslation('meeting')
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('controls')}>
      <MicrophoneControl controls={controls} />
      <CameraControl controls={controls} />
      {controls.canPresent && <PresentControl controls={controls} />}
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
    </div>
  )
}

function MicrophoneControl({ controls }: { controls: Controls }) {
  const { t } = useTranslation('meeting')
  const words = {
    open: { word: t('bar.microphoneLive'), label: t('bar.closeMicrophone') },
    closed: { word: t('bar.microphoneClosed'), label: t('bar.openMicrophone') },
    trouble: { word: t('bar.microphoneTrouble'), label: t('bar.mendMicrophone') },
  }[controls.microphone]
  const open = controls.microphone === 'open'
  return (
    <ControlButton
      {...words}
      wide
      icon={open ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      tone={open ? 'live' : 'off'}
      warning={controls.microphone === 'trouble'}
      shortcut="m"
      onPress={controls.toggleMicrophone}
    />
  )
}

function CameraControl({ controls }: { controls: Controls }) {
  const { t } = useTranslation('meeting')
  const words = {
    open: { word: t('bar.cameraOn'), label: t('bar.closeCamera') },
    closed: { word: t('bar.cameraOff'), label: t('bar.openCamera') },
    trouble: { word: t('bar.cameraTrouble'), label: t('bar.mendCamera') },
  }[controls.camera]
  const open = controls.camera === 'open'
  return (
    <ControlButton
      {...words}
      icon={open ? <Camera aria-hidden="true" /> : <CameraOff aria-hidden="true" />}
      tone={open ? 'on' : 'off'}
      warning={controls.camera === 'trouble'}
      shortcut="v"
      onPress={controls.toggleCamera}
    />
  )
}

function PresentControl({ controls }: { controls: Controls }) {
  const { t } = useTranslation('meeting')
  const { presenting } = controls
  return (
    <ControlButton
      word={presenting ? t('bar.stopPresenting') : t('bar.present')}
      label={presenting ? t('bar.stopPresentation') : t('bar.startPresentation')}
      icon={presenting ? <ScreenShareOff aria-hidden="true" /> : <ScreenShare aria-hidden="true" />}
      tone={presenting ? 'active' : 'plain'}
      shortcut="s"
      onPress={controls.togglePresentation}
    />
  )
}
