// The replay itself: picture and controls, lanes below, contents beside.
import { Download } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { searchReplay } from '#domain/replay/search.ts'
import type { Replay } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { formatDay } from '../../ui/time.ts'
import { ClipBar, partOf } from './clip-bar.tsx'
import type { Marked } from './clip-bar.tsx'
import { Controls } from './controls.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { Lanes } from './lanes.tsx'
import { otherRate } from './player-clock.ts'
import type { ReplayPlayer } from './player.ts'
import type { KeyAct } from './replay-keys.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './replay.module.css'
import { SeekBar } from './seek-bar.tsx'
import type { Part } from './seek-bar.tsx'
import { SidePanel } from './side-panel.tsx'
import type { SidePage } from './side-panel.tsx'
import { StageView } from './stage-view.tsx'
import { useCiting } from './use-citing.ts'
import { useFull } from './use-full.ts'
import { useReplayKeys } from './use-replay-keys.ts'
import { WatchDialog } from './watch-dialog.tsx'

type RoomProps = {
  readonly replay: Replay
  readonly model: ReplayModel
  readonly player: ReplayPlayer
  readonly onChange: () => void
  readonly onExport: ((part: Part | null) => void) | null
}

const FRAME_MS = 1_000 / 30

/** The page of a session that has a recording. */
export function ReplayRoom({ replay, model, player, onChange, onExport }: RoomProps) {
  const room = useRoom(model, player)
  const { marked, acts, found, hits } = room
  const { openedAt } = model.timeline
  return (
    <>
      <Head replay={replay} model={model} onExport={onExport} />
      <div className={styles.room}>
        <div className={styles.main}>
          <Screen replay={replay} model={model} player={player} room={room} />
          {onExport && (
            <ClipBar
              marked={marked}
              openedAt={openedAt}
              onFrom={acts['clip-from']}
              onTo={acts['clip-to']}
              onClear={room.clear}
              onExport={onExport}
            />
          )}
          <Lanes player={player} model={model} hits={hits} />
        </div>
        <SidePanel
          player={player}
          model={model}
          replay={replay}
          page={room.page}
          onPage={room.setPage}
          typed={room.typed}
          onType={room.setTyped}
          found={found}
          onChange={onChange}
        />
      </div>
      {room.dialog === 'watch' && <WatchDialog player={player} model={model} onClose={room.closeDialog} />}
      {room.dialog === 'help' && <HelpDialog onClose={room.closeDialog} />}
    </>
  )
}

const UNMARKED: Marked = { fromMs: null, toMs: null }

/** What has been chosen in the page, and what its keys and buttons do. */
function useRoom(model: ReplayModel, player: ReplayPlayer) {
  const [captions, setCaptions] = useState(false)
  const [dialog, setDialog] = useState<'watch' | 'help' | null>(null)
  const [page, setPage] = useState<SidePage>('chapters')
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState<Marked>(UNMARKED)
  const [full, toggleFull] = useFull()
  const cite = useCiting(model)
  const found = useMemo(() => searchReplay(model.search, typed), [model.search, typed])
  const hits = useMemo(() => found.map(({ fromMs }) => fromMs), [found])
  const now = () => Math.round(player.state.get().ms)
  const acts = {
    captions: () => setCaptions(!captions),
    full: toggleFull,
    search: () => setPage('search'),
    watch: () => setDialog('watch'),
    help: () => setDialog('help'),
    cite: () => cite(now()),
    'clip-from': () => setMarked({ ...marked, fromMs: now() }),
    'clip-to': () => setMarked({ ...marked, toMs: now() }),
  }
  useReplayKeys((act) => {
    if (act.act in acts) acts[act.act as keyof typeof acts]()
    else actOnPlayer(player, act)
  })
  const clear = () => setMarked(UNMARKED)
  const closeDialog = () => setDialog(null)
  return { captions, dialog, closeDialog, page, setPage, typed, setTyped, marked, clear, full, found, hits, acts }
}

type ScreenProps = Pick<RoomProps, 'replay' | 'model' | 'player'> & { readonly room: ReturnType<typeof useRoom> }

/** The picture with its bar and buttons. */
function Screen({ replay, model, player, room: { captions, full, acts, hits, marked } }: ScreenProps) {
  const { t } = useTranslation('replay')
  return (
    <section className={styles.player} data-surface="meeting" data-full={full} aria-label={t('player')}>
      <StageView player={player} model={model} captions={captions} watermark={replay.watermark} />
      <div className={styles.desk}>
        <SeekBar sessionId={replay.sessionId} player={player} model={model} hits={hits} part={partOf(marked)} />
        <Controls
          player={player}
          model={model}
          live={replay.live}
          captions={model.cues.length > 0 ? captions : null}
          full={full}
          onCaptions={acts.captions}
          onFull={acts.full}
          onWatch={acts.watch}
          onCite={acts.cite}
          onHelp={acts.help}
        />
      </div>
    </section>
  )
}

function Head({ replay, model, onExport }: Pick<RoomProps, 'replay' | 'model' | 'onExport'>) {
  const { t, i18n } = useTranslation('replay')
  const { title, openedAt } = model.timeline
  return (
    <PageHead
      title={title}
      description={
        <span className={styles.about}>
          <span>{formatDay(openedAt, i18n.language)}</span>
          <Link to={`/meetings/${replay.meetingId}`}>{t('toMeeting')}</Link>
        </span>
      }
      actions={
        onExport && (
          <Button icon={<Download aria-hidden="true" />} onPress={() => onExport(null)}>
            {t('clip.saveAs')}
          </Button>
        )
      }
    />
  )
}

function actOnPlayer(player: ReplayPlayer, act: KeyAct): void {
  const { rate, volume, muted } = player.state.get()
  if (act.act === 'toggle') player.toggle()
  else if (act.act === 'mute') player.setVolume(volume, !muted)
  else if (act.act === 'skip') player.skip(act.ms)
  else if (act.act === 'part') player.seek(act.part * player.edgeMs)
  else if (act.act === 'rate') player.setRate(otherRate(rate, act.by))
  else if (act.act === 'volume') player.setVolume(volume + act.by, false)
  else if (act.act === 'frame') {
    player.stop()
    player.skip(act.by * FRAME_MS)
  }
}
