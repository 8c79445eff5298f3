// Whether a request that changes something comes from a page of this very server.
import type { Request, RequestHandler } from 'express'
import { Refusal } from '../protocol/index.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Refuses changes asked for by pages of other sites (CSRF): by Fetch Metadata, else by Origin. */
export const sameOrigin: RequestHandler = (request, _response, next) => {
  if (SAFE_METHODS.has(request.method) || isOurs(request)) return next()
  throw new Refusal('foreign-origin')
}

function isOurs(request: Request): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin'
  const origin = request.get('origin')
  // Programs that are no browsers send neither; they carry no cookie of anybody unawares.
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.get('host')
}
