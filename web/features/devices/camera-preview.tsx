// What our own camera sees, before anybody else sees it.
import { CameraOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceState, Devices } from '../../session/device-state.ts'
import { useStore } from '../../session/use-store.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { Video } from '../../ui/video.tsx'
import styles from './camera-preview.module.css'

/** The mirror of the lobby. */
export function CameraPreview({ devices }: { devices: Devices }) {
  const { t } = useTranslation('devices')
  const track = useStore(devices.store, (state) => state.camera)
  const sentence = useStore(devices.store, whyEmpty)
  return (
    <div className={styles.frame} role="img" aria-label={t('preview')} data-source="camera">
      {track ? <Video track={track} fit="cover" mirrored /> : <Placeholder sentence={sentence} />}
    </div>
  )
}

function whyEmpty({ asking, cameraTrouble }: DeviceState): 'asking' | 'noPicture' | 'cameraOff' {
  if (asking) return 'asking'
  return cameraTrouble === null ? 'cameraOff' : 'noPicture'
}

function Placeholder({ sentence }: { sentence: ReturnType<typeof whyEmpty> }) {
  const { t } = useTranslation('devices')
  const asking = sentence === 'asking'
  return (
    <div className={styles.placeholder} role="status">
      {asking ? <Spinner /> : <CameraOff aria-hidden="true" />}
      <p>{t(sentence)}</p>
      {asking && <p className={styles.soft}>{t('askingText')}</p>}
    </div>
  )
}
