// One bridge point's picture with everything written on it.
import { Hand, Landmark, Megaphone, Mic, MicOff } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../session/use-store.ts'
import { classNames } from '../../ui/class-names.ts'
import { Video } from '../../ui/video.tsx'
import { useMeeting } from './meeting-context.ts'
import { QualityMark } from './quality-mark.tsx'
import { LineDropped, NoPicture } from './tile-covers.tsx'
import styles from './tile.module.css'
import type { TileView } from './view.ts'

type TileProps = {
  readonly tile: TileView
  /** `inset`: small, over or beside what is presented. */
  readonly place: 'stage' | 'inset' | 'strip' | 'grid'
}

/** Only the stage shows the whole picture whatever the shape of its place. */
const FITS = { stage: 'contain', inset: 'cover', strip: 'cover', grid: 'cover' } as const

/** A tile of the stage, of the strip or of the grid; drawn again only when something in it has changed. */
export const Tile = memo(DrawnTile, (before, now) => before.place === now.place && isSame(before.tile, now.tile))

function isSame(a: TileView, b: TileView): boolean {
  const before = Object.entries(a)
  return before.every(([name, value]) => Object.is(value, Reflect.get(b, name)))
}

function DrawnTile({ tile, place }: TileProps) {
  const element = useRef<HTMLDivElement>(null)
  useReported(element, tile, place)
  const track = useTrack(tile)
  const label = useTileLabel(tile)
  const hasFloor = tile.floor === 'holds' && tile.source === 'camera'
  return (
    <div
      ref={element}
      className={classNames(styles.tile, styles[place], hasFloor && styles.holds, tile.speaking && styles.speaking)}
      role="group"
      aria-label={label}
      data-peer={tile.peerId}
      data-source={tile.source}
      data-bridge-point={tile.bridgePointId}
    >
      {track ? (
        <Video track={track} fit={FITS[place]} mirrored={tile.self && tile.source === 'camera'} />
      ) : (
        <NoPicture name={tile.name} cameraOff={tile.source === 'camera' && tile.camera === 'closed'} />
      )}
      {tile.line === 'dropped' && <LineDropped short={place !== 'stage'} tile={element} />}
      {tile.floor !== null && tile.source === 'camera' && <FloorSign floor={tile.floor} />}
      <Caption tile={tile} named={track !== null} />
      {tile.quality && tile.line === 'up' && (
        <span className={styles.quality} aria-hidden="true">
          <QualityMark quality={tile.quality} />
        </span>
      )}
    </div>
  )
}

/** Who has the floor or asks for it, in word and colour. */
function FloorSign({ floor }: { floor: 'holds' | 'asks' }) {
  const { t } = useTranslation('meeting')
  return (
    <span className={styles.floor} data-floor={floor} aria-hidden="true">
      {floor === 'holds' ? <Megaphone /> : <Hand />}
      <span>{t(`floor.${floor}`)}</span>
    </span>
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
    return report.watch(element.current, { peerId, source, fit: FITS[place] })
  }, [report, element, peerId, source, self, place])
}

function useTileLabel(tile: TileView): string {
  const { t } = useTranslation('meeting')
  if (tile.source === 'presentation') return t('presentationOf', { name: tile.name })
  return t('tileLabel', {
    name: tile.self ? t('self', { name: tile.name }) : tile.name,
    microphone: tile.microphone === 'open' ? t('microphoneOpenTile') : t('microphoneClosedTile'),
    camera: tile.camera === 'open' ? t('cameraOnTile') : t('cameraOffTile'),
    floor: tile.floor === null ? '' : t(`floor.${tile.floor}`),
    line: tile.quality ? t('qualityLabel', { word: t(`quality.${tile.quality}`) }) : '',
  })
}
