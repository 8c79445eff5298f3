// Microphone and camera on or off before joining.
import { Camera, CameraOff, Mic, MicOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Devices } from '../../session/device-state.ts'
import { useStore } from '../../session/use-store.ts'
import { Switch } from '../../ui/switch.tsx'
import styles from './devices.module.css'

/** Two switches; their words say what will be. */
export function DeviceSwitches({ devices }: { devices: Devices }) {
  const { t } = useTranslation('devices')
  const camera = useStore(devices.store, (state) => state.cameraWanted)
  const microphone = useStore(devices.store, (state) => state.microphoneWanted)
  return (
    <div className={styles.switches}>
      <Switch
        on={microphone}
        onChange={devices.wantMicrophone}
        icon={microphone ? <Mic aria-hidden="true" /> : <MicOff aria-hidden="true" />}
      >
        {microphone ? t('microphoneWillBeOpen') : t('microphoneWillBeClosed')}
      </Switch>
      <Switch
        on={camera}
        onChange={(on) => void devices.wantCamera(on)}
        icon={camera ? <Camera aria-hidden="true" /> : <CameraOff aria-hidden="true" />}
      >
        {camera ? t('cameraOn') : t('cameraOff')}
      </Switch>
    </div>
  )
}
