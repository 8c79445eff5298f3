// The one hook by which React reads live state.
import { useSyncExternalStore } from 'react'
import type { Readable } from './store.ts'

/**
 * Reads a part of a store and renders again when that part changes.
 * @param select must answer the same value (by identity) for the same state
 */
export function useStore<T, S>(store: Readable<T>, select: (state: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
