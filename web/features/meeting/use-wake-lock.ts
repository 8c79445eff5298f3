// The screen stays on while a meeting is watched.
import { useEffect } from 'react'

/** Keeps the screen awake; the browser drops the lock whenever the page is hidden, so it is asked for again. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined
    let over = false
    const ask = async () => {
      if (over || document.visibilityState !== 'visible') return
      // Refused on low battery or in a browser without it: the meeting goes on all the same.
      lock = await navigator.wakeLock?.request('screen').catch(() => undefined)
      if (over) await lock?.release()
    }
    void ask()
    document.addEventListener('visibilitychange', ask)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}
