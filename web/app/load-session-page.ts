// The session's page, fetched when it is needed or a little before.

/** The lobby with the media engine. */
export function loadSessionPage() {
  return import('./pages/session-page.tsx').then((page) => ({ default: page.SessionPage }))
}
