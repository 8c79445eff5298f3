// What is tried at the door: handshakes with bad tickets, and frames that are no socket.io.
import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import { knock } from './client.ts'
import type { Attack } from './attack.ts'
import { handshake } from './target.ts'
import type { Target } from './target.ts'

const HOUR_S = 3_600
const now = (): number => Math.floor(Date.now() / 1_000)

function signed({ ticketKey, sessionId }: Target, claims: JWTPayload, expiresAt = now() + HOUR_S): Promise<string> {
  return new SignJWT({ sid: sessionId, bp: 'SDONG', pid: 'intruder', ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expiresAt)
    .sign(ticketKey)
}

/** Handshakes that must not open: none, forged, expired, unsigned, of another session, of another version. */
export async function badHandshakes({ target, random, tally }: Attack): Promise<void> {
  const { ticket } = await target.ticket('SDONG')
  const [head = '', body = '', tail = ''] = ticket.split('.')
  const none = Buffer.from('{"alg":"none"}').toString('base64url')
  const shown: Record<string, () => Promise<object> | object> = {
    'no ticket': () =>
      random.pick<object>([
        {},
        { protocolVersion: 1 },
        { ticket: null, protocolVersion: 1 },
        { ticket: [ticket], protocolVersion: 1 },
        { ticket: { ticket }, protocolVersion: 1 },
      ]),
    'forged ticket': async () => handshake(await signed({ ...target, ticketKey: randomBytes(32) }, {})),
    'unsigned ticket': () =>
      handshake(random.pick([`${none}.${body}.`, `${none}.${body}.${tail}`, `${head}.${body}.`])),
    'expired ticket': async () => handshake(await signed(target, {}, now() - 1 - random.below(HOUR_S))),
    'spoilt ticket': () =>
      handshake(
        random.pick([
          ticket.slice(0, random.below(ticket.length)),
          `${ticket}.${tail}`,
          ticket.repeat(9),
          random.text(),
          `${head}.${tail}.${body}`,
        ]),
      ),
    'ticket of another session': async () =>
      handshake(
        await signed(target, {
          sid: random.pick([
            'other',
            `${target.sessionId}-`,
            `${target.sessionId}2`,
            'sfu',
            '__proto__',
            'constructor',
          ]),
        }),
      ),
    'ticket with odd claims': async () =>
      handshake(
        await signed(target, {
          [random.pick(['sid', 'bp', 'pid'])]: random.pick([null, 7, '', '../..', [target.sessionId], 'x'.repeat(65)]),
        }),
      ),
    'other protocol version': () => ({ ticket, protocolVersion: random.pick([0, 2, -1, 1e9, '1', null, 1.5]) }),
  }
  for (const [kind, show] of Object.entries(shown)) {
    tally.open(kind)
    for (let round = 0; round < 3; round += 1) {
      const auths = await Promise.all(Array.from({ length: 6 }, async () => show()))
      const outcomes = await Promise.all(auths.map((auth) => knock(target, auth)))
      outcomes.forEach((outcome, index) => tally.count(kind, outcome, auths[index]))
    }
  }
}

const DEEP = `42["session.join",${'['.repeat(60_000)}${']'.repeat(60_000)}]`
const FRAMES = [
  '42',
  '42[',
  '42{}',
  '42[]',
  '42[1,2]',
  '42["disconnect"]',
  '42["connect"]',
  '42["newListener",{}]',
  '42["error",{}]',
  '4',
  '5',
  '9',
  '',
  '0{}',
  '1',
  '2probe',
  '6',
  '40',
  '40{"ticket":1}',
  '44"x"',
  '45',
  '451-["x",{"_placeholder":true,"num":0}]',
  '4599999999-["x"]',
  '451-["x",{"_placeholder":true,"num":-1}]',
  '42/admin,["x"]',
  '40/admin,',
  '43[]',
  '4399999999999999999[]',
  '420["x"]',
  '42-1["x"]',
  DEEP,
  '\u0000',
  '💥',
]

/** Frames that are no socket.io, before and after the handshake: the connection is closed or goes on as if nothing was said. */
export async function brokenFrames({ target, random: source, tally }: Attack): Promise<void> {
  tally.open('broken frame')
  const one = async (random = source.fork()): Promise<void> => {
    const { ticket } = await target.ticket('SDONG')
    const frame = random.chance(0.85) ? random.pick(FRAMES) : randomBytes(random.below(64))
    const greeting = `40${JSON.stringify(handshake(ticket))}`
    const frames = random.chance(0.3) ? [frame, greeting] : [greeting, frame]
    tally.count(
      'broken frame',
      await sendRaw(target.url, [...frames, '42999["microphone.open"]']),
      String(frame).slice(0, 80),
    )
  }
  for (let round = 0; round < 25; round += 1) await Promise.all(Array.from({ length: 8 }, () => one()))
}

/** Sends frames one after the other; `unanswered` when the last of them, which asks for an answer, still gets it. */
async function sendRaw(
  url: string,
  frames: readonly (string | Buffer<ArrayBuffer>)[],
): Promise<'unanswered' | 'closed'> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  const outcome = await new Promise<'unanswered' | 'closed'>((resolve) => {
    socket.addEventListener('close', () => resolve('closed'))
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const text = String(data)
      // The server's opening asks for the first two, its answer to the handshake for the rest.
      if (text.startsWith('0')) frames.slice(0, 2).forEach((frame) => socket.send(frame))
      else if (text.startsWith('40')) frames.slice(2).forEach((frame) => socket.send(frame))
      else if (text.startsWith('43999')) resolve('unanswered')
      else if (text.startsWith('44')) resolve('closed')
    })
  })
  socket.close()
  return outcome
}
