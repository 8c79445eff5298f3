// A sentence about our own place on the floor, for some seconds.
import { useEffect, useState } from 'react'
import type { BridgePointId } from '#protocol'
import { useLive } from '../../session/live-context.ts'
import { newsOf } from './own-floor.ts'
import type { FloorNews } from './own-floor.ts'

/** Long enough to be read out once by a slow reader, ms. */
const STAYS_MS = 10_000

/** What has just happened to a bridge point; null when nothing has, or some time ago. */
export function useFloorNews(own: BridgePointId): FloorNews | null {
  const live = useLive()
  const [news, setNews] = useState<FloorNews | null>(null)
  useEffect(() => {
    let before = live.store.get().session?.floor
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = live.store.subscribe(() => {
      const after = live.store.get().session?.floor
      const told = before && after ? newsOf(before, after, own) : null
      before = after
      if (told === null) return
      setNews(told)
      clearTimeout(timer)
      timer = setTimeout(() => setNews(null), STAYS_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [live, own])
  return news
}
