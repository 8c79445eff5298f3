// The gallery, for development only: every primitive in all states, every screen with made-up state.
import { useParams, useSearchParams } from 'react-router'
import { Primitives } from './primitives.tsx'
import { LobbyScreen, MeetingScreen, SessionsScreen } from './screens.tsx'

/** `/ui`, `/ui/meeting`, `/ui/lobby`, `/ui/sessions`, each with `?state=…`. */
export function GalleryPage() {
  const { screen } = useParams()
  const [search] = useSearchParams()
  const state = search.get('state') ?? ''
  switch (screen) {
    case 'meeting':
      return <MeetingScreen state={state} />
    case 'lobby':
      return <LobbyScreen state={state} />
    case 'sessions':
      return <SessionsScreen state={state} />
    default:
      return <Primitives dark={state === 'dark'} />
  }
}
