// Who may do what: one table, asked by HTTP and by the socket alike.
import type { UnitId } from '../protocol/ids.ts'

/** What an account may be, each for a unit and all below it or for the whole province. */
export const ROLES = ['administrator', 'secretary', 'technician', 'staff', 'auditor'] as const
export type Role = (typeof ROLES)[number]

/** A role as it is given: `unitId` null means the whole province. */
export type RoleGiven = { readonly role: Role; readonly unitId: UnitId | null }

/** A role with the units it reaches, the units below included. */
export type Grant = { readonly role: Role; readonly units: 'all' | readonly UnitId[] }

/** Every act that needs a right, and the roles that bring it. */
export const PERMISSIONS = {
  'directory.read': ['administrator', 'secretary', 'technician', 'staff', 'auditor'],
  'directory.edit': ['administrator'],
  'bridge-point.edit': ['administrator', 'technician'],
  'account.manage': ['administrator'],
  /** Scope: the organising unit or one of the invited ones. */
  'meeting.read': ['administrator', 'secretary', 'technician', 'staff'],
  /** Scope: the organising unit. */
  'meeting.edit': ['administrator', 'secretary'],
  /** Scope: the unit that answers. */
  'invitation.reply': ['administrator', 'secretary'],
  /** Scope: the bridge point's unit. */
  'session.join': ['administrator', 'secretary', 'technician', 'staff'],
  /** Leading a session as its chair or secretary. Scope: the organising unit. */
  'session.preside': ['administrator', 'secretary'],
  /** Helping in a session as its technician. Scope: the organising unit or the bridge point's. */
  'session.assist': ['administrator', 'technician'],
  /** Watching a session without taking part. Scope: the organising unit or an invited one. */
  'session.observe': ['administrator', 'secretary', 'technician', 'staff'],
  /** Scope: the organising unit. */
  'minutes.edit': ['administrator', 'secretary'],
  /** Watching a recorded session. Scope: the organising unit or an invited one. */
  'recording.watch': ['administrator', 'secretary', 'technician', 'staff'],
  /** Taking a recording away as files. Scope: the organising unit. */
  'recording.download': ['administrator', 'secretary'],
  /** How long recordings are kept, holds, removal, transcripts. Scope: the organising unit. */
  'recording.manage': ['administrator', 'secretary'],
  /** The figures of the province; titles of meetings only within the scope. */
  'uptake.read': ['administrator', 'secretary', 'technician', 'staff', 'auditor'],
  /** Entering, describing, correcting, merging; confirming a unit's figures. Scope: the organising unit. */
  'uptake.enter': ['administrator', 'secretary'],
  /** The definition, the inputs of what was saved, other systems, the province's report. Scope: the province. */
  'uptake.define': ['administrator'],
  'audit.read': ['auditor'],
} as const satisfies Record<string, readonly Role[]>

/** An act that needs a right. */
export type Act = keyof typeof PERMISSIONS

/** Whether these grants allow an act for a unit; without a unit: for any unit at all. */
export function may(grants: readonly Grant[], act: Act, unitId?: UnitId): boolean {
  return grants.some((grant) => brings(grant, act) && (unitId === undefined || reaches(grant, unitId)))
}

/** The units for which these grants allow an act: `all`, or a list (empty: none). */
export function unitsFor(grants: readonly Grant[], act: Act): 'all' | readonly UnitId[] {
  const bringing = grants.filter((grant) => brings(grant, act))
  if (bringing.some(({ units }) => units === 'all')) return 'all'
  return [...new Set(bringing.flatMap(({ units }) => (units === 'all' ? [] : units)))]
}

/** Whether these grants allow an act for the whole province. */
export function mayEverywhere(grants: readonly Grant[], act: Act): boolean {
  return unitsFor(grants, act) === 'all'
}

function brings({ role }: Grant, act: Act): boolean {
  const roles: readonly Role[] = PERMISSIONS[act]
  return roles.includes(role)
}

function reaches({ units }: Grant, unitId: UnitId): boolean {
  return units === 'all' || units.includes(unitId)
}
