// Whether the picture inside an element has stopped.
import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

/** Two looks without a new frame count as still. */
const LOOK_EVERY_MS = 1_000

/** True while the element shows no video, or one that decodes no frames. */
export function useStillPicture(container: RefObject<HTMLElement | null>): boolean {
  const [still, setStill] = useState(false)
  useEffect(() => {
    let seen = -1
    const look = (): void => {
      const frames = container.current?.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? seen
      setStill(frames === seen)
      seen = frames
    }
    look()
    const timer = setInterval(look, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [container])
  return still
}
