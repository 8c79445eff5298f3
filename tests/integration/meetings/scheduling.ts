// Scheduling with a real database and without a network: its handlers, people with roles, a clock that tests set.
import { defaultDirectory, provinceInLetters } from '../../../config/province.ts'
import { NEW_RECORDING } from '../../../signalling/domain/state/recording.ts'
import { USUAL_RECORDING } from '../../../signalling/domain/meeting.ts'
import type { MeetingContent } from '../../../signalling/domain/meeting.ts'
import type { Role, RoleGiven } from '../../../signalling/domain/permission.ts'
import type { OfficeDatabase } from '../../../signalling/ports/office.ts'
import type { OpenSessions } from '../../../signalling/ports/meetings.ts'
import { bridgePointId, officialId, peerId, unitId } from '../../../signalling/protocol/index.ts'
import type { BridgePointId, Refusal, SessionId } from '../../../signalling/protocol/index.ts'
import type { OfficeCaller, SignedIn } from '../../../signalling/services/caller.ts'
import { seedDirectory } from '../../../signalling/services/directory/seed.ts'
import { meetingHandlers } from '../../../signalling/services/meetings.ts'
import type { MeetingParts } from '../../../signalling/services/meetings/parts.ts'
import type { Database } from '../../../signalling/storage/database.ts'
import { createOfficeDatabase } from '../../../signalling/storage/office.ts'
import { callerWith } from '../../support/directory.ts'
import { openTestDatabase } from '../../support/postgres.ts'

/** The province's clock, in a text such as "2026-12-21T08:00". */
export const at = (text: string): number => Date.parse(`${text}+07:00`)
export const unit = (id: string) => unitId.parse(id)
export const point = (id: string) => bridgePointId.parse(id)

/** The office of scheduling in a test. */
export type Scheduling = {
  readonly opened: Database & { readonly url: string }
  readonly database: OfficeDatabase
  readonly handlers: ReturnType<typeof meetingHandlers>
  readonly parts: MeetingParts
  /** Who sits where, by session, as the live side would tell. */
  readonly seated: Map<SessionId, Set<BridgePointId>>
  /** Sets the clock, epoch ms. */
  setClock(now: number): void
  /** Somebody with an account and one role; without a unit, for the whole province. */
  person(role: Role, unit?: string): Promise<OfficeCaller>
  close(): Promise<void>
}

/** Opens a database with the default directory; the clock stands at 2026-12-18 09:00. */
export async function openScheduling(): Promise<Scheduling> {
  const opened = await openTestDatabase()
  const database = createOfficeDatabase(opened)
  let now = at('2026-12-18T09:00')
  const clock = () => now
  await seedDirectory(database, defaultDirectory(), clock)
  const seated: Scheduling['seated'] = new Map()
  const parts: MeetingParts = {
    database,
    sessions: liveSide(seated),
    clock,
    zone: 'Asia/Ho_Chi_Minh',
    province: provinceInLetters(),
    newId: () => crypto.randomUUID(),
    // No file lies anywhere here.
    documents: { exclusively: (_content, work) => work(), remove: async () => {} },
  }
  return {
    opened,
    database,
    parts,
    seated,
    handlers: meetingHandlers(parts),
    setClock: (time) => (now = time),
    async person(role, unit) {
      const caller = callerWith(role, unit)
      const { person } = caller
      const given = { role, unitId: unit === undefined ? null : unitId.parse(unit) }
      if (person && !(await database.accounts.byId(person.accountId))) await openAccount(database, person, given)
      return caller
    },
    close: () => opened.close(),
  }
}

/** A meeting of the People's Committee with two districts by video, on Monday 2026-12-21 at eight. */
export function content(change: Partial<MeetingContent> = {}): MeetingContent {
  return {
    title: 'Giao ban tuần',
    level: 'province-district',
    form: 'video',
    startsAt: at('2026-12-21T08:00'),
    endsAt: at('2026-12-21T09:30'),
    rehearsalAt: null,
    organiserId: unit('VPUBND'),
    chairId: null,
    secretaryId: null,
    mainBridgePointId: point('VPUBND'),
    venueId: null,
    unitIds: [unit('LNGAN'), unit('SDONG')],
    bridgePointIds: [point('VPUBND'), point('LNGAN'), point('SDONG')],
    agenda: [{ id: 'a1', title: 'Thu ngân sách', rapporteur: 'Sở Tài chính', plannedMinutes: 20 }],
    note: '',
    remindersMin: [],
    floorMode: 'chaired',
    recording: USUAL_RECORDING,
    ...change,
  }
}

/** A wish to make a meeting. */
export function wish(change: Partial<MeetingContent> = {}, rule?: string, overrideReason = '') {
  const recurrence = rule === undefined ? null : { rule, exceptions: [] }
  return { content: content(change), status: 'scheduled' as const, recurrence, overrideReason }
}

/** The code of a refusal; fails when there is none. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const outcome: unknown = await work.then(
    () => 'nothing was refused',
    (error: Refusal) => error.code ?? error,
  )
  return String(outcome)
}

/** An official of the default directory. */
export const chair = officialId.parse('VPUBND-1')

function liveSide(seated: Scheduling['seated']): OpenSessions {
  return {
    async open(session) {
      if (!seated.has(session)) seated.set(session, new Set())
      return NEW_RECORDING
    },
    seats: async (session) => ({ connected: seated.get(session) ?? new Set(), calledAt: new Map() }),
    issueTicket: async () => ({ ticket: 'ticket', peerId: peerId.parse(crypto.randomUUID()) }),
    journal: async () => [],
  }
}

async function openAccount(
  database: OfficeDatabase,
  { accountId: id, login }: SignedIn,
  role: RoleGiven,
): Promise<void> {
  await database.transaction(async ({ accounts }) => {
    await accounts.create({
      id,
      login,
      name: 'Cán bộ thử nghiệm',
      email: '',
      passwordHash: null,
      totpSecret: null,
      totpConfirmed: false,
      totpLastStep: 0,
      sso: null,
      disabled: false,
      failedAttempts: 0,
      lockedUntil: 0,
      createdAt: 0,
    })
    await accounts.setRoles(id, [role])
  })
}
