// The meeting's screen, fetched when it is needed or a little before.

/** The meeting's screen. */
export function loadMeeting() {
  return import('../features/meeting/meeting.tsx').then((feature) => ({ default: feature.Meeting }))
}
