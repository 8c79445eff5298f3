// What stands in a tile when its picture does not.
import { CameraOff, Unplug } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '../../ui/spinner.tsx'
import { useSecondsSince } from '../../ui/use-seconds-since.ts'
import styles from './tile.module.css'

/** The name large, and why there is no picture. */
export function NoPicture({ name, cameraOff }: { name: string; cameraOff: boolean }) {
  const { t } = useTranslation('meeting')
  return (
    <div className={styles.noPicture} aria-hidden="true">
      <p className={styles.largeName}>{name}</p>
      <p className={styles.reason}>
        {cameraOff ? <CameraOff /> : <Spinner />}
        {cameraOff ? t('cameraOffTile') : t('waitingPicture')}
      </p>
    </div>
  )
}

/** Over the last picture of a bridge point whose line broke off; counts from when this screen saw it. */
export function LineDropped({ short }: { short: boolean }) {
  const { t } = useTranslation('meeting')
  const [since] = useState(() => Date.now())
  const seconds = useSecondsSince(since)
  return (
    <div className={styles.dropped} aria-hidden="true">
      {!short && <Unplug />}
      <p>{short ? t('lineDroppedShort', { seconds }) : t('lineDropped', { seconds })}</p>
    </div>
  )
}
