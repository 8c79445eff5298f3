// The transcript: words that follow the time, and adding one for who may.
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Replay } from '#protocol'
import { Refusal } from '#protocol'
import { uploadTranscript } from '../../api/upload.ts'
import { useOfficeChange } from '../../api/use-office.ts'
import { useStore } from '../../session/use-store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Captions } from 'lucide-react'
import { showToast } from '../../ui/toast.tsx'
import type { ReplayPlayer } from './player.ts'
import type { ReplayModel } from './replay-model.ts'
import styles from './side.module.css'
import { clockTime } from './times.ts'

type TranscriptPanelProps = {
  readonly player: ReplayPlayer
  readonly model: ReplayModel
  readonly replay: Replay
  /** A transcript came or went. */
  readonly onChange: () => void
}

/** The words, and where a file is dropped. */
export function TranscriptPanel({ player, model, replay, onChange }: TranscriptPanelProps) {
  const { t } = useTranslation('replay')
  return (
    <>
      {replay.mayManage && <Adding replay={replay} onChange={onChange} />}
      {model.cues.length === 0 ? (
        <EmptyState icon={<Captions />} title={t('transcript.none')} text={t('transcript.noneText')} />
      ) : (
        <Words player={player} model={model} />
      )}
    </>
  )
}

function Words({ player, model }: Pick<TranscriptPanelProps, 'player' | 'model'>) {
  const { cues, timeline } = model
  const box = useRef<HTMLDivElement>(null)
  const current = useStore(player.state, ({ ms }) => cues.findLastIndex(({ fromMs }) => fromMs <= ms))
  const rows = useVirtualizer({
    count: cues.length,
    getScrollElement: () => box.current,
    estimateSize: () => 64,
    overscan: 6,
  })
  useEffect(() => {
    if (current >= 0 && box.current?.matches(':hover, :focus-within') === false) {
      rows.scrollToIndex(current, { align: 'auto' })
    }
  }, [current, rows])
  return (
    <div ref={box} className={styles.list}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const cue = cues[index]
          return (
            cue && (
              <button
                key={index}
                ref={rows.measureElement}
                data-index={index}
                type="button"
                className={styles.cue}
                style={{ translate: `0 ${start}px` }}
                aria-current={index === current}
                onClick={() => player.seek(cue.fromMs)}
              >
                <span className={styles.when}>{clockTime(timeline.openedAt + cue.fromMs)}</span>
                <span className={styles.words}>{cue.text}</span>
              </button>
            )
          )
        })}
      </div>
    </div>
  )
}

const LANGUAGE = 'vi'

function Adding({ replay, onChange }: Pick<TranscriptPanelProps, 'replay' | 'onChange'>) {
  const { t } = useTranslation(['replay', 'transcripts'])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const remove = useOfficeChange('transcript.remove')
  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      const { cues } = await uploadTranscript(replay.sessionId, LANGUAGE, file)
      setRefusal(null)
      showToast({ text: t('replay:transcript.added', { count: cues }) })
      onChange()
    } catch (error) {
      setRefusal(error instanceof Refusal ? error : new Refusal('fault'))
    }
  }
  const { problem, line } = refusal?.details ?? {}
  return (
    <div className={styles.adding}>
      <FileDrop label={t('replay:transcript.drop')} accept={['.vtt']} onFiles={([file]) => void take(file)} />
      {refusal && <Failure refusal={refusal} />}
      {typeof line === 'number' && typeof problem === 'string' && <p>{t('replay:transcript.line', { line })}</p>}
      {replay.transcripts.map(({ language, name }) => (
        <p key={language} className={styles.file}>
          <span>{name}</span>
          <IconButton
            label={t('replay:transcript.remove', { name })}
            icon={<Trash2 />}
            onPress={() => remove.mutate({ id: replay.sessionId, language }, { onSuccess: onChange })}
          />
        </p>
      ))}
    </div>
  )
}
