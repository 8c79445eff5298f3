// The time, as often as it matters.
import { useEffect, useState } from 'react'

/** Epoch ms, renewed at this distance, ms. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
