// What stands beside the stage on wide screens only; on narrow ones it has a page of its own.
import type { ReactNode } from 'react'
import { useIsTelephone, useIsWide } from './wide.ts'

/** Draws nothing on narrow screens, so that a long list is not kept up to date unseen. */
export function OnlyWide({ children }: { children: ReactNode }) {
  return useIsWide() ? children : null
}

/** Draws nothing on a telephone, whose bar is full. */
export function OnlyTable({ children }: { children: ReactNode }) {
  return useIsTelephone() ? null : children
}
