// The HTTP border: the page with its start data, and what stands under /api.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import express from 'express'
import type { ErrorRequestHandler, Express, RequestHandler, Response, Router } from 'express'
import helmet from 'helmet'
import { reportFault } from './incident.ts'
import { sameOrigin } from './origin.ts'
import { STATUS } from './status.ts'
import { Refusal } from '../protocol/index.ts'
import type { Boot } from '../protocol/index.ts'
import type { Log } from '../../config/log.ts'

/** What the HTTP border works with. */
export type HttpOptions = {
  readonly boot: Boot
  /** Folder of the built page. */
  readonly webDir: string
  /** Whether it is served over https. */
  readonly secure: boolean
  /** What answers under /api, each under its own path there. */
  readonly routers: Readonly<Record<`/${string}`, Router>>
  readonly log: Log
}

/** The HTTP application. Every answer under /api is a `Reply` or a file. */
export async function createHttpApp(options: HttpOptions): Promise<Express> {
  const { boot, webDir, routers, log } = options
  const page = await pageWith(boot, webDir)
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders(options.secure))
  app.use('/api', sameOrigin, (_request, response, next) => {
    response.set('cache-control', 'no-store')
    next()
  })
  app.get('/api/boot', (_request, response) => void response.json({ ok: true, data: boot }))
  for (const [path, router] of Object.entries(routers)) app.use(`/api${path}`, router)
  app.use('/api', () => {
    throw new Refusal('unknown-request')
  })
  app.use('/assets', express.static(join(webDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  // The page itself comes before the folder it lies in: there it has no start data.
  app.get(['/', '/index.html'], (_request, response) => sendPage(response, page))
  app.use(express.static(webDir, { index: false }))
  app.get('/*path', (_request, response) => sendPage(response, page))
  app.use(refuse(log))
  return app
}

/** The page, with the start data in the place it keeps for them; `<` is escaped so that data stay data. */
async function pageWith(boot: Boot, webDir: string): Promise<string> {
  const template = await readFile(join(webDir, 'index.html'), 'utf8')
  return template.replace('<!--boot-->', () => JSON.stringify(boot).replaceAll('<', '\\u003c'))
}

function sendPage(response: Response, page: string): void {
  response.set('content-type', 'text/html; charset=utf-8')
  response.set('cache-control', 'no-store')
  response.send(page)
}

function securityHeaders(secure: boolean): RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: secure,
  })
  return (request, response, next) => {
    response.set('permissions-policy', 'camera=(self), microphone=(self), display-capture=(self), geolocation=()')
    headers(request, response, next)
  }
}

/** Turns every throw into a `Reply`: refusals as they are, body errors as refusals, the rest as a fault. */
function refuse(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const refusal = asRefusal(error) ?? new Refusal('fault', { incident: reportFault(log, error, request.path) })
    response.status(STATUS.get(refusal.code) ?? 400)
    response.json({ ok: false, error: { code: refusal.code, details: refusal.details } })
  }
}

/** Express and its body parser mark what the request did wrong with a status. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  if (status === 413) return new Refusal('message-too-large')
  if (status === 404) return new Refusal('unknown-request')
  return typeof status === 'number' && status < 500 ? new Refusal('bad-message') : undefined
}
