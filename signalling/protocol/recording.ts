// The act of recording a session.
import { z } from 'zod'
import { shape } from './contract.ts'
import { RECORDING_POLICIES } from '../domain/state/recording.ts'

const done = shape<null>()

export const recordingRequests = {
  /** Starts it, or goes on after a stop. Refused with `recording-not-allowed` where the meeting may not be recorded. */
  'recording.start': { input: z.object({ policy: z.enum(RECORDING_POLICIES) }), output: done },
  /** Nothing of what follows is kept, until it is resumed. */
  'recording.pause': { input: z.object({}), output: done },
  'recording.resume': { input: z.object({}), output: done },
  'recording.stop': { input: z.object({}), output: done },
} as const
