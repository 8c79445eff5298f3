// The sessions that can be joined now, kept up to date while the page is looked at.
import { useCallback, useEffect, useState } from 'react'
import { listSessions } from '../../api/http.ts'
import { Refusal } from '#protocol'
import type { SessionSummary } from '#protocol'

const REFRESH_MS = 5_000

/** What is known of the open sessions. A list that failed to refresh stays, with the refusal beside it. */
export type SessionsState = {
  /** null until the first answer. */
  readonly sessions: readonly SessionSummary[] | null
  readonly refusal: Refusal | null
  readonly loading: boolean
}

/** Asks at once, then every few seconds while the page is visible. */
export function useSessions(): SessionsState & { refresh: () => void } {
  const [state, setState] = useState<SessionsState>({ sessions: null, refusal: null, loading: true })
  const ask = useCallback(() => {
    listSessions().then(
      (sessions) => setState({ sessions, refusal: null, loading: false }),
      (error: unknown) => setState((before) => ({ ...before, refusal: asRefusal(error), loading: false })),
    )
  }, [])
  const refresh = useCallback(() => {
    setState((before) => ({ ...before, loading: true }))
    ask()
  }, [ask])
  useEffect(() => {
    ask()
    const timer = setInterval(() => document.visibilityState === 'visible' && ask(), REFRESH_MS)
    return () => clearInterval(timer)
  }, [ask])
  return { ...state, refresh }
}

function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('fault')
}
