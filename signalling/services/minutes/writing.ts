// Editing and signing minutes.
import { may } from '../../domain/permission.ts'
import type { MinutesContent } from '../../domain/minutes.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/index.ts'
import type { Minutes, OfficeContract, Output, Parsed, SessionId } from '../../protocol/index.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { drafted, hashOf, knownTo, readMinutes } from './reading.ts'
import type { MinutesParts } from './reading.ts'

/** @throws Refusal `not-found`, `not-permitted`, `changed-meanwhile`, `minutes-signed` */
export async function saveMinutes(
  { database, clock }: MinutesParts,
  { sessionId, revision, content }: Parsed<OfficeContract, 'minutes.save'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'minutes.save'>> {
  const change: Change = { sessionId, revision, content, at: clock(), action: 'minutes.save' }
  return database.transaction((stores) => writeDown(stores, caller, change))
}

/**
 * Writes a fresh draft over what was edited; what nobody has saved is only drafted again.
 * @throws Refusal `not-found`, `not-permitted`, `changed-meanwhile`, `minutes-signed`
 */
export async function draftAgain(
  parts: MinutesParts,
  { sessionId, revision }: Parsed<OfficeContract, 'minutes.draft-again'>,
  caller: OfficeCaller,
): Promise<Minutes> {
  const { database, clock } = parts
  const { meeting } = await editable(database, sessionId, caller)
  if (revision > 0) {
    // Asked before the transaction: nothing slow happens within it.
    const { draft } = await drafted(parts, sessionId, meeting)
    const change: Change = { sessionId, revision, content: draft, at: clock(), action: 'minutes.draft-again' }
    await database.transaction((stores) => writeDown(stores, caller, change))
  }
  return readMinutes(parts, { sessionId }, caller)
}

/** @throws Refusal `not-found`, `not-permitted`, `session-not-ended`, `changed-meanwhile`, `minutes-signed` */
export async function signMinutes(
  parts: MinutesParts,
  { sessionId, revision }: Parsed<OfficeContract, 'minutes.sign'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'minutes.sign'>> {
  const { database, clock } = parts
  const { meeting } = await editable(database, sessionId, caller)
  const { draft, live } = await drafted(parts, sessionId, meeting)
  if (live) throw new Refusal('session-not-ended')
  return database.transaction(async (stores) => {
    const { person } = await editable(stores, sessionId, caller)
    const [at, by] = [clock(), person.accountId]
    const stored = await held(stores, sessionId, revision)
    const content = stored?.content ?? draft
    if (!stored) {
      const isFirst = await stores.minutes.save({ sessionId, meetingId: meeting.id, content, revision: 0, at, by })
      if (!isFirst) throw new Refusal('changed-meanwhile')
    }
    const sha256 = hashOf(parts, content)
    await stores.minutes.sign(sessionId, { at, by, sha256 })
    const subject = `meeting:${meeting.id}`
    await record(stores, caller, at, { action: 'minutes.sign', subject, details: { sessionId, sha256 } })
    return { sha256 }
  })
}

type Change = {
  readonly sessionId: SessionId
  readonly revision: number
  readonly content: MinutesContent
  readonly at: number
  readonly action: string
}

async function writeDown(
  stores: OfficeStores,
  caller: OfficeCaller,
  { sessionId, revision, content, at, action }: Change,
): Promise<{ revision: number }> {
  const { meeting, person } = await editable(stores, sessionId, caller)
  await held(stores, sessionId, revision)
  const by = person.accountId
  const saved = await stores.minutes.save({ sessionId, meetingId: meeting.id, content, revision, at, by })
  if (!saved) throw new Refusal('changed-meanwhile')
  const details = { sessionId, revision: revision + 1 }
  await record(stores, caller, at, { action, subject: `meeting:${meeting.id}`, details })
  return { revision: revision + 1 }
}

/** The minutes that are stored, held until the transaction ends; they must be of this revision and not signed. */
async function held({ minutes }: OfficeStores, sessionId: SessionId, revision: number) {
  const stored = await minutes.lock(sessionId)
  if (stored?.signed) throw new Refusal('minutes-signed')
  if ((stored?.revision ?? 0) !== revision) throw new Refusal('changed-meanwhile')
  return stored
}

async function editable(stores: Pick<OfficeStores, 'meetings'>, sessionId: SessionId, caller: OfficeCaller) {
  const { meeting } = await knownTo(stores, sessionId, caller)
  const person = signedIn(caller)
  if (!may(person.grants, 'minutes.edit', meeting.organiserId)) throw new Refusal('not-permitted')
  return { meeting, person }
}
