// Removing with a few seconds to take it back: until then nothing is removed.
import { useEffect, useRef, useState } from 'react'

/** How long a removal can be taken back, ms. */
export const UNDO_WITHIN_MS = 5_000

/** What waits to be removed, by id, with the moment of the press (epoch ms). */
export type Removals = {
  readonly waiting: ReadonlyMap<string, number>
  readonly begin: (id: string) => void
  readonly undo: (id: string) => void
}

/** @param remove removes for good; also called at once for everything that waits when the caller is no longer shown */
export function useRemovals(remove: (id: string) => void): Removals {
  const [waiting, setWaiting] = useState<ReadonlyMap<string, number>>(new Map())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const latest = useRef(remove)
  useEffect(() => {
    latest.current = remove
  }, [remove])
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const [id, timer] of running) {
        clearTimeout(timer)
        latest.current(id)
      }
      running.clear()
    }
  }, [])
  const forget = (id: string) => {
    clearTimeout(timers.current.get(id))
    timers.current.delete(id)
    setWaiting((before) => new Map([...before].filter(([other]) => other !== id)))
  }
  return {
    waiting,
    undo: forget,
    begin(id) {
      setWaiting((before) => new Map(before).set(id, Date.now()))
      const run = () => {
        forget(id)
        latest.current(id)
      }
      timers.current.set(id, setTimeout(run, UNDO_WITHIN_MS))
    },
  }
}
