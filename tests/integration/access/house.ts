// The office's access as its tests use it: a real database, the real adapters, a clock that is set by hand.
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { openAccessAdapters } from '../../../signalling/gateway/access/adapters.ts'
import type { AuditRow } from '../../../signalling/ports/audit.ts'
import type { MailMessage } from '../../../signalling/ports/mail.ts'
import type { Unit } from '../../../signalling/domain/directory.ts'
import { officeContract, Refusal, isRefusalCode, answer, unitId } from '../../../signalling/protocol/index.ts'
import type { Handlers, Input, OfficeContract, Output, RequestName } from '../../../signalling/protocol/index.ts'
import type { accessRequests } from '../../../signalling/protocol/office/access.ts'
import type { accountRequests } from '../../../signalling/protocol/office/accounts.ts'
import { accessHandlers } from '../../../signalling/services/access/handlers.ts'
import { firstAdministratorLink } from '../../../signalling/services/access/links.ts'
import type { AccessParts } from '../../../signalling/services/access/parts.ts'
import { identifier } from '../../../signalling/services/access/session.ts'
import { accountHandlers } from '../../../signalling/services/accounts.ts'
import type { OfficeCaller } from '../../../signalling/services/caller.ts'
import { createOfficeDatabase } from '../../../signalling/storage/office.ts'
import { createSecretStore } from '../../../signalling/storage/secrets.ts'
import { openTestDatabase } from '../../support/postgres.ts'

type Name = RequestName<OfficeContract> & (keyof typeof accessRequests | keyof typeof accountRequests)
type Identify = ReturnType<typeof identifier>
type OfHandlers = Pick<Handlers<OfficeContract, OfficeCaller>, Name>

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const ADMINISTRATOR = {
  login: 'quantri',
  name: 'Quản trị viên',
  password: 'cây đa giếng nước sân đình',
} as const

/** A browser: it keeps the cookie it is given and sends it back. */
export type Desk = {
  readonly agent: string
  token: string | null
  /** @throws Refusal as the office answers */
  ask<N extends Name>(name: N, input: Input<OfficeContract, N>): Promise<Output<OfficeContract, N>>
}

/** An office with an empty database. Everything is real but the clock and the post. */
export async function openHouse(change: Partial<AccessParts> = {}) {
  const postgres = await openTestDatabase()
  const database = createOfficeDatabase(postgres)
  const letters: MailMessage[] = []
  const now = { at: Date.UTC(2026, 10, 23, 1) }
  const pending: Promise<void>[] = []
  const parts: AccessParts = {
    database,
    ...(await openAccessAdapters(createSecretStore(postgres))),
    attempts: { take: () => true },
    mail: { available: true, send: async (letter) => void letters.push(letter) },
    publicUrl: 'https://hop.example.vn',
    ssoName: null,
    clock: () => now.at,
    newId: () => randomBytes(16).toString('base64url'),
    background: (work) => void pending.push(work()),
    ...change,
  }
  const identify = identifier(parts)
  const handlers: OfHandlers = { ...accessHandlers(parts), ...accountHandlers(parts) }

  return {
    postgres,
    database,
    parts,
    letters,
    identify,
    get now() {
      return now.at
    },
    pass(ms: number): void {
      now.at += ms
    },
    /** What was left to be done after the answers. */
    async settle(): Promise<void> {
      await Promise.all(pending.splice(0))
    },
    openDesk: (agent = 'Firefox', address = '10.0.0.1'): Desk => openDesk(handlers, identify, { agent, address }),
    firstAdministratorLink: () => firstAdministratorLink(parts),
    /** The newest lines first. */
    audit: (limit = 500): Promise<AuditRow[]> => database.audit.list({ text: '', limit }),
    close: () => postgres.close(),
  }
}
export type House = Awaited<ReturnType<typeof openHouse>>

/** The caller that the carrier would make of this browser. */
export async function callerAt(
  desk: Pick<Desk, 'token'>,
  origin: OfficeCaller['origin'],
  identify: Identify,
): Promise<OfficeCaller> {
  return {
    person: desk.token === null ? null : await identify(desk.token, origin),
    origin,
    cookie: { keep: (token) => void (desk.token = token), drop: () => void (desk.token = null) },
  }
}

function openDesk(handlers: OfHandlers, identify: Identify, origin: OfficeCaller['origin']): Desk {
  const border = {
    maxBytes: 100_000,
    admit: () => {},
    permit: () => {},
    fault: (error: unknown) => {
      throw error
    },
  }
  const desk: Desk = {
    agent: origin.agent,
    token: null,
    async ask(name, input) {
      const caller = await callerAt(desk, origin, identify)
      // The table holds every request that the type of `name` allows.
      const all = handlers as Handlers<OfficeContract, OfficeCaller>
      const reply = await answer(officeContract, all, name, structuredClone(input), caller, border)
      // The contract ties the answer to the name.
      if (reply.ok) return reply.data as Output<OfficeContract, typeof name>
      throw new Refusal(isRefusalCode(reply.error.code) ? reply.error.code : 'fault', reply.error.details)
    },
  }
  return desk
}

/** Makes the first administrator, signed in at a desk. */
export async function makeAdministrator(house: House): Promise<Desk> {
  const desk = house.openDesk()
  await desk.ask('access.first-administrator', {
    token: tokenOf(await house.firstAdministratorLink()),
    ...ADMINISTRATOR,
  })
  return desk
}

/** The token at the end of a link. */
export function tokenOf(link: string | null): string {
  return link?.split('/').at(-1) ?? ''
}

/** Units of three levels: the province's office, two districts, a commune of the first. */
export async function makeUnits({ database }: House) {
  const ids = { office: 'VPUBND', first: 'LNGAN', second: 'SDONG', commune: 'LNGAN01' } as const
  await database.transaction(async ({ directory }) => {
    await directory.saveUnit(unit(ids.office, 'other', null))
    await directory.saveUnit(unit(ids.first, 'district', null))
    await directory.saveUnit(unit(ids.second, 'district', null))
    await directory.saveUnit(unit(ids.commune, 'commune', ids.first))
  })
  const { office, first, second, commune } = ids
  return {
    office: unitId.parse(office),
    first: unitId.parse(first),
    second: unitId.parse(second),
    commune: unitId.parse(commune),
  }
}

function unit(id: string, kind: Unit['kind'], parentId: string | null): Unit {
  return {
    id: unitId.parse(id),
    code: id,
    name: `UBND ${id}`,
    kind,
    email: '',
    phone: '',
    roadKm: null,
    confirmed: true,
    parentId: parentId === null ? null : unitId.parse(parentId),
  }
}

/** An account made by an administrator, with a password set by its link. */
export async function makeAccount(
  house: House,
  administrator: Desk,
  account: Input<OfficeContract, 'account.save'>,
  password = 'mưa dầm thấm lâu nhé',
): Promise<{ id: Output<OfficeContract, 'account.save'>['id']; login: string; password: string }> {
  const { id } = await administrator.ask('account.save', account)
  const { path } = await administrator.ask('account.issue-link', { id })
  await house.openDesk().ask('access.set-password', { token: tokenOf(path), password })
  return { id, login: account.login, password }
}

/** Sets up a second factor for whoever has signed in at a desk; answers the program that makes the codes. */
export async function makeFactor(house: House, desk: Desk, password: string): Promise<{ code(): string }> {
  const { secret } = await desk.ask('access.begin-factor', { password })
  const program = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = (): string => program.generate({ timestamp: house.now })
  await desk.ask('access.confirm-factor', { code: code() })
  return { code }
}
