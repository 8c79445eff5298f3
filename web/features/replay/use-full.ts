// The player on the whole screen. The page itself goes there, so that dialogs and lists still stand above it.
import { useEffect, useState } from 'react'

/** Whether the player fills the screen, and how to change it; where the browser has no full screen, its window. */
export function useFull(): readonly [boolean, () => void] {
  const [full, setFull] = useState(false)
  useEffect(() => {
    const onChange = () => document.fullscreenElement === null && setFull(false)
    document.addEventListener('fullscreenchange', onChange)
    return () => document.removeEventListener('fullscreenchange', onChange)
  }, [])
  const toggle = () => {
    setFull(!full)
    if (full) void document.exitFullscreen?.().catch(() => undefined)
    else void document.documentElement.requestFullscreen?.().catch(() => undefined)
  }
  return [full, toggle]
}
