// Seconds that run.
import { useEffect, useState } from 'react'

/**
 * Whole seconds since a moment of this machine's clock, counted up while shown.
 * @param since epoch ms
 */
export function useSecondsSince(since: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.floor((now - since) / 1_000))
}
