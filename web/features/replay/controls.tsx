// The buttons below the picture.
import { Captions, CaptionsOff, Keyboard, Maximize, Minimize, MonitorPlay, Pause, Play } from 'lucide-react'
import { Quote, RotateCcw, RotateCw, Volume2, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { RATES } from './player-clock.ts'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './replay.module.css'
import { elapsed, clockTime } from './times.ts'

type ControlsProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly live: boolean
  /** Null while there is nothing to show as captions. */
  readonly captions: boolean | null
  readonly full: boolean
  readonly onCaptions: () => void
  readonly onFull: () => void
  readonly onWatch: () => void
  readonly onCite: () => void
  readonly onHelp: () => void
}

/** Playing, sound, rate, what is watched, citing. */
export function Controls(props: ControlsProps) {
  const { player, model, live, captions, full } = props
  const { t } = useTranslation('replay')
  const playing = useStore(player.state, (state) => state.playing)
  const rate = useStore(player.state, (state) => state.rate)
  return (
    <div className={styles.controls} role="toolbar" aria-label={t('player')}>
      <IconButton
        label={playing ? t('stop') : t('play')}
        icon={playing ? <Pause /> : <Play />}
        onPress={() => player.toggle()}
      />
      <IconButton label={t('back10')} icon={<RotateCcw />} onPress={() => player.skip(-10_000)} />
      <IconButton label={t('forward10')} icon={<RotateCw />} onPress={() => player.skip(10_000)} />
      <Volume player={player} />
      <Time player={player} model={model} />
      {live && <Live player={player} />}
      <span className={styles.gap} />
      <MenuButton
        label={t('rateIs', { rate: String(rate).replace('.', ',') })}
        items={RATES.map((one) => ({ id: String(one), label: `${String(one).replace('.', ',')}×` }))}
        onAction={(id) => player.setRate(Number(id))}
      />
      <Button kind="quiet" icon={<MonitorPlay aria-hidden="true" />} onPress={props.onWatch}>
        {t('watch.button')}
      </Button>
      <Button kind="quiet" icon={<Quote aria-hidden="true" />} onPress={props.onCite}>
        {t('cite')}
      </Button>
      {captions !== null && (
        <IconButton label={t('captions')} icon={captions ? <Captions /> : <CaptionsOff />} onPress={props.onCaptions} />
      )}
      <IconButton label={t('keys')} icon={<Keyboard />} onPress={props.onHelp} />
      <IconButton
        label={full ? t('leaveFull') : t('full')}
        icon={full ? <Minimize /> : <Maximize />}
        onPress={props.onFull}
      />
    </div>
  )
}

function Volume({ player }: { player: ReplayPlayer }) {
  const { t } = useTranslation('replay')
  const volume = useStore(player.state, (state) => state.volume)
  const muted = useStore(player.state, (state) => state.muted)
  return (
    <span className={styles.volume}>
      <IconButton
        label={muted ? t('unmute') : t('mute')}
        icon={muted || volume === 0 ? <VolumeX /> : <Volume2 />}
        onPress={() => player.setVolume(volume, !muted)}
      />
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={muted ? 0 : volume}
        aria-label={t('volume')}
        onChange={(event) => player.setVolume(Number(event.target.value), false)}
      />
    </span>
  )
}

function Time({ player, model }: Pick<ControlsProps, 'player' | 'model'>) {
  const second = useStore(player.state, ({ ms }) => Math.floor(ms / 1_000))
  return (
    <span className={styles.time}>
      <strong>{clockTime(model.timeline.openedAt + second * 1_000)}</strong>
      <span>
        {elapsed(second * 1_000)} / {elapsed(model.endMs)}
      </span>
    </span>
  )
}

function Live({ player }: { player: ReplayPlayer }) {
  const { t } = useTranslation('replay')
  const atEdge = useStore(player.state, (state) => state.atLiveEdge)
  return (
    <Button
      kind={atEdge ? 'danger' : 'secondary'}
      size="small"
      icon={<span className={styles.dot} aria-hidden="true" />}
      onPress={() => player.goLive()}
    >
      {atEdge ? t('live') : t('goLive')}
    </Button>
  )
}
