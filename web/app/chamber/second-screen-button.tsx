// The button of the second screen, where there can be one.
import { SecondScreen } from '../../features/document/second-screen.tsx'
import { useMedia } from '../../ui/use-media.ts'

/** Nothing on a telephone: it has one screen. */
export function SecondScreenButton() {
  return useMedia('(width >= 800px)') ? <SecondScreen /> : null
}
