// One bridge point's picture with everything written on it.
import { Landmark, Mic, MicOff } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../session/use-store.ts'
import { classNames } from '../../ui/class-names.ts'
import { Video } from '../../ui/video.tsx'
import { useMeeting } from './meeting-context.ts'
import { QualityMark } from './quality-mark.tsx'
import { LineDropped, NoPicture } from './tile-covers.tsx'
import styles from './tile.module.css'
import type { TileView } from './view.ts'

type TileProps = { readonly tile: TileView; readonly place: 'stage' | 'strip' }

/** A tile of the stage or of the strip. */
export function Tile({ tile, place }: TileProps) {
  const element = useRef<HTMLDivElement>(null)
  useReported(element, tile, place)
  const track = useTrack(tile)
  const label = useTileLabel(tile)
  const fit = place === 'stage' ? 'contain' : 'cover'
  return (
    <div
      ref={element}
      className={classNames(styles.tile, styles[place], tile.speaking && styles.speaking)}
      role="group"
      aria-label={label}
      data-peer={tile.peerId}
      data-source={tile.source}
      data-bridge-point={tile.bridgePointId}
    >
      {track ? (
        <Video track={track} fit={fit} mirrored={tile.self && tile.source === 'camera'} />
      ) : (
        <NoPicture name={tile.name} cameraOff={tile.source === 'camera' && tile.camera === 'closed'} />
      )}
      {tile.line === 'dropped' && <LineDropped short={place === 'strip'} tile={element} />}
      <Caption tile={tile} named={track !== null} />
      {tile.quality && tile.line === 'up' && (
        <span className={styles.quality} aria-hidden="true">
          <QualityMark quality={tile.quality} />
        </span>
      )}
    </div>
  )
}

/** The name stands here unless it stands large in place of the picture. */
function Caption({ tile, named }: { tile: TileView; named: boolean }) {
  const { t } = useTranslation('meeting')
  const name = tile.self ? t('selfShort') : tile.name
  const shown = tile.source === 'presentation' ? t('presentationOf', { name: tile.name }) : name
  return (
    <div className={classNames(styles.caption, !named && styles.nameless)} aria-hidden="true">
      {tile.source === 'camera' && <MicrophoneSign tile={tile} />}
      {named && tile.main && tile.source === 'camera' && <Landmark className={styles.main} />}
      {named && (
        <span className={styles.name} title={shown}>
          {shown}
        </span>
      )}
    </div>
  )
}

function MicrophoneSign({ tile }: { tile: TileView }) {
  const open = tile.microphone === 'open'
  return (
    <span className={classNames(styles.microphone, open && styles.open)} data-microphone={tile.microphone}>
      {open ? <Mic /> : <MicOff />}
    </span>
  )
}

/** Our own pictures come from the machine, the others' from the line. */
function useTrack(tile: TileView): MediaStreamTrack | null {
  const { live, devices } = useMeeting()
  const own = useStore(devices.store, (state) => state.camera)
  const presentation = useStore(live.store, (state) => state.presentation)
  const received = useStore(live.store, (state) => state.tracks.get(`${tile.peerId}/${tile.source}`) ?? null)
  if (tile.source === 'presentation') return tile.self ? presentation : received
  if (tile.camera === 'closed') return null
  return tile.self ? own : received
}

function useReported(element: React.RefObject<HTMLDivElement | null>, tile: TileView, place: TileProps['place']): void {
  const { report } = useMeeting()
  const { peerId, source, self } = tile
  useEffect(() => {
    if (element.current === null || self) return
    return report.watch(element.current, { peerId, source, fit: place === 'stage' ? 'contain' : 'cover' })
  }, [report, element, peerId, source, self, place])
}

function useTileLabel(tile: TileView): string {
  const { t } = useTranslation('meeting')
  if (tile.source === 'presentation') return t('presentationOf', { name: tile.name })
  return t('tileLabel', {
    name: tile.self ? t('self', { name: tile.name }) : tile.name,
    microphone: tile.microphone === 'open' ? t('microphoneOpenTile') : t('microphoneClosedTile'),
    camera: tile.camera === 'open' ? t('cameraOnTile') : t('cameraOffTile'),
    line: tile.quality ? t('qualityLabel', { word: t(`quality.${tile.quality}`) }) : '',
  })
}
