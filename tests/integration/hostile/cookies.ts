// Hostile browsers: stolen, replayed and forged cookies, and pages of other sites.
import { randomBytes } from 'node:crypto'
import { ask, times, turn } from './attack.ts'
import type { Attack, HostileRequest } from './attack.ts'
import { signIn } from './cast.ts'
import type { Cast } from './cast.ts'
import { AGENT, openDesk } from '../../support/office.ts'

/** A request with a cookie and a browser of the attacker's choice. */
function withCookie(url: string, cookie: string, agent: string): HostileRequest {
  const headers = { 'content-type': 'application/json', cookie, 'user-agent': agent }
  const init = { method: 'POST', headers, body: '{}' }
  return { send: () => fetch(`${url}/api/office/meeting.today`, init), refusals: ['not-signed-in'] }
}

async function freshCookie({ url }: Cast, login: string) {
  const desk = openDesk(url)
  await signIn(desk, login)
  return desk
}

const stolen: Attack = {
  kind: 'a stolen cookie in another browser',
  async requests(cast) {
    const { cookie } = await freshCookie(cast, 'thuky.lngan')
    // After the first one the owner's own browser is out as well: the cookie is known to others.
    return times(60, (index) => withCookie(cast.url, cookie, index % 3 === 2 ? AGENT : `Elsewhere/${index}`))
  },
}

const replayed: Attack = {
  kind: 'a cookie replayed after signing out',
  async requests(cast) {
    const desk = await freshCookie(cast, 'thuky.lngan')
    const { cookie } = desk
    await desk.ask('access.sign-out', {})
    return times(60, () => withCookie(cast.url, cookie, AGENT))
  },
}

const forged: Attack = {
  kind: 'a forged cookie',
  requests: ({ url }) =>
    times(80, (index) => {
      const value = turn([randomBytes(32).toString('base64url'), '', 'null', 'a'.repeat(4_000), "' or 1=1"], index)
      return withCookie(url, `diem-cau=${value}`, AGENT)
    }),
}

const FOREIGN: readonly [Record<string, string>, ...Record<string, string>[]] = [
  { origin: 'https://elsewhere.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://localhost.elsewhere.example' },
]

const otherSite: Attack = {
  kind: 'a post from a page of another site',
  requests: ({ owner, meetingId }) =>
    times(150, (index) => {
      const headers = turn(FOREIGN, index)
      const form = {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: `id=${meetingId}`,
      }
      return {
        send:
          index % 2 === 0
            ? ask(owner, 'meeting.remove', { id: meetingId }, headers)
            : () => owner.fetch('/api/office/meeting.remove', form),
        refusals: ['foreign-origin'],
      }
    }),
}

/** Hostile browsers. */
export const COOKIE_ATTACKS: readonly Attack[] = [stolen, replayed, forged, otherSite]
