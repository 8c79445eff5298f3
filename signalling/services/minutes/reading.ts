// Reading minutes: stored ones as they are, others drafted from the journal.
import type { MinutesContent } from '../../domain/minutes.ts'
import { draftMinutes } from '../../domain/minutes.ts'
import type { Meeting } from '../../domain/meeting.ts'
import { canonicalJson } from '../../domain/minutes/canonical.ts'
import { may } from '../../domain/permission.ts'
import type { StoredMinutes } from '../../ports/minutes.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/index.ts'
import type { Minutes, OfficeContract, Output, Parsed, SessionId } from '../../protocol/index.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { isVisible, visibleTo } from '../meetings/parts.ts'
import type { MeetingParts } from '../meetings/parts.ts'
import { factsOf } from './facts.ts'

/** What minutes work with. */
export type MinutesParts = MeetingParts & {
  /** SHA-256, hex. */
  readonly digest: (data: string) => string
}

/** A session, its meeting, and whether the caller may edit its minutes. */
type Known = { readonly meeting: Meeting; readonly mayEdit: boolean }

/** The hash of minutes: over their canonical JSON. */
export function hashOf({ digest }: Pick<MinutesParts, 'digest'>, content: MinutesContent): string {
  return digest(canonicalJson(content))
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function listMinutes(
  { database }: MinutesParts,
  { meetingId }: Parsed<OfficeContract, 'minutes.list'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'minutes.list'>> {
  const meeting = await database.meetings.read(meetingId)
  const { mayEdit } = admitted(caller, meeting)
  const sessions = await database.meetings.sessionsOf(meetingId)
  const stored = new Map((await database.minutes.ofMeeting(meetingId)).map((one) => [one.sessionId, one.isSigned]))
  return sessions.flatMap(({ id, openedAt, closedAt }) => {
    const isSigned = stored.get(id)
    if (!mayEdit && isSigned !== true) return []
    const status = isSigned === undefined ? 'draft' : isSigned ? 'signed' : 'edited'
    return [{ sessionId: id, openedAt, closedAt, status }]
  })
}

/**
 * @throws Refusal `not-found`; `not-permitted` for who may not know of the meeting, or may not edit and the minutes
 * are not signed
 */
export async function readMinutes(
  parts: MinutesParts,
  { sessionId }: Parsed<OfficeContract, 'minutes.read'>,
  caller: OfficeCaller,
): Promise<Minutes> {
  const { database } = parts
  const known = await knownTo(database, sessionId, caller)
  const stored = await database.minutes.read(sessionId)
  if (!known.mayEdit && !stored?.signed) throw new Refusal('not-permitted')
  const { draft, live } = await drafted(parts, sessionId, known.meeting)
  const { mayEdit, meeting } = known
  const content = stored?.content ?? draft
  const signed = stored?.signed ? await signatureOf(parts, stored, stored.signed) : null
  return { sessionId, meetingId: meeting.id, content, revision: stored?.revision ?? 0, live, signed, mayEdit }
}

async function signatureOf(
  parts: MinutesParts,
  { content }: StoredMinutes,
  { at, by, sha256 }: NonNullable<StoredMinutes['signed']>,
): Promise<NonNullable<Minutes['signed']>> {
  const signer = by === null ? undefined : await parts.database.accounts.byId(by)
  return { at, by: signer?.name ?? '', sha256, intact: hashOf(parts, content) === sha256 }
}

/** @throws Refusal `not-found`, `not-permitted` */
export async function knownTo(
  { meetings }: Pick<OfficeStores, 'meetings'>,
  sessionId: SessionId,
  caller: OfficeCaller,
): Promise<Known> {
  signedIn(caller)
  const meetingId = await meetings.meetingOf(sessionId)
  return admitted(caller, meetingId && (await meetings.read(meetingId)))
}

function admitted(caller: OfficeCaller, meeting: Meeting | undefined): Known {
  const { grants } = signedIn(caller)
  if (!meeting) throw new Refusal('not-found')
  const mayEdit = may(grants, 'minutes.edit', meeting.organiserId)
  if (!mayEdit && !isVisible(visibleTo(caller), meeting)) throw new Refusal('not-permitted')
  return { meeting, mayEdit }
}

/** A fresh draft, and whether its session goes on. */
export async function drafted(
  { database, sessions, zone, province }: MinutesParts,
  sessionId: SessionId,
  meeting: Meeting,
): Promise<{ draft: MinutesContent; live: boolean }> {
  const session = (await database.meetings.sessionsOf(meeting.id)).find(({ id }) => id === sessionId)
  if (!session) throw new Refusal('not-found')
  const { openedAt } = session
  const directory = await database.directory.read()
  const account = meeting.secretaryId === null ? undefined : await database.accounts.byId(meeting.secretaryId)
  const journal = await sessions.journal(sessionId)
  const facts = factsOf({ meeting, directory, province, secretary: account?.name ?? '', openedAt, zone })
  const live = session.closedAt === null && !journal.some(({ event }) => event.type === 'session.closed')
  return { draft: draftMinutes(journal, facts), live }
}
