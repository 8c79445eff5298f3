// Who sends an HTTP request: the signed-in browser behind its cookie.
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, Response } from 'express'
import type { OfficeCaller, SignedIn } from '../services/caller.ts'

/** Finds who a cookie's token belongs to; null for nobody. */
export type Identify = (token: string, origin: OfficeCaller['origin']) => Promise<SignedIn | null>

/** What is needed to know a caller. */
export type CallerOptions = {
  readonly identify: Identify
  /** Served over https. */
  readonly secure: boolean
}

const MAX_AGENT = 300

/** The caller of a request. */
export async function callerOf(
  { identify, secure }: CallerOptions,
  request: Request,
  response: Response,
): Promise<OfficeCaller> {
  const origin = { address: request.ip ?? '', agent: (request.get('user-agent') ?? '').slice(0, MAX_AGENT) }
  const token = parseCookie(request.headers.cookie ?? '')[cookieName(secure)]
  const person = token === undefined ? null : await identify(token, origin)
  return { person, origin, cookie: cookieOf(response, secure) }
}

/** The prefix makes browsers refuse the cookie from anybody but this host over https (RFC 6265bis). */
function cookieName(secure: boolean): string {
  return secure ? '__Host-diem-cau' : 'diem-cau'
}

function cookieOf(response: Response, secure: boolean): OfficeCaller['cookie'] {
  const set = (value: string, expires: Date): void => {
    const name = cookieName(secure)
    const cookie = { name, value, expires, httpOnly: true, secure, sameSite: 'lax', path: '/' } as const
    response.append('set-cookie', stringifySetCookie(cookie))
  }
  return {
    keep: (token, endsAt) => set(token, new Date(endsAt)),
    drop: () => set('', new Date(0)),
  }
}
