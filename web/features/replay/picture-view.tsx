// One picture of the scene: its element, the name of its bridge point, or why there is none.
import { CameraOff, CirclePause, CircleSlash, ZapOff } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Absence, Picture } from '#domain/replay/scene.ts'
import { classNames } from '../../ui/class-names.ts'
import type { ReplayPlayer } from './player.ts'
import styles from './stage.module.css'

type PictureViewProps = {
  readonly player: ReplayPlayer
  readonly picture: Picture
  readonly name: string
  readonly hasFloor: boolean
  readonly place: 'large' | 'small' | 'presented'
}

/** A picture with its name. */
export function PictureView({ player, picture, name, hasFloor, place }: PictureViewProps) {
  const { t } = useTranslation('replay')
  const { trackId, absence, source } = picture
  return (
    <figure
      className={classNames(styles.picture, styles[place], hasFloor && styles.floor)}
      data-bridge-point={picture.bridgePointId}
      data-place={place}
    >
      {trackId === null ? <Plate absence={absence ?? 'off-stage'} /> : <Element player={player} trackId={trackId} />}
      <figcaption className={styles.name}>
        {source === 'presentation' ? t('screenOf', { name }) : name}
        {hasFloor && <span className={styles.speaks}>{t('hasFloor')}</span>}
      </figcaption>
    </figure>
  )
}

/** The player's own element stands in the page for as long as its track is shown. */
function Element({ player, trackId }: { player: ReplayPlayer; trackId: NonNullable<Picture['trackId']> }) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = player.elementOf(trackId)
    if (element) host.current?.append(element)
    return () => element?.remove()
  }, [player, trackId])
  return <div ref={host} className={styles.host} data-shows={trackId} />
}

const ICONS: Partial<Record<Absence, typeof CirclePause>> = {
  paused: CirclePause,
  'line-down': ZapOff,
  'camera-off': CameraOff,
  interrupted: ZapOff,
}

/** Says why there is no picture. */
function Plate({ absence }: { absence: Absence }) {
  const { t } = useTranslation('replay')
  const Icon = ICONS[absence] ?? CircleSlash
  return (
    <div className={styles.plate} data-absence={absence}>
      <Icon aria-hidden="true" />
      <p className={styles.plateTitle}>{t(`absence.${absence}.title`)}</p>
      <p className={styles.plateText}>{t(`absence.${absence}.text`)}</p>
    </div>
  )
}
