// A bridge point's page in a session.
import { useEffect, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { asksToJoin, placeOf, wordOf } from '../place.ts'
import { NotFound } from './broken-page.tsx'
import { PlaceVisit } from './place-visit.tsx'

/** Opens a visit to the place in the address; `turn` begins a new one without leaving the page. */
export function SessionPage() {
  const { meetingId, bridgePointId } = useParams()
  const navigate = useNavigate()
  const { pathname, search, state } = useLocation()
  const [direct] = useState(() => asksToJoin(state))
  const [turn, setTurn] = useState({ count: 0, join: direct })
  useEffect(() => {
    // A reload later is no wish to join: the wish is heard once.
    if (asksToJoin(state)) void navigate({ pathname, search }, { replace: true, state: null })
  }, [state, pathname, search, navigate])
  const place = placeOf(meetingId, bridgePointId, new URLSearchParams(search).get('as'))
  const exit = () => void navigate('/')
  if (!place) return <NotFound onExit={exit} />
  const again = () => setTurn(({ count }) => ({ count: count + 1, join: true }))
  return (
    <PlaceVisit
      key={`${wordOf(place)}/${turn.count}`}
      place={place}
      joinAtOnce={turn.join}
      quiet={direct && turn.count === 0}
      onAgain={again}
      onExit={exit}
    />
  )
}
