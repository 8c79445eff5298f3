// Whether a second screen shows what is presented: then the first one is free for the speaker.
import type { VisibleTile } from './live-state.ts'
import { createStore } from './store.ts'
import { useStore } from './use-store.ts'

/** The second screen of this page. */
export type SecondScreenState = {
  readonly isOpen: boolean
  /** The shared screen that it shows; the server is asked for it as for every tile. Null while it shows none. */
  readonly tile: VisibleTile | null
}

/** At most one window stands beside the first. */
export const secondScreen = createStore<SecondScreenState>({ isOpen: false, tile: null })

/** Whether the second screen is open now. */
export function useSecondScreen(): boolean {
  return useStore(secondScreen, ({ isOpen }) => isOpen)
}
