// How loud our own microphone is, before or during the meeting.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { watchLevel } from '../../session/level.ts'
import { LevelBar } from '../../ui/level-bar.tsx'
import styles from './devices.module.css'

/** A row of bars that follows the voice. */
export function MicrophoneLevel({ track }: { track: MediaStreamTrack }) {
  const { t } = useTranslation('devices')
  const level = useLevel(track)
  return (
    <div className={styles.level}>
      <LevelBar label={t('level')} level={level} />
      <p className={styles.hint}>{t('speakToTest')}</p>
    </div>
  )
}

function useLevel(track: MediaStreamTrack): number {
  const [level, setLevel] = useState(0)
  useEffect(() => {
    // A closed microphone's track is silent; its copy, which goes nowhere, can be tried all the same.
    const copy = track.clone()
    copy.enabled = true
    const watched = watchLevel(copy)
    const stop = watched.subscribe(() => setLevel(watched.get().level))
    return () => {
      stop()
      watched.close()
      copy.stop()
    }
  }, [track])
  return level
}
