// What every part of the meeting's screen reaches for.
import { createContext, useContext } from 'react'
import type { Devices } from '../../session/device-state.ts'
import type { LiveSession } from '../../session/live-state.ts'
import type { ScreenReport } from './screen-report.ts'

/** The session, the machine's devices, and the report of what is on screen. */
export type MeetingParts = {
  readonly live: LiveSession
  readonly devices: Devices
  readonly report: ScreenReport
}

const Context = createContext<MeetingParts | null>(null)

/** Hands the parts to everything inside. */
export const MeetingProvider = Context.Provider

/** The parts of the meeting around the caller. */
export function useMeeting(): MeetingParts {
  const parts = useContext(Context)
  if (parts === null) throw new Error('a part of the meeting stands outside of it')
  return parts
}
