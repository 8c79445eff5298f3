// The urn's slot: POST /api/urn takes a secret paper from whoever brings it, and keeps nothing of the request.
import express, { Router } from 'express'
import { Buckets } from './rate.ts'
import type { Urns } from '../ports/rooms.ts'
import type { Rooms } from '../room/rooms.ts'
import { Refusal, urnPaper } from '../protocol/index.ts'
import type { Reply, UrnPaper } from '../protocol/index.ts'

/** A paper takes some 600 bytes. */
const MAX_PAPER_BYTES = 2 * 1_024

/**
 * Papers from one address: a whole province may stand behind one, and come at once. Addresses are counted in memory
 * alone, the last of them forgotten with the process.
 */
const PAPERS = { perSecond: 50, burst: 1_000 } as const

/** What the slot works with. */
export type UrnOptions = {
  readonly rooms: Pick<Rooms, 'get'>
  readonly urns: Pick<Urns, 'sessionOf'>
}

/** The router of the urn: reads neither cookie nor ticket, logs and stores nothing about who sends. */
export function urnRouter(options: UrnOptions): Router {
  const senders = new Buckets(PAPERS)
  const router = Router()
  router.post(
    '/',
    (request, _response, next) => {
      if (!senders.take(request.ip ?? '', Date.now())) throw new Refusal('rate-limited')
      next()
    },
    express.json({ limit: MAX_PAPER_BYTES, strict: true }),
    async (request, response) => {
      const paper = urnPaper.safeParse(request.body)
      if (!paper.success) throw new Refusal('bad-message', { at: paper.error.issues[0]?.path.join('.') ?? '' })
      await put(options, paper.data)
      const reply: Reply<null> = { ok: true, data: null }
      response.json(reply)
    },
  )
  return router
}

async function put({ rooms, urns }: UrnOptions, paper: UrnPaper): Promise<void> {
  try {
    const sessionId = await urns.sessionOf(paper.id)
    if (sessionId === undefined) throw new Refusal('ballot-not-open')
    await (await rooms.get(sessionId)).ballots.put(paper)
  } catch (error) {
    throw withoutPaper(error)
  }
}

/** The log gets the kind of a fault alone: what was thrown may hold the paper. */
function withoutPaper(error: unknown): Error {
  if (error instanceof Refusal) return error
  const kind = error instanceof Error ? error.name : typeof error
  return new Error(`A paper could not be put into the urn: ${kind}.`)
}
