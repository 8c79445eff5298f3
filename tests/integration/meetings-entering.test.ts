// Going to a meeting: today's list, the way in, the reminder before it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MailMessage } from '../../signalling/ports/mail.ts'
import type { MeetingId } from '../../signalling/protocol/index.ts'
import { meetingId } from '../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { remindNow } from '../../signalling/services/meetings/reminders.ts'
import { at, openScheduling, point, refusalOf, unit, wish } from './meetings/scheduling.ts'
import type { Scheduling } from './meetings/scheduling.ts'

const HOUR_MS = 3_600_000

let office: Scheduling
let secretary: OfficeCaller
let lucNgan: OfficeCaller
let yenDung: OfficeCaller
beforeAll(async () => {
  office = await openScheduling()
  secretary = await office.person('secretary', 'VPUBND')
  lucNgan = await office.person('secretary', 'LNGAN')
  yenDung = await office.person('secretary', 'YDUNG')
})
afterAll(() => office.close())

const make = async (...input: Parameters<typeof wish>): Promise<MeetingId[]> =>
  (await office.handlers['meeting.create'](wish(...input), secretary)).ids
const ask = <T>(answer: Promise<T> | T): Promise<T> => Promise.resolve(answer)

describe('entering', () => {
  test('is possible from an hour before, opens one session for all, and ends three hours after', async () => {
    const time = { startsAt: at('2027-06-07T08:00'), endsAt: at('2027-06-07T09:00') }
    const id = meetingId.parse((await make(time))[0])
    const join = (caller: OfficeCaller, seat: string) =>
      ask(office.handlers['meeting.join']({ id, bridgePointId: point(seat) }, caller))
    office.setClock(time.startsAt - HOUR_MS - 1)
    expect(await refusalOf(join(lucNgan, 'LNGAN'))).toBe('meeting-not-open')
    office.setClock(time.startsAt - HOUR_MS)
    const seats = await Promise.all([join(lucNgan, 'LNGAN'), join(secretary, 'VPUBND'), join(lucNgan, 'LNGAN')])
    expect(new Set(seats.map((seat) => seat.sessionId)).size).toBe(1)
    office.setClock(time.endsAt + 3 * HOUR_MS)
    await join(lucNgan, 'LNGAN')
    office.setClock(time.endsAt + 3 * HOUR_MS + 1)
    expect(await refusalOf(join(lucNgan, 'LNGAN'))).toBe('meeting-not-open')
  })

  test('today shows what runs, what comes and what waits, with the seats that are one’s own', async () => {
    const now = at('2029-03-05T08:00')
    const ids = await make({ startsAt: now - HOUR_MS, endsAt: now + HOUR_MS }, 'FREQ=WEEKLY;COUNT=4')
    office.setClock(now)
    const [running, next, far] = [meetingId.parse(ids[0]), meetingId.parse(ids[1]), meetingId.parse(ids[3])]
    const { sessionId } = await office.handlers['meeting.join']({ id: running, bridgePointId: point('LNGAN') }, lucNgan)
    office.seated.get(sessionId)?.add(point('LNGAN'))
    const today = await office.handlers['meeting.today']({}, lucNgan)
    const [one] = today.running
    expect(today.running).toHaveLength(1)
    expect(one).toMatchObject({ id: running, live: true, mayEdit: false, unansweredUnitIds: [] })
    expect(one?.seats).toEqual([
      { id: point('LNGAN'), name: expect.any(String), connected: true, calledAt: null, roles: ['member', 'observer'] },
    ])
    expect(today.next.map(({ id, live }) => [id, live])).toEqual([[next, false]])
    expect(today.waiting.map(({ id }) => id)).toEqual([next, meetingId.parse(ids[2]), far])
    await office.handlers['meeting.reply']({ id: next, unitId: unit('LNGAN'), reply: 'attending', note: '' }, lucNgan)
    expect((await office.handlers['meeting.today']({}, lucNgan)).waiting.map(({ id }) => id)).not.toContain(next)
    expect((await office.handlers['meeting.today']({}, yenDung)).running).toEqual([])
  })

  test('today asks a district for its own answer, not for those of the communes below it', async () => {
    office.setClock(at('2029-03-19T08:00'))
    const unitIds = [unit('LNGAN'), unit('LNGAN01'), unit('LNGAN02')]
    const span = { startsAt: at('2029-03-20T08:00'), endsAt: at('2029-03-20T09:00') }
    const made = await office.handlers['meeting.create'](wish({ ...span, unitIds, bridgePointIds: [] }), secretary)
    const asked = async (caller: OfficeCaller) =>
      (await office.handlers['meeting.today']({}, caller)).waiting
        .filter(({ id }) => made.ids.includes(id))
        .map(({ unansweredUnitIds }) => unansweredUnitIds)
    expect(await asked(lucNgan)).toEqual([[unit('LNGAN')]])
    expect(await asked(await office.person('secretary', 'LNGAN01'))).toEqual([[unit('LNGAN01')]])
  })
})

describe('reminders', () => {
  test('go to the invited once, though several nodes look at the same time', async () => {
    const { units } = await office.database.directory.read()
    const invited = units.find(({ id }) => id === unit('LNGAN'))
    if (!invited) throw new Error('The default directory has no LNGAN.')
    const email = 'vanthu@lucngan.example'
    await office.database.transaction(({ directory }) => directory.saveUnit({ ...invited, email }))
    const startsAt = at('2030-01-07T08:00')
    await make({ startsAt, endsAt: startsAt + HOUR_MS, title: 'Họp đầu năm', remindersMin: [60, 1_440] })
    const letters: MailMessage[] = []
    const mail = { available: true, send: async (letter: MailMessage) => void letters.push(letter) }
    const remindAt = (now: number) => remindNow({ ...office.parts, clock: () => now, mail })
    await remindAt(startsAt - 1_441 * 60_000)
    expect(letters).toEqual([])
    await Promise.all(Array.from({ length: 6 }, () => remindAt(startsAt - 1_440 * 60_000)))
    expect(letters).toHaveLength(1)
    expect(letters[0]).toMatchObject({ to: [email], subject: 'Nhắc lịch họp: Họp đầu năm' })
    expect(letters[0]?.text).toContain('Thời gian: 08:00, thứ Hai, ngày 07/01/2030')
    expect(await remindAt(startsAt - 60 * 60_000)).toEqual({ sent: 1, failed: 0 })
    await remindNow({ ...office.parts, clock: () => startsAt, mail: { ...mail, available: false } })
    expect(letters).toHaveLength(2)
  })
})
