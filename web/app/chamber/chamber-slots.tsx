// What stands around the stage: the features of the chaired meeting, put together by role.
import type { SessionRole } from '#domain/roles.ts'
import type { MeetingSlots } from '../../features/meeting/slots.ts'
import { deskSlots } from './desk-slots.tsx'
import { observerSlots, screenSlots } from './screen-slots.tsx'
import { technicianSlots } from './technician-slots.tsx'

/** The filled places for a role. */
export function chamberSlots(role: SessionRole): MeetingSlots {
  switch (role) {
    case 'chair':
    case 'secretary':
      return deskSlots()
    case 'technician':
      return technicianSlots()
    case 'member':
    case 'guest':
      return screenSlots()
    case 'observer':
      return observerSlots()
  }
}
