// Sheets that are brought in over HTTP: POST with the file as its body shows what would change, `?confirm=<digest>` does it.
import express from 'express'
import type { ErrorRequestHandler, Request, Response } from 'express'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { isTooLarge } from './too-large.ts'
import { Buckets } from './rate.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import type { Act } from '../domain/permission.ts'
import { permitted } from '../services/caller.ts'
import type { OfficeCaller } from '../services/caller.ts'
import { Refusal } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** What is needed to work for whoever asks. */
export type AskingOptions = CallerOptions & {
  /** Told of every refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

/** What bringing in works with. */
export type SheetImportOptions<T> = AskingOptions & {
  /** The right that it takes. */
  readonly act: Act
  /** What the log calls it: "the directory". */
  readonly what: string
  /** What the file would change; with the digest of such an answer it changes it. */
  readonly bring: (caller: OfficeCaller, file: Uint8Array, confirm: string | undefined) => Promise<T>
  readonly log: Log
}

const MAX_FILE_BYTES = 5 * 1_024 * 1_024

/** The handlers of one import; `tooLarge` belongs behind them. */
export function importingSheet<T extends { readonly done: boolean; readonly counts: object }>(
  options: SheetImportOptions<T>,
) {
  const { act, what, bring, log } = options
  const rate = new Buckets({ perSecond: 0.5, burst: 60 })
  return [
    // Who may not bring a file in need not send it first.
    async (request: Request, response: Response, next: () => void) => {
      await asCaller(options, request, response, async (caller) => {
        const { loginId } = permitted(caller, act)
        if (!rate.take(loginId, Date.now())) throw new Refusal('rate-limited')
      })
      next()
    },
    express.raw({ type: () => true, limit: MAX_FILE_BYTES, inflate: false }),
    async (request: Request, response: Response) => {
      const file: unknown = request.body
      if (!(file instanceof Uint8Array) || file.length === 0) throw new Refusal('file-unreadable')
      const { confirm } = request.query
      if (confirm !== undefined && typeof confirm !== 'string') throw new Refusal('bad-message', { at: 'confirm' })
      const data = await asCaller(options, request, response, (caller) => bring(caller, file, confirm))
      if (data.done) log.info({ counts: data.counts }, `${what} was imported`)
      response.json({ ok: true, data })
    },
  ]
}

/** Runs something for whoever asks; a refusal for want of a right is told of before it goes on. */
export async function asCaller<T>(
  options: AskingOptions,
  request: Request,
  response: Response,
  run: (caller: OfficeCaller) => Promise<T>,
): Promise<T> {
  const caller = await callerOf(options, request, response)
  return tellingOf(options, caller, `${request.method} ${request.path}`, {}, () => run(caller))
}

/** Says in our own words that a body was too large. */
export const tooLarge: ErrorRequestHandler = (error, _request, _response, next) => {
  next(isTooLarge(error) ? new Refusal('file-too-large', { maxBytes: MAX_FILE_BYTES }) : error)
}
