// The names of a session and of a bridge point, for the lobby.
import { useEffect, useState } from 'react'
import { listSessions } from '../../api/http.ts'
import type { Place } from '../place.ts'

/** Names as people read them; null until known. */
export type PlaceNames = { readonly title: string | null; readonly bridgePoint: string | null }

/** Asks once. Without an answer the lobby works all the same: whether the place exists is for the seat to tell. */
export function usePlaceNames({ sessionId, bridgePointId }: Place): PlaceNames {
  const [names, setNames] = useState<PlaceNames>({ title: null, bridgePoint: null })
  useEffect(() => {
    let current = true
    const take = (found: PlaceNames) => current && setNames(found)
    listSessions().then(
      (sessions) => {
        const session = sessions.find((candidate) => candidate.sessionId === sessionId)
        const point = session?.bridgePoints.find(({ id }) => id === bridgePointId)
        take({ title: session?.title ?? '', bridgePoint: point?.name ?? bridgePointId })
      },
      () => take({ title: '', bridgePoint: bridgePointId }),
    )
    return () => {
      current = false
    }
  }, [sessionId, bridgePointId])
  return names
}
