// The gallery, for development only: every primitive in all states, every screen with made-up state.
import { useParams, useSearchParams } from 'react-router'
import { Controls } from './controls.tsx'
import { Primitives } from './primitives.tsx'
import { LobbyScreen, MeetingScreen } from './screens.tsx'

/** `/ui`, `/ui/meeting`, `/ui/lobby`, `/ui/controls`, each with `?state=…`. */
export function GalleryPage() {
  const { screen } = useParams()
  const [search] = useSearchParams()
  const state = search.get('state') ?? ''
  switch (screen) {
    case 'meeting':
      return <MeetingScreen state={state} />
    case 'lobby':
      return <LobbyScreen state={state} />
    case 'controls':
      return <Controls />
    default:
      return <Primitives dark={state === 'dark'} />
  }
}
