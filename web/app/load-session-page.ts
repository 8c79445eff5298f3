// The session's page, fetched when it is needed or a little before.

/** The lobby with the media engine. */
export function loadSessionPage() {
  return import('./pages/session-page.tsx').then((page) => ({ default: page.SessionPage }))
}

/** The page of a guest's link, with the same lobby behind it. */
export function loadGuestPage() {
  return import('./pages/guest-page.tsx').then((page) => ({ default: page.GuestPage }))
}
