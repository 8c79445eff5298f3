// The office as tests use it: over HTTP, as a page would, with a cookie of one's own.
import type { Input, OfficeContract, Output, Reply, RequestName } from '../../signalling/protocol/index.ts'
import {
  isRefusalCode,
  meetingId,
  Refusal,
  bridgePointId,
  officialId,
  unitId,
} from '../../signalling/protocol/index.ts'
import { USUAL_RECORDING } from '../../signalling/domain/meeting.ts'
import type { MeetingContent } from '../../signalling/domain/meeting.ts'

/** Somebody at a desk: asks the office with their own browser's cookie. */
export type Clerk = {
  /** Asks again when it was too fast. @throws Refusal as the office answers */
  ask<N extends RequestName<OfficeContract>>(
    name: N,
    input: Input<OfficeContract, N>,
  ): Promise<Output<OfficeContract, N>>
  /** Any request with this clerk's cookie and browser. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** What the browser holds, as it would be sent. */
  readonly cookie: string
}

/** The browser that a clerk says to have. */
export const AGENT = 'Tests/1.0'

/** A desk at which nobody has signed in yet. */
export function openDesk(url: string, agent = AGENT): Clerk {
  let cookie = ''
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('user-agent', agent)
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init, headers })
    for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? ''
    return response
  }
  return {
    get cookie() {
      return cookie
    },
    fetch: send,
    async ask(name, input) {
      const headers = { 'content-type': 'application/json' }
      for (;;) {
        const response = await send(`/api/office/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
        // The office answers nothing else under this address.
        const reply = (await response.json()) as Reply<Output<OfficeContract, typeof name>>
        if (reply.ok) return reply.data
        const { code, details } = reply.error
        if (code !== 'rate-limited') throw new Refusal(isRefusalCode(code) ? code : 'fault', details)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}

/** The administrator that every test product has. */
export const ADMINISTRATOR = { login: 'quantri', name: 'Quản trị viên', password: 'mat-khau-de-thu-nghiem' } as const

/** Makes the first administrator with the link of the first start. */
export async function makeAdministrator(url: string, link: string): Promise<Clerk> {
  const desk = openDesk(url)
  const token = link.split('/').at(-1) ?? ''
  await desk.ask('access.first-administrator', { token, ...ADMINISTRATOR })
  return desk
}

/** Three bridge points that meet by video from a moment ago for two hours. */
export function meetingNow(change: Partial<MeetingContent> = {}): MeetingContent {
  const startsAt = Math.floor(Date.now() / 60_000) * 60_000
  return {
    title: 'Họp thử giữa tỉnh và huyện',
    level: 'province-district',
    form: 'video',
    startsAt,
    endsAt: startsAt + 2 * 3_600_000,
    rehearsalAt: null,
    organiserId: unitId.parse('VPUBND'),
    chairId: officialId.parse('VPUBND-1'),
    secretaryId: null,
    mainBridgePointId: bridgePointId.parse('VPUBND'),
    venueId: null,
    unitIds: ['VPUBND', 'LNGAN', 'SDONG'].map((id) => unitId.parse(id)),
    bridgePointIds: ['VPUBND', 'LNGAN', 'SDONG'].map((id) => bridgePointId.parse(id)),
    agenda: [],
    note: '',
    remindersMin: [],
    floorMode: 'open',
    recording: USUAL_RECORDING,
    ...change,
  }
}

/** Schedules a meeting and answers its id. */
export async function schedule(clerk: Clerk, content: MeetingContent): Promise<string> {
  const asked = { content, status: 'scheduled', recurrence: null, overrideReason: '' } as const
  const { ids } = await clerk.ask('meeting.create', asked)
  return meetingId.parse(ids[0])
}

/** Somebody new with these roles, signed in at a desk of their own. */
export async function makeClerk(
  url: string,
  administrator: Clerk,
  account: Omit<Input<OfficeContract, 'account.save'>, 'email' | 'id'>,
): Promise<Clerk> {
  const password = 'mưa dầm thấm lâu nhé'
  const { id } = await administrator.ask('account.save', { ...account, email: '' })
  const { path } = await administrator.ask('account.issue-link', { id })
  const desk = openDesk(url)
  await desk.ask('access.set-password', { token: path.split('/').at(-1) ?? '', password })
  await desk.ask('access.sign-in', { login: account.login, password })
  return desk
}
