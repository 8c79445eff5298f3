// What stands beside the stage on wide screens only; on narrow ones it has a page of its own.
import type { ReactNode } from 'react'
import { useIsWide } from './wide.ts'

/** Draws nothing on narrow screens, so that a long list is not kept up to date unseen. */
export function OnlyWide({ children }: { children: ReactNode }) {
  return useIsWide() ? children : null
}
