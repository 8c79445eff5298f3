// The audit trail as a file: GET /api/audit.csv?from&to&text (RFC 4180, UTF-8).
import { Readable } from 'node:stream'
import { Router } from 'express'
import type { Response } from 'express'
import { z } from 'zod'
import { callerOf } from './caller.ts'
import type { CallerOptions } from './caller.ts'
import { streamTo } from './stream.ts'
import { tellingOf } from './turned-away.ts'
import type { TurnedAway } from './turned-away.ts'
import type { AuditFilter } from '../services/audit.ts'
import type { OfficeCaller } from '../services/caller.ts'
import { Refusal, auditFilter } from '../protocol/index.ts'
import type { AuditLine } from '../protocol/index.ts'

/** What the export works with. */
export type AuditFileOptions = CallerOptions & {
  /** `exportAudit` of the services, with its parts. */
  readonly exportAudit: (caller: OfficeCaller, filter: AuditFilter) => Promise<AsyncIterable<readonly AuditLine[]>>
  /** Told of a refusal for want of a right. */
  readonly turnedAway: TurnedAway
}

/** Query values are text; the contract's filter wants numbers. */
const query = z
  .object({ from: z.coerce.number().optional(), to: z.coerce.number().optional(), text: z.string().optional() })
  .pipe(auditFilter)

const HEADINGS = ['seq', 'time', 'actor', 'action', 'subject', 'address', 'agent', 'details']

/** The router of the export, to be mounted under /api. */
export function auditFileRouter(options: AuditFileOptions): Router {
  const router = Router()
  router.get('/audit.csv', async (request, response) => {
    const caller = await callerOf(options, request, response)
    const filter = query.safeParse(request.query)
    if (!filter.success) throw new Refusal('bad-message', { at: filter.error.issues[0]?.path.join('.') ?? '' })
    await tellingOf(options, caller, 'audit.export', {}, async () => {
      await send(response, await options.exportAudit(caller, filter.data))
    })
  })
  return router
}

async function send(response: Response, pages: AsyncIterable<readonly AuditLine[]>): Promise<void> {
  response.set({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="audit.csv"',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
  await streamTo(response, Readable.from(textOf(pages)))
}

async function* textOf(pages: AsyncIterable<readonly AuditLine[]>): AsyncGenerator<string> {
  // The byte order mark tells spreadsheet programs that this is UTF-8.
  yield `\uFEFF${rowOf(HEADINGS)}`
  for await (const lines of pages) yield lines.map(lineText).join('')
}

function lineText({ seq, at, actor, action, subject, address, agent, details }: AuditLine): string {
  return rowOf([seq, new Date(at).toISOString(), actor, action, subject, address, agent, JSON.stringify(details)])
}

function rowOf(values: readonly (string | number)[]): string {
  return `${values.map(cellOf).join(',')}\r\n`
}

/** Text that a spreadsheet program would run as a formula gets an apostrophe before it; every text is quoted. */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^\s*[=+\-@|%\t\r\n]/u.test(value) ? `'${value}` : value
  return `"${harmless.replaceAll('"', '""')}"`
}
