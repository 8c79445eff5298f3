// What is wrong with a device, and what to do.
import { useTranslation } from 'react-i18next'
import type { Devices } from '../../session/device-state.ts'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './devices.module.css'

/** A sentence for each device in trouble, with the way to try again; nothing when all is well. */
export function DeviceTroubles({ devices }: { devices: Devices }) {
  const { t } = useTranslation(['devices', 'common'])
  const camera = useStore(devices.store, (state) => state.cameraTrouble)
  const microphone = useStore(devices.store, (state) => state.microphoneTrouble)
  const asking = useStore(devices.store, (state) => state.asking)
  if (camera === null && microphone === null) return null
  const retry = (
    <Button onPress={() => void devices.retry()} pending={asking}>
      {t('common:retry')}
    </Button>
  )
  return (
    <Notice tone="trouble" actions={retry}>
      <div className={styles.troubles}>
        {microphone && <p>{t(`devices:trouble.microphone.${microphone}`)}</p>}
        {camera && <p>{t(`devices:trouble.camera.${camera}`)}</p>}
      </div>
    </Notice>
  )
}
