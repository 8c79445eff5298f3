// A picture from a track.
import { useLayoutEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import { pictureOf } from './picture.ts'
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
  const frame = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const video = pictureOf(track)
    frame.current?.append(video)
    // Taken out of the page it had stopped. A browser that does not play yet does so when it may: it is muted.
    video.play().catch(() => undefined)
    return () => video.remove()
  }, [track])
  return (
    <div
      ref={frame}
      className={classNames(styles.frame, styles[fit], mirrored && styles.mirrored)}
      aria-hidden="true"
    />
  )
}
