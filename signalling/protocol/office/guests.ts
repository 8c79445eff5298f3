// The act of inviting somebody from outside, with a link that opens once.
import { z } from 'zod'
import { shape } from '../contract.ts'
import { line } from '../fields.ts'
import { guestId, meetingId } from '../ids.ts'
import type { GuestId } from '../ids.ts'
import type { Seat } from './meetings.ts'

/** A guest as the organisers see them. */
export type Guest = {
  id: GuestId
  /** As they are shown in the session: "Chuyên gia Viện Thủy lợi". */
  name: string
  createdAt: number
  /** After this the link opens nothing, epoch ms. */
  endsAt: number
  /** When it was opened; null before. */
  usedAt: number | null
  withdrawn: boolean
}

/** What the guest's page shows before it asks for camera and microphone. */
export type GuestInvitation = { title: string; name: string; startsAt: number }

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const guestRequests = {
  'guest.list': { input: z.object({ meetingId }), output: shape<Guest[]>() },
  /** Makes a link; its path is told this once. */
  'guest.invite': {
    input: z.object({ meetingId, name: line(100, 1) }),
    output: shape<{ guest: Guest; path: string }>(),
  },
  /** The link opens nothing any more; a guest who is inside stays until they are sent out. */
  'guest.withdraw': { input: z.object({ id: guestId }), output: shape<null>() },
  /** For anybody who has the link. Refused with `link-invalid`. */
  'guest.look': { input: z.object({ token }), output: shape<GuestInvitation>() },
  /** Takes the guest's seat, once: the browser that did keeps it. Refused with `link-invalid`, `meeting-not-open`. */
  'guest.enter': { input: z.object({ token }), output: shape<Seat>() },
} as const
