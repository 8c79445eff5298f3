// The time of day, as often as a page needs it.
import { useEffect, useState } from 'react'

/** Now (epoch ms), rounded down to whole steps and given anew with each of them. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(() => rounded(stepMs))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      setNow(rounded(stepMs))
      timer = setTimeout(next, stepMs - (Date.now() % stepMs))
    }
    timer = setTimeout(next, stepMs - (Date.now() % stepMs))
    return () => clearTimeout(timer)
  }, [stepMs])
  return now
}

function rounded(stepMs: number): number {
  return Math.floor(Date.now() / stepMs) * stepMs
}
