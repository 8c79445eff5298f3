// What mail promises, against a real SMTP server on this machine.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { inspect } from 'node:util'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { createSmtpMail } from '../../signalling/mail/smtp.ts'
import type { SmtpMail } from '../../signalling/mail/smtp.ts'
import { createMemoryLog } from '../support/log.ts'

const FROM = 'Điểm Cầu <diemcau@bacgiang.test>'
const PASSWORD = 'mat-khau-rat-bi-mat'

type Message = { readonly to: readonly string[]; readonly from: string; readonly source: string }

const opened: { close(): unknown }[] = []
afterEach(() => {
  for (const one of opened.splice(0).toReversed()) one.close()
})

/** A mail server on a free port of the loopback that keeps what it gets. */
async function openServer(options: SMTPServerOptions = {}): Promise<{ port: number; messages: Message[] }> {
  const messages: Message[] = []
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        const to = envelope.rcptTo.map(({ address }) => address)
        messages.push({ from, to, source: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
    ...options,
  })
  opened.push(server)
  return { port: await portOf(server.listen(0, '127.0.0.1')), messages }
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening')
  // A TCP server's address is an object; only a Unix socket's is a string.
  return (server.address() as AddressInfo).port
}

function openMail(url: string | undefined, log = createMemoryLog()): SmtpMail {
  const mail = createSmtpMail({ url, from: FROM, log })
  opened.push(mail)
  return mail
}

/** Header fields and the decoded body of a message of one part. */
function readMessage(source: string): { head: string; text: string } {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const raw = body.join('\r\n\r\n').trimEnd()
  const isBase64 = /content-transfer-encoding: base64/i.test(head)
  if (isBase64) return { head, text: Buffer.from(raw, 'base64').toString('utf8') }
  const bytes = raw
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return { head, text: Buffer.from(bytes, 'latin1').toString('utf8') }
}

const TEXT = 'Kính gửi UBND huyện Lục Ngạn,\n\nCuộc họp bắt đầu lúc 08:00.\n.\nTrân trọng.'

test('without a server there is none, and nothing happens', async () => {
  const mail = openMail(undefined)
  expect(mail.available).toBe(false)
  await mail.send({ to: ['a@b.test'], subject: 'x', text: 'x' })
})

test('Vietnamese arrives letter by letter, one message for each address', async () => {
  const { port, messages } = await openServer()
  const mail = openMail(`smtp://127.0.0.1:${port}`)
  expect(mail.available).toBe(true)
  const to = ['vp@lucngan.test', 'vp@sonDong.test', 'vp@lucngan.test']
  await mail.send({ to, subject: 'Nhắc họp: giao ban tuần', text: TEXT })
  expect(messages.map((message) => message.to)).toEqual([['vp@lucngan.test'], ['vp@sondong.test']])
  const { head, text } = readMessage(messages[0]?.source ?? '')
  expect(text.replaceAll('\r\n', '\n')).toBe(TEXT)
  expect(head).toMatch(/^content-type: text\/plain; charset=utf-8$/im)
  expect(head).toMatch(/^from: =\?UTF-8\?.*<diemcau@bacgiang\.test>$/im)
  expect(head).not.toMatch(/x-mailer/i)
  expect(messages[0]?.from).toBe('diemcau@bacgiang.test')
})

test('a line break in the subject or an address makes no new header and no new receiver', async () => {
  const { port, messages } = await openServer()
  const mail = openMail(`smtp://127.0.0.1:${port}`)
  await mail.send({ to: ['a@b.test'], subject: 'Họp\r\nBcc: evil@evil.test\r\n\r\nbody', text: 'x' })
  await mail.send({ to: ['a@b.test\r\nBcc: evil@evil.test'], subject: 'x', text: 'x' }).catch(() => {})
  expect(messages.flatMap(({ to }) => to).filter((address) => address === 'evil@evil.test')).toEqual([])
  for (const { source } of messages) expect(readMessage(source).head).not.toMatch(/^bcc:/im)
})

test('login and password reach the server, and no log or error', async () => {
  const seen: (string | null | undefined)[] = []
  const { port, messages } = await openServer({
    authOptional: false,
    onAuth({ username, password }, _session, done) {
      seen.push(username, password)
      done(null, password === PASSWORD ? { user: username } : undefined)
    },
  })
  await openMail(`smtp://diemcau:${PASSWORD}@127.0.0.1:${port}`).send({ to: ['a@b.test'], subject: 'x', text: 'x' })
  expect(seen).toEqual(['diemcau', PASSWORD])
  expect(messages).toHaveLength(1)

  const log = createMemoryLog()
  const wrong = openMail(`smtp://diemcau:${PASSWORD}sai@127.0.0.1:${port}`, log)
  const error: unknown = await wrong
    .send({ to: ['a@b.test'], subject: 'x', text: 'x' })
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Error)
  const told = `${log.text()}${inspect(error, { depth: 10, showHidden: true })}`
  expect(told).toContain('EAUTH')
  expect(told).not.toContain(PASSWORD)
  expect(told).not.toContain(Buffer.from(`\0diemcau\0${PASSWORD}sai`).toString('base64'))
})

test('an address that the server refuses stops no other, and is told without naming anybody', async () => {
  const log = createMemoryLog()
  const { port, messages } = await openServer({
    onRcptTo({ address }, _session, done) {
      done(address.startsWith('gone') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
    },
  })
  const mail = openMail(`smtp://127.0.0.1:${port}`, log)
  await expect(mail.send({ to: ['gone@b.test', 'here@b.test'], subject: 'x', text: 'x' })).rejects.toThrow('1 of 2')
  expect(messages.map(({ to }) => to)).toEqual([['here@b.test']])
  expect(log.lines).toEqual([
    {
      level: 'warn',
      facts: { code: 'EENVELOPE', response: 550, failed: 1, of: 2 },
      message: 'the mail server did not take a message',
    },
  ])
})

test('a server that is not there is an error, not a wait without end', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  const port = await portOf(closed)
  closed.close()
  await once(closed, 'close')
  const mail = openMail(`smtp://127.0.0.1:${port}`)
  await expect(mail.send({ to: ['a@b.test'], subject: 'x', text: 'x' })).rejects.toThrow('did not take')
})
