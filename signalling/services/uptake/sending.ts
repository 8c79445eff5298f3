// Other systems: their tokens, and the meetings that they send.
import { unitsBelow } from '../../domain/directory.ts'
import type { EntryFacts } from '../../ports/uptake.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal, entryId, senderId, uptakeSent } from '../../protocol/index.ts'
import type { EntryId, OfficeContract, Output, Parsed, UnitId } from '../../protocol/index.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { mustDefine } from './defining.ts'
import { factsIn, factsOf } from './entering.ts'
import type { UptakeParts } from './parts.ts'

/** @throws Refusal `not-permitted` */
export async function listSenders(
  { database }: UptakeParts,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.senders'>> {
  mustDefine(caller)
  return database.uptake.senders()
}

/** Makes a sender; its token is told this once. @throws Refusal `not-permitted`, `not-found` */
export async function createSender(
  { database, clock, newId, tokens }: UptakeParts,
  { name, unitId }: Parsed<OfficeContract, 'uptake.sender-create'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.sender-create'>> {
  mustDefine(caller)
  const token = tokens.create()
  const id = senderId.parse(newId())
  return database.transaction(async (stores) => {
    const { units } = await stores.uptake.context()
    if (unitId !== null && !units.some((unit) => unit.id === unitId)) throw new Refusal('not-found', { at: 'unitId' })
    const at = clock()
    const by = signedIn(caller).accountId
    await stores.uptake.addSender({ id, name, unitId, createdAt: at, tokenHash: tokens.digest(token), by })
    await record(stores, caller, at, { action: 'uptake.admit', subject: `sender:${id}`, details: { name, unitId } })
    return { id, token }
  })
}

/** @throws Refusal `not-permitted`, `not-found` */
export async function revokeSender(
  { database, clock }: UptakeParts,
  { id }: Parsed<OfficeContract, 'uptake.sender-revoke'>,
  caller: OfficeCaller,
): Promise<null> {
  mustDefine(caller)
  return database.transaction(async (stores) => {
    const at = clock()
    if (!(await stores.uptake.revokeSender(id, at))) throw new Refusal('not-found')
    await record(stores, caller, at, { action: 'uptake.revoke', subject: `sender:${id}` })
    return null
  })
}

/** What becomes of a meeting that was sent. */
export type SentOutcome = { readonly id: EntryId; readonly outcome: 'new' | 'changed' | 'same' }

/**
 * Takes a meeting from another system; the same again changes nothing.
 * @param externalId its id there
 * @param raw what came, not looked at yet
 * @throws Refusal `token-invalid`, `bad-message`, `not-found` (unit codes), `not-permitted` (another unit's meeting)
 */
export async function takeSent(
  { database, clock, newId, tokens }: UptakeParts,
  {
    token,
    externalId,
    raw,
    origin,
  }: {
    readonly token: string
    readonly externalId: string
    readonly raw: unknown
    readonly origin: OfficeCaller['origin']
  },
): Promise<SentOutcome> {
  return database.transaction(async (stores) => {
    const at = clock()
    const sender = await stores.uptake.useToken(tokens.digest(token), at)
    if (!sender) throw new Refusal('token-invalid')
    const parsed = uptakeSent.safeParse(raw)
    if (!parsed.success) throw new Refusal('bad-message', { at: parsed.error.issues[0]?.path.join('.') ?? '' })
    const facts = await resolved(stores, parsed.data)
    if (sender.unitId !== null) {
      const { units } = await stores.directory.read()
      if (!unitsBelow(units, sender.unitId).includes(facts.organiserId)) throw new Refusal('not-permitted')
    }
    const before = await stores.uptake.sent(sender.id, externalId)
    if (before && sameFacts(before, facts)) return { id: before.id, outcome: 'same' }
    const id = before?.id ?? entryId.parse(newId())
    if (before) await stores.uptake.saveFacts(id, facts)
    else {
      const sent = { senderId: sender.id, externalId }
      await stores.uptake.insert([{ ...facts, id, source: 'sent', sent, at, by: null }])
    }
    const details = { sender: sender.name, externalId, before: before ? factsIn(before) : null, after: facts }
    const act = { action: 'uptake.send', subject: `uptake:${id}`, details }
    await record(stores, { person: null, origin }, at, act)
    return { id, outcome: before ? 'changed' : 'new' }
  })
}

async function resolved(
  { uptake }: OfficeStores,
  { organiserCode, unitCodes, ...sent }: ReturnType<typeof uptakeSent.parse>,
): Promise<EntryFacts> {
  const { units } = await uptake.context()
  const ids = new Map(units.map(({ code, id }) => [code, id]))
  const idOf = (code: string, at: string): UnitId => {
    const id = ids.get(code.toUpperCase())
    if (!id) throw new Refusal('not-found', { at, code })
    return id
  }
  const organiserId = idOf(organiserCode, 'organiserCode')
  return factsOf({ ...sent, organiserId, unitIds: unitCodes.map((code) => idOf(code, 'unitCodes')) })
}

/** Whether an entry says the same already. */
export function sameFacts(one: EntryFacts, other: EntryFacts): boolean {
  const text = (facts: EntryFacts): string => {
    const { statement, ...plain } = factsIn(facts)
    return JSON.stringify([plain, statement && [statement.minutes, statement.districtsByVideo]])
  }
  return text(one) === text(other)
}
