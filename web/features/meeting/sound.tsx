// The sound of the others: one player for each received microphone.
import { Volume2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from '../../session/use-store.ts'
import { Button } from '../../ui/button.tsx'
import { useMeeting } from './meeting-context.ts'
import styles from './overlays.module.css'

/** Plays everybody else; asks for a press only where the browser holds the sound back. */
export function Sound() {
  const { t } = useTranslation('meeting')
  const { live, devices } = useMeeting()
  const players = useRef<HTMLDivElement>(null)
  const [blocked, setBlocked] = useState(false)
  const onBlocked = useCallback(() => setBlocked(true), [])
  const loudspeakerId = useStore(devices.store, (state) => state.loudspeakerId)
  const tracks = useStore(live.store, (state) => state.tracks)
  const turnOn = () => {
    setBlocked(false)
    for (const player of players.current?.querySelectorAll('audio') ?? []) player.play().catch(onBlocked)
  }
  return (
    <div ref={players}>
      {[...tracks]
        .filter(([key]) => key.endsWith('/microphone'))
        .map(([key, track]) => (
          <Player key={key} track={track} loudspeakerId={loudspeakerId} onBlocked={onBlocked} />
        ))}
      {blocked && (
        <div className={styles.soundBlocked} role="alert">
          <p>{t('sound.blocked')}</p>
          <Button kind="primary" size="large" icon={<Volume2 aria-hidden="true" />} onPress={turnOn} autoFocus>
            {t('sound.turnOn')}
          </Button>
        </div>
      )}
    </div>
  )
}

type PlayerProps = { track: MediaStreamTrack; loudspeakerId: string | null; onBlocked: () => void }

function Player({ track, loudspeakerId, onBlocked }: PlayerProps) {
  const element = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    const audio = element.current
    if (!audio) return
    audio.srcObject = new MediaStream([track])
    audio.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') onBlocked()
    })
    return () => {
      audio.srcObject = null
    }
  }, [track, onBlocked])
  useEffect(() => {
    // A loudspeaker that was unplugged is no reason for silence: the browser goes on with its default.
    if (loudspeakerId !== null) element.current?.setSinkId?.(loudspeakerId).catch(() => undefined)
  }, [loudspeakerId])
  return (
    <audio ref={element}>
      <track kind="captions" />
    </audio>
  )
}
