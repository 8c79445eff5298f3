// The meeting's screen, fetched when it is needed or a little before.

import type { Meeting } from '../features/meeting/meeting.tsx'

type MeetingScreen = typeof Meeting

let meeting: MeetingScreen | null = null

/** The meeting's screen. */
export async function loadMeeting() {
  const feature = await import('../features/meeting/meeting.tsx')
  meeting = feature.Meeting
  return { default: feature.Meeting }
}

/** The meeting's screen if it has been fetched; null else. */
export function loadedMeeting(): MeetingScreen | null {
  return meeting
}
