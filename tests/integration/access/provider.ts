// A real OpenID provider on a loopback port, and a browser that walks through its pages.
import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const CLIENT = { id: 'diem-cau', secret: 'a secret between two programs' } as const

/** A server on a free loopback port that is told later what to answer. */
export async function listen() {
  const handler: { current: RequestListener } = { current: (_request, response) => void response.end() }
  const server: Server = createServer((request, response) => handler.current(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is an object.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    serve: (listener: RequestListener) => void (handler.current = listener),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The provider: everybody is who they say, with the address and the confirmation that the table tells. */
export async function openProvider(
  redirectUri: string,
  people: Readonly<Record<string, { readonly email: string; readonly email_verified: boolean }>>,
) {
  const server = await listen()
  const provider = new Provider(server.url, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    cookies: { keys: ['only for tests'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    ttl: { AccessToken: 60, IdToken: 60, Grant: 600, Interaction: 600, Session: 600 },
  })
  const answer = provider.callback()
  server.serve((request, response) => void answer(request, response))
  return { url: server.url, close: server.close }
}

/** A browser with its cookies, host by host; it follows no redirect unasked. */
export function openBrowser(agent = 'Firefox') {
  const cookies = new Map<string, Map<string, string>>()
  const jarOf = (url: URL): Map<string, string> => {
    const jar = cookies.get(url.origin) ?? new Map<string, string>()
    cookies.set(url.origin, jar)
    return jar
  }
  const get = async (address: string, form?: Record<string, string>): Promise<Response> => {
    const url = new URL(address)
    const jar = jarOf(url)
    const headers = { 'user-agent': agent, cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
    const body = form && new URLSearchParams(form)
    const response = await fetch(url, { redirect: 'manual', headers, ...(body && { method: 'POST', body }) })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970|max-age=0/i.test(set)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return {
    get,
    cookie: (url: string, name: string): string | undefined => jarOf(new URL(url)).get(name),
    /** Where a response sends the browser. */
    next: (response: Response): string => new URL(response.headers.get('location') ?? '', response.url).href,
  }
}
export type Browser = ReturnType<typeof openBrowser>

/**
 * Walks through the provider's pages as a person.
 * @returns the address of ours to which the provider sends the browser in the end
 */
export async function signInThere(browser: Browser, start: string, provider: string, login: string): Promise<string> {
  let address = start
  for (let step = 0; step < 12 && address.startsWith(provider); step += 1) {
    let response = await browser.get(address)
    if (response.status === 200) {
      const page = await response.text()
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? address
      const prompt: Record<string, string> = page.includes('value="login"')
        ? { prompt: 'login', login, password: 'any' }
        : { prompt: 'consent' }
      response = await browser.get(new URL(action, provider).href, prompt)
    }
    address = browser.next(response)
  }
  return address
}
