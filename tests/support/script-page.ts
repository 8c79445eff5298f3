// A page that is nothing but one script of the tests, served on the loopback.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Bundles a script of this folder with all it imports, and serves it as a page on a free port. */
export async function serveScript(file: string): Promise<Server> {
  const script = await bundle(fileURLToPath(new URL(file, import.meta.url)))
  const web = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response
      .setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      .end(isScript ? script : '<script type="module" src="/page.js"></script>')
  }).listen(0, '127.0.0.1')
  await once(web, 'listening')
  return web
}

async function bundle(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, rolldownOptions: { input } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []))
  return outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : [])).join('\n')
}
