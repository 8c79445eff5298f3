// The office's carrier: POST /api/office/<request>, the signed-in browser known by its cookie.
import express, { Router } from 'express'
import type { Response } from 'express'
import { callerOf } from './caller.ts'
import type { Identify } from './caller.ts'
import { reportFault } from './incident.ts'
import { Buckets } from './rate.ts'
import { STATUS } from './status.ts'
import type { TurnedAway } from './turned-away.ts'
import type { OfficeCaller } from '../services/caller.ts'
import { Refusal, answer, officeContract } from '../protocol/index.ts'
import type { Border, Handlers, OfficeContract, Reply } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** The largest request, bytes; a meeting with 400 bridge points takes some 30 kB. */
const MAX_REQUEST_BYTES = 256 * 1_024

/** What the carrier works with. */
export type OfficeOptions = {
  readonly handlers: Handlers<OfficeContract, OfficeCaller>
  readonly identify: Identify
  /** Told of every refusal for want of a right. */
  readonly turnedAway: TurnedAway
  readonly secure: boolean
  readonly log: Log
}

/** The router of the office's requests. */
export function officeRouter(options: OfficeOptions): Router {
  const { handlers, log } = options
  const border = createBorder(log)
  const router = Router()
  router.post('/:name', express.json({ limit: MAX_REQUEST_BYTES, strict: true }), async (request, response) => {
    const { name } = request.params
    const caller = await callerOf(options, request, response)
    const reply = await answer(officeContract, handlers, name, request.body ?? {}, caller, border)
    if (!reply.ok && reply.error.code === 'not-permitted') await options.turnedAway(caller, name, request.body)
    send(response, reply)
  })
  return router
}

function createBorder(log: Log): Border<OfficeContract, OfficeCaller> {
  const signedIn = new Buckets({ perSecond: 30, burst: 150 })
  const strangers = new Buckets({ perSecond: 10, burst: 60 })
  return {
    maxBytes: MAX_REQUEST_BYTES,
    admit({ person, origin }) {
      const admitted = person ? signedIn.take(person.loginId, Date.now()) : strangers.take(origin.address, Date.now())
      if (!admitted) throw new Refusal('rate-limited')
    },
    permit({ person }, name) {
      if (!person && !OPEN_TO_ALL.has(name)) throw new Refusal('not-signed-in')
    },
    fault: (error, name) => reportFault(log, error, name),
  }
}

/** What may be asked before signing in. */
const OPEN_TO_ALL: ReadonlySet<string> = new Set([
  'access.read',
  'access.sign-in',
  'access.second-factor',
  'access.sign-out',
  'access.first-administrator',
  'access.set-password',
  'access.read-link',
  'access.forgot-password',
  'guest.look',
  'guest.enter',
])

function send(response: Response, reply: Reply<unknown>): void {
  const refused = reply.ok ? undefined : (STATUS.get(reply.error.code) ?? 400)
  response.status(refused ?? 200).json(reply)
}
