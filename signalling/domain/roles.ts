// What a connection is in a session, and which acts that brings: the table of the meeting room.
import { Refusal } from '../protocol/refusals.ts'

/** From the one who leads to the one who only watches. `member` is a bridge point's own connection. */
export const SESSION_ROLES = ['chair', 'secretary', 'technician', 'member', 'guest', 'observer'] as const
export type SessionRole = (typeof SESSION_ROLES)[number]

/** Every act of a session that needs a role, and the roles that bring it. */
const SESSION_ACTS = {
  /** Granting, denying, revoking, extending; the list of speakers; how the floor is given. */
  'floor.direct': ['chair', 'secretary'],
  'floor.ask': ['secretary', 'member', 'guest'],
  'stage.direct': ['chair', 'secretary'],
  /** Starting, pausing and stopping the recording. */
  'recording.direct': ['chair', 'secretary'],
  'roll-call.keep': ['chair', 'secretary'],
  'agenda.drive': ['chair', 'secretary'],
  'conclusion.write': ['chair', 'secretary'],
  'ballot.run': ['chair', 'secretary'],
  'ballot.vote': ['chair', 'secretary', 'member'],
  'door.keep': ['chair', 'secretary'],
  'chat.say': ['chair', 'secretary', 'technician', 'member', 'guest'],
  /** Reading what was written to the secretary alone. */
  'chat.receive': ['chair', 'secretary'],
  'help.call': ['chair', 'secretary', 'member', 'guest'],
  'help.answer': ['chair', 'secretary', 'technician'],
  /** Sending a picture. */
  'camera.send': ['chair', 'secretary', 'technician', 'member', 'guest'],
  'presentation.send': ['chair', 'secretary', 'member', 'guest'],
  'session.end': ['chair', 'secretary'],
} as const satisfies Record<string, readonly SessionRole[]>

/** An act of a session that needs a role. */
export type SessionAct = keyof typeof SESSION_ACTS

/** Whether a role brings an act. */
export function roleMay(role: SessionRole, act: SessionAct): boolean {
  const roles: readonly SessionRole[] = SESSION_ACTS[act]
  return roles.includes(role)
}

/** @throws Refusal `not-permitted` when the role does not bring the act */
export function requireRole({ role }: { readonly role: SessionRole }, act: SessionAct): void {
  if (!roleMay(role, act)) throw new Refusal('not-permitted')
}

/** Whether a connection of this role makes its bridge point present. */
export function attends(role: SessionRole): boolean {
  return role !== 'technician' && role !== 'observer'
}
