// Calling the missing: their units get a letter through a real SMTP server, and their page of today shows the call.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callerWith } from '../support/directory.ts'
import { createMemoryLog } from '../support/log.ts'
import { meetingNow } from '../support/office.ts'
import { until } from '../support/until.ts'
import { joinInput, openHouse, openPage } from '../support/wire.ts'
import type { House, Page } from '../support/wire.ts'
import { defaultDirectory, provinceInLetters, provinceZone } from '../../config/province.ts'
import { createSmtpMail } from '../../signalling/mail/smtp.ts'
import type { SmtpMail } from '../../signalling/mail/smtp.ts'
import type { OfficeDatabase } from '../../signalling/ports/office.ts'
import { bridgePointId, meetingId, sessionId } from '../../signalling/protocol/index.ts'
import type { MeetingId, Today } from '../../signalling/protocol/index.ts'
import type { Room } from '../../signalling/room/room.ts'
import { seedDirectory } from '../../signalling/services/directory/seed.ts'
import { readToday } from '../../signalling/services/meetings/today.ts'
import type { MeetingParts } from '../../signalling/services/meetings/parts.ts'
import { createRoomOffice } from '../../signalling/services/session-office.ts'
import { createOpenSessions } from '../../signalling/services/sessions.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'

const MINUTE_MS = 60_000
const TITLE = 'Giao ban phòng, chống thiên tai'
const LNGAN = bridgePointId.parse('LNGAN')
const SDONG = bridgePointId.parse('SDONG')

type Letter = { readonly to: string; readonly subject: string; readonly text: string }

let house: House
let database: OfficeDatabase
let server: SMTPServer
let mail: SmtpMail
let parts: MeetingParts
let openRoom: () => Promise<{ room: Room; meeting: MeetingId }>
/** What the mail server took, and what the office was told to have failed. */
const letters: Letter[] = []
const failures: string[] = []
/** How far the office's clock is ahead, ms. */
let ahead = 0
let broken = false

beforeAll(async () => {
  house = await openHouse()
  database = createOfficeDatabase(house.database)
  await seedDirectory(database, defaultDirectory(), Date.now)
  await giveAddresses({ LNGAN: 'vp@lucngan.test', VPUBND: 'vp@ubnd.test' })
  server = openServer()
  mail = createSmtpMail({
    url: `smtp://127.0.0.1:${await portOf(server)}`,
    from: 'diemcau@bacgiang.test',
    log: createMemoryLog(),
  })
  openRoom = async () => {
    const clock = () => Date.now() + ahead
    const failed = (_error: unknown, what: string) => void failures.push(what)
    const publicUrl = 'https://diemcau.bacgiang.test'
    const office = createRoomOffice({
      database,
      journal: house.journal,
      clock,
      mail,
      zone: provinceZone(),
      publicUrl,
      failed,
    })
    const rooms = await house.openNode({ office })
    const sessions = createOpenSessions(rooms, { issue: () => Promise.reject(new Error('no tickets')) }, house.journal)
    parts = {
      database,
      sessions,
      clock: Date.now,
      zone: provinceZone(),
      newId: () => crypto.randomUUID(),
      province: provinceInLetters(),
      // No file lies anywhere here.
      documents: { exclusively: (_content, work) => work(), remove: async () => {} },
    }
    const { meeting, session } = await schedule()
    const bridgePoints = (['VPUBND', 'LNGAN', 'SDONG'] as const).map((id, index) => {
      return { id: bridgePointId.parse(id), name: id, main: index === 0 }
    })
    await sessions.open(session, { title: TITLE, bridgePoints })
    return { room: await rooms.get(session), meeting }
  }
})
afterAll(async () => {
  mail?.close()
  server?.close()
  await house.close()
})
beforeEach(() => {
  letters.length = 0
  failures.length = 0
  ahead = 0
  broken = false
})

async function giveAddresses(emails: Readonly<Record<string, string>>): Promise<void> {
  const { units } = await database.directory.read()
  for (const unit of units) {
    const email = emails[unit.id]
    if (email !== undefined) await database.transaction(({ directory }) => directory.saveUnit({ ...unit, email }))
  }
}

/** A meeting of three bridge points that runs now, with a row for its session. */
async function schedule() {
  const meeting = meetingId.parse(crypto.randomUUID())
  const session = sessionId.parse(crypto.randomUUID())
  const content = meetingNow({ title: TITLE })
  await database.transaction(async ({ meetings }) => {
    const stored = { id: meeting, content, status: 'scheduled', cancelReason: '', overrideReason: '' } as const
    await meetings.insert([{ ...stored, series: null, createdBy: null, createdAt: content.startsAt, search: '' }])
    await meetings.openSession(meeting, session, content.startsAt)
  })
  return { meeting, session }
}

function openServer(): SMTPServer {
  return new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onRcptTo: (_address, _session, done) =>
      done(broken ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = envelope.rcptTo.map(({ address }) => address).join()
        letters.push({ to, ...decoded(Buffer.concat(chunks).toString('utf8')) })
        done()
      })
    },
  })
}

async function portOf(opened: SMTPServer): Promise<number> {
  const listening = opened.listen(0, '127.0.0.1')
  if (!listening.listening) await once(listening, 'listening')
  // A TCP server's address is an object; only a Unix socket's is a string.
  return (listening.address() as AddressInfo).port
}

/** Subject and body of a message of one part, as they are read. */
function decoded(source: string): Omit<Letter, 'to'> {
  const [head = '', ...body] = source.split('\r\n\r\n')
  const raw = body.join('\r\n\r\n').trimEnd()
  const quoted = (text: string) =>
    Buffer.from(
      text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
  const isBase64 = /content-transfer-encoding: base64/i.test(head)
  const text = isBase64 ? Buffer.from(raw, 'base64').toString('utf8') : quoted(raw.replaceAll('=\r\n', ''))
  const words = [
    ...(/^subject: ((?:.*\r\n[ \t])*.*)$/im.exec(head)?.[1]?.matchAll(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi) ?? []),
  ]
  const subject = words.map(([, how, word = '']) =>
    how?.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' ')),
  )
  return { subject: subject.join(''), text: text.replaceAll('\r\n', '\n') }
}

async function chairIn(room: Room): Promise<Page> {
  const chair = openPage(room, 'chair', 'VPUBND', { role: 'chair' })
  await chair.ask('session.join', joinInput(house.rtpCapabilities))
  return chair
}

const ofLucNgan = callerWith('staff', 'LNGAN')
const seat = async (meeting: MeetingId, today: Promise<Today> = readToday(parts, ofLucNgan)) =>
  (await today).running.find(({ id }) => id === meeting)?.seats.find(({ id }) => id === LNGAN)

test('the units of the missing get a letter each; who is there, and who has no address, does not', async () => {
  const { room, meeting } = await openRoom()
  const chair = await chairIn(room)
  await chair.ask('roll-call.call', { bridgePointIds: 'missing' })
  await until('a letter', () => letters.length > 0)
  expect(letters.map(({ to }) => to)).toEqual(['vp@lucngan.test'])
  expect(letters[0]?.subject).toBe(`Mời vào họp ngay: ${TITLE}`)
  expect(letters[0]?.text).toMatch(/^Kính gửi UBND huyện Lục Ngạn,\n\nLúc \d\d:\d\d, chủ tọa gọi điểm cầu vào họp: /)
  expect(letters[0]?.text).toContain(`https://diemcau.bacgiang.test/meetings/${meeting}/join/LNGAN`)
  expect(failures).toEqual([])
})

test('one bridge point is not written to twice within a minute, however often it is called', async () => {
  const { room } = await openRoom()
  const chair = await chairIn(room)
  await giveAddresses({ SDONG: 'vp@sondong.test' })
  const to = () => letters.map((letter) => letter.to)
  await chair.ask('roll-call.call', { bridgePointIds: [LNGAN] })
  await until('letter 1', () => letters.length === 1)
  ahead = MINUTE_MS / 2
  await chair.ask('roll-call.call', { bridgePointIds: [LNGAN] })
  await chair.ask('roll-call.call', { bridgePointIds: 'missing' })
  await until('letter 2', () => letters.length === 2)
  expect(to()).toEqual(['vp@lucngan.test', 'vp@sondong.test'])
  ahead = MINUTE_MS + 1
  await chair.ask('roll-call.call', { bridgePointIds: [SDONG] })
  await chair.ask('roll-call.call', { bridgePointIds: [LNGAN] })
  await until('letter 3', () => letters.length === 3)
  expect(to().at(-1)).toBe('vp@lucngan.test')
})

test('a mail server that takes nothing holds no session up, and is told of', async () => {
  const { room } = await openRoom()
  const chair = await chairIn(room)
  broken = true
  await chair.ask('roll-call.call', { bridgePointIds: [LNGAN] })
  await until('the failure', () => failures.length > 0)
  expect(failures).toEqual(['calling missing bridge points'])
  expect(room.closed).toBe(false)
  expect(letters).toEqual([])
})

test('today shows the call at the seats that are one’s own, until the bridge point has come', async () => {
  const { room, meeting } = await openRoom()
  const chair = await chairIn(room)
  expect(await seat(meeting)).toMatchObject({ connected: false, calledAt: null })
  await chair.ask('roll-call.call', { bridgePointIds: 'missing' })
  const calledAt = room.state.rollCall.calledAt[LNGAN]
  expect(calledAt).toBeTypeOf('number')
  expect(await seat(meeting)).toMatchObject({ connected: false, calledAt })
  const page = openPage(room, 'luc-ngan', 'LNGAN')
  await page.ask('session.join', joinInput(house.rtpCapabilities))
  expect(await seat(meeting)).toMatchObject({ connected: true, calledAt: null })
  await page.ask('session.leave', {})
  expect(await seat(meeting)).toMatchObject({ connected: false, calledAt: null })
})

test('a call is over too when the secretary has marked the bridge point as there', async () => {
  const { room, meeting } = await openRoom()
  const chair = await chairIn(room)
  await chair.ask('roll-call.call', { bridgePointIds: [LNGAN] })
  expect((await seat(meeting))?.calledAt).toBeTypeOf('number')
  await chair.ask('roll-call.mark', { bridgePointId: LNGAN, mark: { attendance: 'in-person', reason: '' } })
  expect((await seat(meeting))?.calledAt).toBeNull()
})
