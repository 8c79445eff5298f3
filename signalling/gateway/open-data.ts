// Open data: the uptake for everybody, as JSON, as a table and as a page that the province's portal embeds.
import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { Request, Response } from 'express'
import { Buckets } from './rate.ts'
import { uptakeWidget } from './uptake-widget.ts'
import { openTable } from '../services/uptake/open-data.ts'
import type { OpenUptake } from '../services/uptake/open-data.ts'
import type { Cell } from '../ports/directory.ts'
import { Refusal } from '../protocol/index.ts'

/** What the routes work with. */
export type OpenDataOptions = {
  readonly read: () => Promise<OpenUptake>
  readonly writeCsv: (rows: readonly (readonly Cell[])[]) => Uint8Array
  /** Epoch ms. */
  readonly clock: () => number
}

/** How long an answer may be given again without looking, ms, and so long it may be kept on the way, s. */
const FRESH_MS = 5_000
const KEEP_S = 60
/** What a widget may do: show itself, anywhere. */
const WIDGET_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *; base-uri 'none'; form-action 'none'"

/**
 * `GET /open/uptake.json`, `/open/uptake.csv` and `/open/uptake/widget?lang=vi|en`; to be hung under `/api`. For
 * everybody, from any page; the widget alone may stand in a frame. Throws refusals.
 */
export function openDataRouter({ read, writeCsv, clock }: OpenDataOptions): Router {
  const rate = new Buckets({ perSecond: 2, burst: 40 })
  let held: { readonly at: number; readonly open: Promise<OpenUptake> } | undefined
  const fresh = (): Promise<OpenUptake> => {
    const now = clock()
    if (!held || now - held.at >= FRESH_MS || now < held.at) {
      const open = read()
      held = { at: now, open }
      // What failed is asked anew by the next one.
      open.catch(() => (held = undefined))
    }
    return held.open
  }
  const publish = (path: string, type: string, make: (open: OpenUptake, request: Request) => string | Uint8Array) =>
    router.get(path, async (request, response) => {
      if (!rate.take(request.ip ?? '', clock())) throw new Refusal('rate-limited')
      send(request, response, type, make(await fresh(), request))
    })
  const router = Router()
  publish('/open/uptake.json', 'application/json; charset=utf-8', (open) => JSON.stringify(open))
  publish('/open/uptake.csv', 'text/csv; charset=utf-8', (open) => writeCsv(openTable(open)))
  publish('/open/uptake/widget', 'text/html; charset=utf-8', (open, request) =>
    uptakeWidget(open, request.query['lang'] === 'en' ? 'en' : 'vi'),
  )
  return router
}

function send(request: Request, response: Response, type: string, body: string | Uint8Array): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body)
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`
  response.set({
    'content-type': type,
    'cache-control': `public, max-age=${KEEP_S}`,
    etag,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  if (type.startsWith('text/html')) {
    response.removeHeader('x-frame-options')
    response.set('content-security-policy', WIDGET_POLICY)
  }
  if (request.get('if-none-match') === etag) response.status(304).end()
  else response.send(bytes)
}
