// A value that has stopped changing.
import { useEffect, useMemo, useState } from 'react'

/** The value as it was when its text (JSON) had not changed for so long, ms. */
export function useSettled<T>(value: T, afterMs: number): T {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), afterMs)
    return () => clearTimeout(timer)
  }, [text, afterMs])
  // The text of an earlier value of the same type.
  return useMemo(() => JSON.parse(settled) as T, [settled])
}
