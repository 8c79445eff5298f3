// Whether the office is shown on a telephone.
import { useSyncExternalStore } from 'react'

// The same width as in shell.module.css.
const narrow = matchMedia('(width <= 900px)')

/** Whether the navigation stands at the bottom. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed)
      return () => narrow.removeEventListener('change', changed)
    },
    () => narrow.matches,
  )
}
