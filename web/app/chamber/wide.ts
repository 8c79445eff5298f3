// From which width on the lists stand beside the stage.
import { useMedia } from '../../ui/use-media.ts'

/** True where there is room for three columns; the same width as in the meeting's style sheet. */
export function useIsWide(): boolean {
  return useMedia('(width >= 1200px)')
}

/** True on a telephone: one screen, and a bar of few controls. */
export function useIsTelephone(): boolean {
  return useMedia('(width < 800px)')
}
