// Whether the page is as narrow as a telephone.
import { useSyncExternalStore } from 'react'

const query = () => matchMedia('(max-width: 48rem)')

/** True on a telephone; follows the window. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => query().matches)
}

function watch(onChange: () => void): () => void {
  const narrow = query()
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}
