// Fills an empty office with a year of a province's life, through the very services that people use.
import { CANCEL_REASONS, ABSENCE_REASONS, SUBSTITUTES } from './plan.ts'
import { equippedPoints } from './equipment.ts'
import { ADMINISTRATOR, peopleOf } from './people.ts'
import type { DemoPerson } from './people.ts'
import { chance } from './random.ts'
import { fillRegister } from './register.ts'
import type { Chance } from './random.ts'
import { meetingNow, planYear } from './year.ts'
import { resourcesOf } from '../domain/booking.ts'
import type { Directory } from '../domain/directory.ts'
import type { MeetingContent } from '../domain/meeting.ts'
import type { OfficeDatabase } from '../ports/office.ts'
import type { Clock, Journal } from '../ports/rooms.ts'
import { Refusal, accountId } from '../protocol/index.ts'
import type { AccountId, Handlers, LoginId, MeetingId, OfficeContract, UnitId } from '../protocol/index.ts'
import type { OfficeCaller } from '../services/caller.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** The same seed makes the same year. */
const SEED = 3701
/** How often what happens. */
const CANCELLED = 0.03
const DRAFT = 0.04
const ABSENT = 0.05
const SUBSTITUTE = 0.08
const UNANSWERED = 0.12
/** How much of the work is done when the year is scheduled. */
const SCHEDULED = 0.8

type Office = Handlers<OfficeContract, OfficeCaller>

/** What the filling works with. */
export type FillParts = {
  readonly database: OfficeDatabase
  /** The office's handlers by a clock of our own, so that meetings are scheduled in their time. */
  readonly office: (clock: Clock) => Office
  /** Of the password that all demonstration accounts share. */
  readonly passwordHash: string
  readonly clock: Clock
  /** Where the sessions of past meetings are written. */
  readonly journal: Pick<Journal, 'append'>
  /** Told of the progress, 0–1. */
  readonly progress: (share: number) => void
}

/** Thrown when the office has accounts that are no demonstration's: nothing is touched. */
export class NoDemonstration extends Error {
  override readonly name = 'NoDemonstration'
}

/**
 * Makes accounts and meetings in an empty office; in one that was made so before, only gives everybody a new password
 * and something to join.
 * @throws NoDemonstration when the office is a real one
 */
export async function fillOffice(parts: FillParts): Promise<readonly DemoPerson[]> {
  const { database, passwordHash } = parts
  const directory = await database.directory.read()
  const people = peopleOf(directory)
  if ((await database.accounts.count()) === 0) {
    await makeYear(parts, directory, people)
  } else if (!(await isDemonstration(database))) {
    throw new NoDemonstration('The data are those of a real office: give the demonstration a DATA_DIR of its own.')
  }
  await meetNow(parts)
  await database.transaction(async ({ accounts }) => {
    for (const { login } of people) await accounts.change(idOf(login), { passwordHash })
  })
  return people
}

/** The accounts of a demonstration have ids that no other account can have. */
async function isDemonstration({ accounts }: OfficeDatabase): Promise<boolean> {
  return (await accounts.byId(idOf(ADMINISTRATOR))) !== undefined
}

/** The login as an id: a word, and nobody else's, for those of real accounts are random. */
function idOf(login: string): AccountId {
  return accountId.parse(login.replaceAll('.', '-'))
}

async function makeYear(parts: FillParts, directory: Directory, people: readonly DemoPerson[]): Promise<void> {
  const now = parts.clock()
  await parts.database.transaction(async (stores) => {
    for (const point of equippedPoints(directory, chance(SEED + 2))) await stores.directory.saveBridgePoint(point)
  })
  const year = planYear(directory, chance(SEED), now)
  const accounts = await hire(parts, people, (year[0]?.startsAt ?? now) - 30 * DAY_MS)
  // Making the meetings takes most of the time; then they are held.
  const part = (from: number, to: number) => (share: number) => parts.progress(from + (to - from) * share)
  await schedule({ ...parts, progress: part(0, SCHEDULED) }, year, accounts, now)
  await fillRegister({ ...parts, progress: part(SCHEDULED, 1) }, directory, now)
}

/** Everybody's account, by the unit it was made for. */
async function hire(
  { database, passwordHash }: FillParts,
  people: readonly DemoPerson[],
  at: number,
): Promise<ReadonlyMap<UnitId | null, AccountId>> {
  const ids = new Map<UnitId | null, AccountId>()
  await database.transaction(async ({ accounts }) => {
    for (const { login, name, role, unitId } of people) {
      const id = idOf(login)
      await accounts.create({
        id,
        login,
        name,
        email: '',
        passwordHash,
        totpSecret: null,
        totpConfirmed: false,
        totpLastStep: 0,
        sso: null,
        disabled: false,
        failedAttempts: 0,
        lockedUntil: 0,
        createdAt: at,
      })
      await accounts.setRoles(id, [{ role, unitId }])
      if (!ids.has(unitId)) ids.set(unitId, id)
    }
  })
  return ids
}

/** Something to join at once: a meeting of the province with three districts, unless one is running. */
async function meetNow({ database, office, clock }: FillParts): Promise<void> {
  const secretary = await database.accounts.byLogin('thuky.vpubnd')
  if (!secretary) return
  const caller = await callerOf(database, secretary.id)
  const handlers = office(clock)
  const { running } = await handlers['meeting.today']({}, caller)
  if (running.length > 0) return
  const content = meetingNow(await database.directory.read(), clock(), secretary.id)
  const asked = {
    status: 'scheduled',
    recurrence: null,
    overrideReason: 'Họp thử, không ảnh hưởng lịch khác.',
  } as const
  await handlers['meeting.create']({ content, ...asked }, caller)
}

async function schedule(
  parts: FillParts,
  year: readonly MeetingContent[],
  accounts: ReadonlyMap<UnitId | null, AccountId>,
  now: number,
): Promise<void> {
  let at = 0
  const office = parts.office(() => at)
  const luck = chance(SEED + 1)
  for (const [index, planned] of year.entries()) {
    const secretaryId = accounts.get(planned.organiserId)
    if (secretaryId === undefined) continue
    // Scheduled ten days ahead; what lies far ahead was scheduled just now.
    at = Math.min(planned.startsAt - 10 * DAY_MS, now)
    const caller = await callerOf(parts.database, secretaryId)
    const id = await scheduleOne(office, caller, { ...planned, secretaryId }, luck, now)
    if (id !== null && planned.startsAt < now + 14 * DAY_MS)
      await answer(parts.database, id, planned, luck, at + DAY_MS)
    parts.progress((index + 1) / year.length)
  }
}

async function scheduleOne(
  office: Office,
  caller: OfficeCaller,
  content: MeetingContent,
  luck: Chance,
  now: number,
): Promise<MeetingId | null> {
  const status = content.startsAt > now && luck.next() < DRAFT ? 'draft' : 'scheduled'
  const asked = { status, recurrence: null, overrideReason: '' } as const
  const free = await shiftUntilFree(office, caller, content)
  if (free === null) return null
  const { ids } = await office['meeting.create']({ content: free, ...asked }, caller)
  const [id] = ids
  if (id === undefined || status === 'draft') return null
  if (luck.next() >= CANCELLED) return id
  const reason = luck.pick(CANCEL_REASONS)
  await office['meeting.cancel']({ id, revision: 1, reason, scope: 'this' }, caller)
  return null
}

/** As a secretary does: when somebody is taken, the next time at which all are free. */
async function shiftUntilFree(
  office: Office,
  caller: OfficeCaller,
  content: MeetingContent,
): Promise<MeetingContent | null> {
  const { startsAt, endsAt } = content
  const { busy, nextFreeAt } = await office['meeting.clashes'](
    { startsAt, endsAt, resources: resourcesOf(content) },
    caller,
  )
  if (busy.length === 0) return content
  if (nextFreeAt === null) return null
  const rehearsalAt = content.rehearsalAt === null ? null : nextFreeAt - HOUR_MS
  return { ...content, startsAt: nextFreeAt, endsAt: nextFreeAt + endsAt - startsAt, rehearsalAt }
}

/** What the invited units have answered. */
async function answer(
  database: OfficeDatabase,
  id: MeetingId,
  { unitIds, organiserId }: MeetingContent,
  luck: Chance,
  at: number,
): Promise<void> {
  const by = (await database.accounts.byLogin(ADMINISTRATOR))?.id
  if (by === undefined) return
  await database.transaction(async ({ meetings }) => {
    for (const unitId of unitIds) {
      const drawn = luck.next()
      if (unitId === organiserId || drawn < UNANSWERED) continue
      const reply = replyFor(drawn - UNANSWERED, luck)
      await meetings.reply(id, unitId, { ...reply, at, by })
    }
  })
}

function replyFor(drawn: number, luck: Chance) {
  if (drawn < ABSENT) return { reply: 'absent', note: luck.pick(ABSENCE_REASONS) } as const
  if (drawn < ABSENT + SUBSTITUTE) return { reply: 'substitute', note: luck.pick(SUBSTITUTES) } as const
  return { reply: 'attending', note: '' } as const
}

async function callerOf({ accounts }: OfficeDatabase, id: AccountId): Promise<OfficeCaller> {
  const account = await accounts.byId(id)
  if (!account) throw new Refusal('not-found')
  const { login, name } = account
  return {
    // No browser is signed in: these are the acts of a past in which one was.
    person: { accountId: id, login, name, grants: await accounts.grantsOf(id), loginId: id as string as LoginId },
    origin: { address: '127.0.0.1', agent: 'diem-cau --demo' },
    cookie: { keep: () => undefined, drop: () => undefined },
  }
}
