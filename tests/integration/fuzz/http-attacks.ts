// What is tried over HTTP: paths out of the folder, odd methods and types, broken bodies, too many headers.
import { createConnection } from 'node:net'
import { z } from 'zod'
import type { Attack } from './attack.ts'
import type { Outcome } from './tally.ts'
import type { Target } from './target.ts'
import { AGENT } from '../../support/office.ts'

/** One answer: its status and its whole text. */
type Answer = { readonly status: number; readonly text: string }

const refusal = z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) })
const ANSWER_WITHIN_MS = 30_000

const PATHS = [
  '/../../../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/../../../package.json',
  '/assets/..%5c..%5cpackage.json',
  '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets//etc/passwd',
  '/assets/',
  '/assets/nothing.js',
  '/.env',
  '/.git/config',
  '/%',
  '/%00',
  '/%c0%ae%c0%ae/',
  '/api',
  '/api/',
  '/api/nothing',
  '/api/../package.json',
  '/api/office/..',
  '/api/%6fffice/meeting.join',
  '//api/office/x',
  '/socket.io/',
  '/socket.io/?EIO=4&transport=polling',
  '/socket.io/?EIO=99&transport=websocket',
  '/socket.io/socket.io.js',
  '/index.html',
  '/index.html.map',
  `/${'a'.repeat(9_000)}`,
  '/?__proto__[x]=1',
  '*',
  'http://elsewhere.example/',
  '/\\..\\..\\package.json',
]
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'CONNECT',
  'BREW',
  'get',
  '',
]
const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json; charset=klingon',
  'application/xml',
  '',
  '\u0001',
]

/** Paths, methods and headers. */
export async function oddRequests(attack: Attack): Promise<void> {
  const { random } = attack
  await volley(attack, 'path out of the folder', 250, () => request('GET', random.pick(PATHS)))
  await volley(attack, 'odd method', 150, () =>
    request(
      random.pick(METHODS),
      random.pick(['/api/office/meeting.join', '/api/office/meeting.today', '/', '/assets/x']),
    ),
  )
  await volley(attack, 'header flood', 40, () => {
    const headers = Array.from(
      { length: random.pick([1, 50, 1_900, 5_000]) },
      (_, index) => [`x-${index}`, 'y'.repeat(random.pick([1, 20]))] as const,
    )
    const large = ['x-large', 'z'.repeat(random.pick([1, 20_000, 100_000]))] as const
    return request('POST', '/api/office/meeting.join', [...headers, large])
  })
  await volley(attack, 'no HTTP', 60, () =>
    random.pick([
      '\r\n\r\n',
      'GET\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      `${random.text()}\r\n\r\n`,
      'POST /api/office/meeting.join HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n',
      'POST /api/office/meeting.join HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 4\r\n\r\nzz\r\n',
      'GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\nbad header\r\n\r\n',
    ]),
  )
}

/** Bodies of a request that needs somebody who has signed in, as an invited one would send it. */
export async function oddBodies(attack: Attack): Promise<void> {
  const { random, target } = attack
  const { meetingId } = target
  const good = { id: meetingId, bridgePointId: 'SDONG' }
  const signedIn = [
    ['cookie', target.clerk.cookie],
    ['user-agent', AGENT],
  ] as const
  const post = (
    body: string,
    type = 'application/json',
    headers: readonly (readonly [string, string])[] = [],
  ): string => request('POST', '/api/office/meeting.join', [['content-type', type], ...signedIn, ...headers], body)
  await volley(attack, 'broken JSON', 150, () => {
    const whole = JSON.stringify(good)
    return post(
      random.pick([
        whole.slice(0, -1 - random.below(whole.length - 1)),
        '{',
        '[',
        '"',
        'null',
        '7',
        `${whole}${whole}`,
        '{"a":'.repeat(2_000),
        '\u0000',
        "{'a':1}",
        '[]'.repeat(9),
      ]),
    )
  })
  await volley(attack, 'wrong content type', 100, () =>
    post(
      JSON.stringify(good),
      random.pick(TYPES.slice(1)),
      random.chance(0.3) ? [['content-encoding', random.pick(['gzip', 'br', 'klingon'])]] : [],
    ),
  )
  await volley(
    attack,
    'seat at nothing',
    250,
    () => {
      const other = {
        id: random.pick([meetingId, 'other', '__proto__', '', random.text()]),
        bridgePointId: random.pick(['nobody', 'constructor', '', random.text(), 7]),
      }
      const proto = `{"__proto__":{"id":"${meetingId}","bridgePointId":"SDONG"}}`
      return post(
        random.chance(0.1)
          ? proto
          : JSON.stringify(
              random.chance(0.5) ? other : { ...good, [random.pick(['id', 'bridgePointId'])]: random.junk() },
            ),
      )
    },
    true,
  )
  await volley(attack, 'oversized body', 40, () =>
    post(JSON.stringify({ ...good, more: 'x'.repeat(270_000 + random.below(400_000)) })),
  )
}

function request(
  method: string,
  path: string,
  headers: readonly (readonly [string, string])[] = [],
  body = '',
): string {
  const length = body === '' ? [] : [['content-length', String(Buffer.byteLength(body))] as const]
  const lines = [['host', 'localhost'] as const, ['connection', 'close'] as const, ...length, ...headers]
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}

async function volley(
  { target, tally }: Attack,
  kind: string,
  count: number,
  next: () => string,
  mayBeOk = false,
): Promise<void> {
  tally.open(kind, { mayBeOk })
  const page = await send(target, request('GET', '/'))
  for (let left = count; left > 0; left -= 25) {
    const messages = Array.from({ length: Math.min(left, 25) }, next)
    const answers = await Promise.all(messages.map((message) => sendPatiently(target, message)))
    answers.forEach((answer, index) => tally.count(kind, outcomeOf(answer, page), messages[index]?.slice(0, 300)))
  }
}

/** Sends it again as long as it was only too fast: what is asked here is how it is refused when it is heard. */
async function sendPatiently(target: Target, message: string): Promise<Answer> {
  for (;;) {
    const answer = await send(target, message)
    if (answer.status !== 429) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Sends bytes as they are and reads to the end. What is not a whole request ends with our half of the connection. */
function send({ port }: Target, message: string): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.setTimeout(ANSWER_WITHIN_MS, () => resolve({ status: -1, text: 'silence' }))
    socket.on('data', (chunk) => chunks.push(chunk))
    // The server may close before it has read everything.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const [head = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n')
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), text: rest.join('\r\n\r\n') })
    })
    if (/^[A-Za-z]* \S* HTTP\/1\.1\r\n.*\r\n\r\n/s.test(message)) socket.write(message)
    else socket.end(message)
  })
}

function outcomeOf({ status, text }: Answer, page: Answer): Outcome {
  if (status === 0) return 'closed'
  if (status === -1) return 'silence'
  if (status >= 500 && status !== 505) return `http ${status}`
  if (status < 400) return shown(status, text, page)
  const parsed = refusal.safeParse(parse(text))
  return parsed.success ? parsed.data.error.code : 'http 4xx'
}

/** The page, nothing at all, or what everybody may read; anything else is something that got out. */
function shown(status: number, text: string, page: Answer): Outcome {
  return text === page.text || text === '' || text === 'GET, HEAD' || text === 'GET,HEAD' || text === 'POST'
    ? 'page'
    : `http ${status} with ${text.slice(0, 60)}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
