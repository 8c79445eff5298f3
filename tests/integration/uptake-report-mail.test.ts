// Reports on schedule, with a real database and a real mail server: when, to whom, with what, and only once.
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { provinceInLetters } from '../../config/province.ts'
import { createSheets } from '../../signalling/documents/sheets.ts'
import { createWorkbookWriter } from '../../signalling/documents/workbook-writer.ts'
import { createSmtpMail } from '../../signalling/mail/smtp.ts'
import { createPaperWriter } from '../../signalling/papers/paper-writer.ts'
import { mailReports } from '../../signalling/services/uptake/report/mailing.ts'
import type { MailingParts } from '../../signalling/services/uptake/report/mailing.ts'
import { createMemoryLog } from '../support/log.ts'
import { cellsOf } from '../support/workbook-cells.ts'
import { at, unit } from './meetings/scheduling.ts'
import { openRegister } from './uptake/register.ts'
import type { TestRegister } from './uptake/register.ts'
import { enterMeetings } from './uptake/report-data.ts'

const KEEPER = 'stttt@bacgiang.test'

type Message = { readonly to: string; readonly source: string }

let register: TestRegister
let messages: Message[]
let isTaking: boolean
let port: number
const opened: { close(): unknown }[] = []
beforeEach(async () => {
  register = await openRegister()
  messages = []
  isTaking = true
  port = await openServer()
  const administrator = await register.person('administrator')
  await enterMeetings(register, administrator, { '2026-10': 3, '2026-11': 9 })
  await giveAddress('STTTT', KEEPER)
  await giveAddress('SNV', 'snv@bacgiang.test')
  await giveAddress('SCT', 'sct@bacgiang.test')
}, 120_000)
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) one.close()
  await register.close()
})

async function openServer(): Promise<number> {
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (!isTaking) return done(new Error('not now'))
        messages.push({ to: envelope.rcptTo[0]?.address ?? '', source: Buffer.concat(parts).toString('utf8') })
        return done()
      })
    },
  })
  // Lines that were dropped are no fault of the server's.
  server.on('error', () => {})
  opened.push(server)
  const listening = server.listen(0, '127.0.0.1')
  if (!listening.listening) await once(listening, 'listening')
  // A TCP server's address is an object; only a Unix socket's is a string.
  return (listening.address() as AddressInfo).port
}

async function giveAddress(code: string, email: string): Promise<void> {
  const { units } = await register.database.directory.read()
  const found = units.find(({ id }) => id === unit(code))
  if (!found) throw new Error(`There is no ${code}.`)
  await register.database.transaction(({ directory }) => directory.saveUnit({ ...found, email }))
}

function partsWith(reports: Partial<MailingParts['reports']> = {}): MailingParts {
  const mail = createSmtpMail({
    url: `smtp://127.0.0.1:${port}`,
    from: 'diemcau@bacgiang.test',
    log: createMemoryLog(),
  })
  opened.push(mail)
  return {
    ...register.uptakeParts,
    province: provinceInLetters(),
    papers: createPaperWriter(),
    workbooks: createWorkbookWriter(),
    sheets: createSheets(),
    mail,
    publicUrl: 'https://hop.bacgiang.test',
    reports: { day: 'working', hour: 8, to: null, ...reports },
  }
}

/** The files of a message of several parts, by their media types. */
function filesIn(source: string): Map<string, Buffer> {
  const [, boundary = ''] = /boundary="?([^";\s]+)/.exec(source) ?? []
  const parts = source.split(`--${boundary}`).filter((part) => /content-disposition: attachment/i.test(part))
  return new Map(
    parts.map((part) => {
      const [head = '', body = ''] = part.split('\r\n\r\n')
      const [, type = ''] = /content-type:\s+([^;\s]+)/i.exec(head) ?? []
      return [type, Buffer.from(body, 'base64')]
    }),
  )
}

test('on the first working day at eight the report goes to who keeps the figures, and units are asked to confirm', async () => {
  const parts = partsWith()
  register.setClock(at('2026-12-01T07:59'))
  expect(await mailReports(parts)).toEqual({ sent: 0, failed: 0 })
  register.setClock(at('2026-12-01T08:00'))
  // Two nodes at once.
  const outcomes = await Promise.all([mailReports(parts), mailReports(partsWith())])
  expect(outcomes.reduce((sum, { sent }) => sum + sent, 0)).toBe(2)
  expect(messages.map(({ to }) => to).toSorted()).toEqual(['snv@bacgiang.test', KEEPER])
  const files = filesIn(messages.find(({ to }) => to === KEEPER)?.source ?? '')
  expect([...files.keys()].map((type) => type.split('.').at(-1))).toEqual(['document', 'sheet'])
  const book = await cellsOf(
    files.get('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet') ?? Buffer.alloc(0),
  )
  expect(book.get('Tổng hợp')?.get('A1')?.value).toBe('TỶ LỆ HỌP TRỰC TUYẾN – THÁNG 11 NĂM 2026')
  // Nobody has signed in: the list names only what the department itself may know.
  expect(book.get('Danh sách cuộc họp')?.get('E5')?.value).toBe('(Không thuộc phạm vi được xem)')
  expect(await mailReports(parts)).toEqual({ sent: 0, failed: 0 })
  const [trail] = await register.database.audit.list({ text: '', limit: 1 })
  expect(trail).toMatchObject({ action: 'uptake.mail' })
}, 120_000)

test('a letter that the mail server does not take is sent an hour later', async () => {
  const parts = partsWith()
  register.setClock(at('2026-12-01T08:00'))
  isTaking = false
  expect(await mailReports(parts)).toEqual({ sent: 0, failed: 2 })
  isTaking = true
  register.setClock(at('2026-12-01T08:30'))
  expect(await mailReports(parts)).toEqual({ sent: 0, failed: 0 })
  register.setClock(at('2026-12-01T09:01'))
  expect(await mailReports(parts)).toEqual({ sent: 2, failed: 0 })
}, 120_000)

test('who has confirmed is not asked, a week later only who has not; a set address comes before the directory’s', async () => {
  const parts = partsWith({ to: 'lanhdao@bacgiang.test', day: 3, hour: 10 })
  register.setClock(at('2026-12-03T10:00'))
  const secretary = await register.person('secretary', 'SNV')
  const asked = { period: '2026-11', unitId: unit('SNV') }
  const { sha256 } = await register.uptake['uptake.report'](asked, secretary)
  await register.uptake['uptake.report-confirm']({ ...asked, sha256 }, secretary)
  expect(await mailReports(parts)).toEqual({ sent: 1, failed: 0 })
  expect(messages.map(({ to }) => to)).toEqual(['lanhdao@bacgiang.test'])
  // A meeting more: what was confirmed is no longer what is.
  await enterMeetings(register, await register.person('administrator'), { '2026-11': 3 })
  register.setClock(at('2026-12-10T10:00'))
  expect(await mailReports(parts)).toEqual({ sent: 1, failed: 0 })
  expect(messages.at(-1)?.to).toBe('snv@bacgiang.test')
}, 120_000)
