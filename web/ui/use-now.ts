// The time of day, as often as a page needs it.
import { useEffect, useState } from 'react'
import { serverNow } from './server-clock.ts'

/** Now (epoch ms, by the server's clock), rounded down to whole steps and given anew with each of them. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(() => rounded(stepMs))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const next = () => {
      setNow(rounded(stepMs))
      timer = setTimeout(next, stepMs - (serverNow() % stepMs))
    }
    timer = setTimeout(next, stepMs - (serverNow() % stepMs))
    return () => clearTimeout(timer)
  }, [stepMs])
  return now
}

function rounded(stepMs: number): number {
  return Math.floor(serverNow() / stepMs) * stepMs
}
