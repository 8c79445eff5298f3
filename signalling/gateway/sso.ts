// The single sign-on's two addresses: to the provider, and back from it.
import { parseCookie, stringifySetCookie } from 'cookie'
import { Router } from 'express'
import type { Request, Response } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { reportFault } from './incident.ts'
import { Buckets } from './rate.ts'
import type { OfficeCaller } from '../services/caller.ts'
import type { Sso, SsoIdentity } from '../ports/access.ts'
import { Refusal } from '../protocol/index.ts'
import type { RefusalCode } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** What the router works with. */
export type SsoOptions = CallerOptions & {
  /** Undefined when none is set up. */
  readonly sso: Sso | undefined
  readonly signIn: (identity: SsoIdentity, caller: OfficeCaller) => Promise<void>
  readonly log: Log
}

const PATH = '/api/sso'
const FLOW_LIFETIME_S = 600
const RATE = { perSecond: 1, burst: 40 }

/** The router of `GET /start` and `GET /callback`, to be put under /api/sso. Failures lead back to the sign-in page. */
export function ssoRouter(options: SsoOptions): Router {
  const rate = new Buckets(RATE)
  const router = Router()
  const answering = (go: (request: Request, response: Response) => Promise<string>) => {
    return async (request: Request, response: Response): Promise<void> => {
      response.set('cache-control', 'no-store')
      // A page of the provider's must not learn from the referrer which code it was.
      response.set('referrer-policy', 'no-referrer')
      try {
        if (!rate.take(request.ip ?? '', Date.now())) throw new Refusal('rate-limited')
        response.redirect(303, await go(request, response))
      } catch (error) {
        response.redirect(303, `/sign-in?refused=${codeOf(options.log, error)}`)
      }
    }
  }
  router.get(
    '/start',
    answering(async (_request, response) => {
      const { address, flow } = await provider(options).begin()
      setFlow(options, response, flow, FLOW_LIFETIME_S)
      return address
    }),
  )
  router.get(
    '/callback',
    answering(async (request, response) => {
      const flow = parseCookie(request.headers.cookie ?? '')[flowCookie(options)] ?? ''
      setFlow(options, response, '', 0)
      const identity = await provider(options).finish(request.originalUrl, flow)
      await options.signIn(identity, await callerOf(options, request, response))
      return '/'
    }),
  )
  return router
}

function provider({ sso }: SsoOptions): Sso {
  if (!sso) throw new Refusal('sso-unavailable')
  return sso
}

function codeOf(log: Log, error: unknown): RefusalCode {
  if (error instanceof Refusal) return error.code
  reportFault(log, error, PATH)
  return 'fault'
}

function flowCookie({ secure }: SsoOptions): string {
  return secure ? '__Secure-diem-cau-sso' : 'diem-cau-sso'
}

/** Lax, for the way back begins at another site. */
function setFlow(options: SsoOptions, response: Response, value: string, maxAge: number): void {
  const { secure } = options
  const cookie = {
    name: flowCookie(options),
    value,
    maxAge,
    httpOnly: true,
    secure,
    sameSite: 'lax',
    path: PATH,
  } as const
  response.append('set-cookie', stringifySetCookie(cookie))
}
