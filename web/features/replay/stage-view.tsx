// The screen of the replay: the scene, what is said, and who is watching.
import { FileText, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { spanAt } from '#domain/replay/tracks.ts'
import { tracksIn } from '#domain/replay/scene.ts'
import type { Picture, Scene } from '#domain/replay/scene.ts'
import { useStore } from '../../session/use-store.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { PictureView } from './picture-view.tsx'
import type { ReplayPlayer } from './player.ts'
import { speakersAt } from './replay-model.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './stage.module.css'
import { elapsed } from './times.ts'
import { Watermark } from './watermark.tsx'

type StageViewProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly captions: boolean
  readonly watermark: string
}

/** Pictures, plates, captions, and the viewer's name over all of it. */
export function StageView({ player, model, captions, watermark }: StageViewProps) {
  const { t } = useTranslation('replay')
  const scene = useStore(player.state, (state) => state.scene)
  const playing = useStore(player.state, (state) => state.playing)
  const waiting = useStore(player.state, (state) => state.waiting)
  const troubled = useStore(player.state, (state) => state.troubled)
  const floor = useStore(player.state, ({ ms }) => speakersAt(model, ms).join())
  const speakers = new Set(floor.split(','))
  return (
    <div className={styles.stage}>
      <Pictures player={player} model={model} scene={scene} speakers={speakers} />
      <SkipOffer player={player} model={model} />
      {captions && <Caption player={player} model={model} />}
      <Watermark text={watermark} />
      <button
        type="button"
        className={styles.cover}
        aria-label={playing ? t('stop') : t('play')}
        onClick={() => player.toggle()}
      >
        {!playing && tracksIn(scene).length > 0 && (
          <span className={styles.bigPlay}>
            <Play aria-hidden="true" />
          </span>
        )}
      </button>
      {(waiting || troubled) && (
        <div className={styles.waiting} role="status">
          <Spinner />
          <span>{troubled ? t('troubled') : t('waiting')}</span>
        </div>
      )}
    </div>
  )
}

type PicturesProps = Pick<StageViewProps, 'player' | 'model'> & {
  readonly scene: Scene
  readonly speakers: ReadonlySet<string>
}

function Pictures({ player, model, scene: { large, small, presented }, speakers }: PicturesProps) {
  const show = (picture: Picture, place: 'large' | 'small' | 'presented') => (
    <PictureView
      key={`${place} ${picture.bridgePointId} ${picture.source}`}
      player={player}
      picture={picture}
      place={place}
      name={model.nameOf(picture.bridgePointId)}
      hasFloor={picture.source === 'camera' && speakers.has(picture.bridgePointId)}
    />
  )
  return (
    <div className={styles.scene} data-presents={presented !== null} data-count={Math.min(large.length, 4)}>
      {presented !== null &&
        ('source' in presented ? (
          show(presented, 'presented')
        ) : (
          <DocumentPlate name={presented.name} page={presented.page} />
        ))}
      <div className={styles.larges}>{large.map((picture) => show(picture, 'large'))}</div>
      {small && <div className={styles.corner}>{show(small, 'small')}</div>}
    </div>
  )
}

/** A document that stood on all screens, by its name and page. */
function DocumentPlate({ name, page }: { name: string; page: number }) {
  const { t } = useTranslation('replay')
  return (
    <div className={styles.document}>
      <FileText aria-hidden="true" />
      <p className={styles.plateTitle}>{name}</p>
      <p className={styles.plateText}>{t('documentPage', { page })}</p>
    </div>
  )
}

/** This long a stretch without anything is worth a button, ms. */
const LONG_MS = 8_000

/** Over a stretch of which nothing was recorded one may jump. */
function SkipOffer({ player, model }: Pick<StageViewProps, 'player' | 'model'>) {
  const { t } = useTranslation('replay')
  const to = useStore(player.state, ({ ms }) => {
    const silence = spanAt(model.silences, ms)
    const next = silence ? player.nextRecorded(silence.toMs ?? ms) : null
    return next !== null && next - ms > LONG_MS ? next : null
  })
  const left = useStore(player.state, ({ ms }) => (to === null ? 0 : Math.ceil((to - ms) / 1_000)))
  if (to === null) return null
  return (
    <button type="button" className={styles.skip} onClick={() => player.seek(to)}>
      {t('skipSilence', { length: elapsed(left * 1_000) })}
    </button>
  )
}

function Caption({ player, model }: Pick<StageViewProps, 'player' | 'model'>) {
  const text = useStore(
    player.state,
    ({ ms }) => model.cues.find(({ fromMs, toMs }) => fromMs <= ms && ms < toMs)?.text ?? '',
  )
  return text === '' ? null : <p className={styles.caption}>{text}</p>
}
