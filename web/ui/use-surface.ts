// Which of the two surfaces the page stands on.
import { useLayoutEffect } from 'react'

/** The office is light; the meeting is dark. */
export type Surface = 'office' | 'meeting'

/** Sets the surface of the whole page, dialogs and lists included, for as long as the caller is shown. */
export function useSurface(surface: Surface): void {
  useLayoutEffect(() => {
    const root = document.documentElement
    const before = root.dataset['surface']
    root.dataset['surface'] = surface
    return () => {
      root.dataset['surface'] = before ?? 'office'
    }
  }, [surface])
}
