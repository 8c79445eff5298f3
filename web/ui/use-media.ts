// Whether the screen is of a certain kind, followed as it changes.
import { useCallback, useSyncExternalStore } from 'react'

/** @param query a media query, such as `(width >= 75rem)` */
export function useMedia(query: string): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(watch, () => matchMedia(query).matches)
}
