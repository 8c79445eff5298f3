// What stands in a tile when its picture does not.
import { CameraOff, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '../../ui/spinner.tsx'
import { useSecondsSince } from '../../ui/use-seconds-since.ts'
import { useStillPicture } from '../../ui/use-still-picture.ts'
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

type LineDroppedProps = { readonly short: boolean; readonly tile: RefObject<HTMLElement | null> }

/**
 * A bridge point whose line broke off. While its picture still moves only a word stands in the corner; over a picture
 * that stands still, how long it has been so, counted from when this screen saw it.
 */
export function LineDropped({ short, tile }: LineDroppedProps) {
  const { t } = useTranslation('meeting')
  const [since] = useState(() => Date.now())
  const seconds = useSecondsSince(since)
  if (!useStillPicture(tile)) {
    return (
      <span className={styles.quality} aria-hidden="true">
        {t('lineReturning')}
      </span>
    )
  }
  return (
    <div className={styles.dropped} aria-hidden="true">
      {!short && <Unplug />}
      <p>{short ? t('lineDroppedShort', { seconds }) : t('lineDropped', { seconds })}</p>
    </div>
  )
}
