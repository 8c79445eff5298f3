// Pages that are fetched when they are needed, or a little before.

/** The lobby with the media engine. */
export function loadSessionPage() {
  return import('./pages/session-page.tsx').then((page) => ({ default: page.SessionPage }))
}

/** The meeting's screen. */
export function loadMeeting() {
  return import('../features/meeting/meeting.tsx').then((feature) => ({ default: feature.Meeting }))
}

/** Runs when the page has nothing else to do; answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  // Not every browser has it (Safari).
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 5_000 })
  return () => cancelIdleCallback(handle)
}
