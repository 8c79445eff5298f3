// A picture from a track.
import { useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import styles from './video.module.css'

type VideoProps = {
  readonly track: MediaStreamTrack
  /** `contain` shows the whole picture, `cover` fills the frame. */
  readonly fit: 'contain' | 'cover'
  /** For one's own camera only: people know themselves from the mirror. */
  readonly mirrored?: boolean
}

/** Plays a video track without sound. Decoration for assistive technology: the tile around it has the name. */
export function Video({ track, fit, mirrored = false }: VideoProps) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = element.current
    if (!video) return
    video.srcObject = new MediaStream([track])
    return () => {
      video.srcObject = null
    }
  }, [track])
  return (
    <video
      ref={element}
      className={classNames(styles.video, styles[fit], mirrored && styles.mirrored)}
      aria-hidden="true"
      autoPlay
      playsInline
      muted
    />
  )
}
