// Watching a session again: reading it, and what stands there while it is read or when nothing was recorded.
import { Clapperboard } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { Replay, SessionId } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { mediaSourceClass } from './media-source.ts'
import type { ReplayModel } from './replay-model.ts'
import { ReplayRoom } from './replay-room.tsx'
import styles from './replay.module.css'
import type { Part } from './seek-bar.tsx'
import { momentOf } from './times.ts'
import { usePlayer } from './use-player.ts'
import { useReplay } from './use-replay.ts'
import { WholeStream } from './whole-stream.tsx'

/** What an export begins with. */
export type ExportAsked = { readonly replay: Replay; readonly model: ReplayModel; readonly part: Part | null }

type ReplayScreenProps = {
  readonly sessionId: SessionId
  /** Asked to make a file of the session, or of a part of it; absent where nothing can be exported. */
  readonly onExport?: (asked: ExportAsked) => void
}

/** `/recordings/:sessionId` */
export function ReplayScreen({ sessionId, onExport }: ReplayScreenProps) {
  const { replay, refusal, again } = useReplay(sessionId)
  if (refusal) {
    const passing = refusal.code !== 'not-found' && refusal.code !== 'not-permitted'
    return <Failure refusal={refusal} {...(passing && { onRetry: again })} />
  }
  if (!replay) return <Waiting />
  if (mediaSourceClass() === null) return <WholeStream replay={replay} />
  return <Known replay={replay} onChange={again} {...(onExport && { onExport })} />
}

type KnownProps = Pick<ReplayScreenProps, 'onExport'> & { readonly replay: Replay; readonly onChange: () => void }

function Known({ replay, onChange, onExport }: KnownProps) {
  const { t } = useTranslation('replay')
  const [search] = useSearchParams()
  const asked = momentOf(search.get('t'))
  const { model, player } = usePlayer(replay, asked)
  useTitle(model.timeline.title || t('title'))
  useEffect(() => {
    if (asked !== null) player?.seek(asked)
  }, [player, asked])
  if (model.beginMs === null) return <None replay={replay} />
  if (!player) return <Waiting />
  const exported = (part: Part | null) => onExport?.({ replay, model, part })
  return (
    <ReplayRoom
      replay={replay}
      model={model}
      player={player}
      onChange={onChange}
      onExport={onExport && replay.mayDownload ? exported : null}
    />
  )
}

/** The shape of what comes. */
function Waiting() {
  return (
    <div className={styles.room}>
      <div className={styles.main}>
        <Skeleton height="52vh" />
        <Skeleton height="10rem" />
      </div>
      <Skeleton height="52vh" />
    </div>
  )
}

function None({ replay }: { replay: Replay }) {
  const { t } = useTranslation('replay')
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<Clapperboard />}
      isPage
      title={t('none.title')}
      text={t('none.text')}
      action={<Button onPress={() => void navigate(`/meetings/${replay.meetingId}`)}>{t('none.toMeeting')}</Button>}
    />
  )
}
