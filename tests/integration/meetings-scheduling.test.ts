// A secretary's week: who sees what, two who save at once, answers, templates.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '../../signalling/domain/meeting.ts'
import type { MeetingId } from '../../signalling/protocol/index.ts'
import { meetingId } from '../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { at, content, openScheduling, point, refusalOf, unit, wish } from './meetings/scheduling.ts'
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

/** Every meeting here has an hour of its own, so that tests do not stand in each other's way. */
let hours = 0
const freeTime = () => {
  hours += 1
  const startsAt = at('2027-06-07T00:00') + hours * 2 * HOUR_MS
  return { startsAt, endsAt: startsAt + HOUR_MS }
}
const make = async (...input: Parameters<typeof wish>): Promise<MeetingId[]> =>
  (await office.handlers['meeting.create'](wish(...input), secretary)).ids
const makeOne = async (...input: Parameters<typeof wish>): Promise<MeetingId> =>
  meetingId.parse((await make(...input))[0])
const read = async (id: MeetingId) => office.handlers['meeting.read']({ id }, secretary)
const ask = <T>(answer: Promise<T> | T): Promise<T> => Promise.resolve(answer)

describe('a meeting', () => {
  test('is kept as it was written, the main bridge point among its own', async () => {
    const written = content({ ...freeTime(), bridgePointIds: [point('SDONG')], note: 'Mang theo tài liệu' })
    const id = await makeOne(written)
    const meeting = await read(id)
    expect(meeting).toMatchObject({
      ...written,
      unitIds: expect.anything(),
      bridgePointIds: [point('VPUBND'), point('SDONG')],
    })
    expect(meeting).toMatchObject({ status: 'scheduled', revision: 1, series: null, mayEdit: true, documents: [] })
    expect(meeting.invitations).toContainEqual({ unitId: unit('LNGAN'), reply: 'none', note: '', repliedAt: null })
  })

  test.each([
    ['ends before it begins', 'time-invalid', { endsAt: at('2026-12-21T07:00') }],
    ['lasts more than a day', 'time-invalid', { endsAt: at('2026-12-22T08:01') }],
    ['rehearses after it has begun', 'time-invalid', { rehearsalAt: at('2026-12-21T08:10') }],
    ['names a unit that is not there', 'not-found', { unitIds: [unit('NOBODY')] }],
    [
      'brings a bridge point of a unit that is not invited',
      'bridge-point-not-invited',
      { bridgePointIds: [point('YDUNG')] },
    ],
    ['has no main bridge point', 'bad-message', { mainBridgePointId: null }],
  ])('is refused when it %s', async (_, code, change) => {
    expect(await refusalOf(make(change))).toBe(code)
  })

  test('two secretaries saving: the second is told, nothing is lost', async () => {
    const id = await makeOne(freeTime())
    const { startsAt, endsAt } = await read(id)
    const save = (title: string) =>
      ask(
        office.handlers['meeting.change'](
          {
            id,
            revision: 1,
            status: 'scheduled',
            scope: 'this',
            overrideReason: '',
            content: content({ startsAt, endsAt, title }),
          },
          secretary,
        ),
      )
    const outcomes = await Promise.allSettled([save('Một'), save('Hai')])
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(lost.map(({ reason }) => reason)).toEqual([expect.objectContaining({ code: 'changed-meanwhile' })])
    const meeting = await read(id)
    expect(meeting.revision).toBe(2)
    expect(meeting.title).toBe(outcomes[0]?.status === 'fulfilled' ? 'Một' : 'Hai')
  })

  test('is found by words without diacritics, in its title, its agenda and its units', async () => {
    const id = await makeOne({ ...freeTime(), title: 'Sơ kết vụ vải thiều 100%' })
    const search = async (text: string, caller = secretary) =>
      (await office.handlers['meeting.search']({ text, page: 0 }, caller)).meetings.map((meeting) => meeting.id)
    for (const text of ['so ket vai thieu', 'VẢI ngân sách', 'vai luc ngan', '100%']) {
      expect(await search(text)).toContain(id)
    }
    expect(await search('vai thieu', lucNgan)).toEqual([id])
    expect(await search('vai thieu', yenDung)).toEqual([])
    expect(await search('vai%thieu')).toEqual([])
  })

  test('that is called off frees its bridge points and says why', async () => {
    const time = freeTime()
    const id = await makeOne(time)
    expect(await refusalOf(make(time))).toBe('clash')
    await office.handlers['meeting.cancel']({ id, revision: 1, reason: 'Bão số 3', scope: 'this' }, secretary)
    expect(await read(id)).toMatchObject({ status: 'cancelled', cancelReason: 'Bão số 3' })
    await make(time)
    const again = { id, revision: 2, reason: 'Lần nữa', scope: 'this' as const }
    expect(await refusalOf(ask(office.handlers['meeting.cancel'](again, secretary)))).toBe('meeting-cancelled')
    expect(await refusalOf(ask(office.handlers['meeting.remove']({ id }, secretary)))).toBe('still-used')
  })
})

describe('somebody of a unit that is not invited', () => {
  test('does not see a meeting in any list, may not read it and finds no seat', async () => {
    const time = freeTime()
    const id = await makeOne({ ...time, title: 'Chỉ hai huyện' })
    const span = { from: time.startsAt, to: time.endsAt }
    const idsFor = async (caller: OfficeCaller) =>
      (await office.handlers['meeting.list'](span, caller)).map((meeting) => meeting.id)
    expect(await idsFor(lucNgan)).toEqual([id])
    expect(await idsFor(yenDung)).toEqual([])
    expect(await refusalOf(ask(office.handlers['meeting.read']({ id }, yenDung)))).toBe('not-permitted')
    office.setClock(time.startsAt)
    const join = (caller: OfficeCaller, seat: string) =>
      refusalOf(ask(office.handlers['meeting.join']({ id, bridgePointId: point(seat) }, caller)))
    expect(await join(yenDung, 'YDUNG')).toBe('not-permitted')
    expect(await join(yenDung, 'LNGAN')).toBe('not-permitted')
    expect(await join(lucNgan, 'SDONG')).toBe('not-permitted')
    expect(await join(lucNgan, 'YDUNG')).toBe('bridge-point-not-invited')
    const busy = await office.handlers['meeting.busy'](span, yenDung)
    expect(busy.map(({ meetingId: of, title }) => [of, title])).toEqual(busy.map(() => [id, null]))
    expect(busy).toHaveLength(3)
  })

  test('drafts are seen by those who may edit them only, and occupy nothing', async () => {
    const time = freeTime()
    const draft = { ...wish(time), status: 'draft' as const }
    const { ids } = await office.handlers['meeting.create'](draft, secretary)
    const id = meetingId.parse(ids[0])
    expect(await refusalOf(ask(office.handlers['meeting.read']({ id }, lucNgan)))).toBe('not-permitted')
    expect(await office.handlers['meeting.list']({ from: time.startsAt, to: time.endsAt }, lucNgan)).toEqual([])
    expect(await office.handlers['meeting.busy']({ from: time.startsAt, to: time.endsAt }, secretary)).toEqual([])
    await make(time)
    const announce = { id, revision: 1, content: content(time), scope: 'this' as const, overrideReason: '' }
    const change = (status: 'draft' | 'scheduled') =>
      office.handlers['meeting.change']({ ...announce, status }, secretary)
    expect(await refusalOf(ask(change('scheduled')))).toBe('clash')
    expect(await read(id)).toMatchObject({ status: 'draft', revision: 1 })
    await office.handlers['meeting.remove']({ id }, secretary)
    expect(await refusalOf(read(id))).toBe('not-found')
  })

  test('may not change, move, cancel or answer for others', async () => {
    const time = freeTime()
    const id = await makeOne(time)
    const common = { id, revision: 1, scope: 'this' as const }
    const attempts = [
      office.handlers['meeting.change'](
        { ...common, content: content(time), status: 'scheduled', overrideReason: '' },
        lucNgan,
      ),
      office.handlers['meeting.change'](
        {
          ...common,
          content: content({ ...time, organiserId: unit('LNGAN') }),
          status: 'scheduled',
          overrideReason: '',
        },
        lucNgan,
      ),
      office.handlers['meeting.move']({ ...common, ...time, overrideReason: 'vì' }, lucNgan),
      office.handlers['meeting.cancel']({ ...common, reason: 'vì' }, lucNgan),
      office.handlers['meeting.reply']({ id, unitId: unit('SDONG'), reply: 'absent', note: '' }, lucNgan),
    ]
    const codes = await Promise.all(attempts.map((attempt) => refusalOf(ask(attempt))))
    expect(codes).toEqual(codes.map(() => 'not-permitted'))
    expect((await read(id)).revision).toBe(1)
  })
})

describe('answers', () => {
  const replies = async (id: MeetingId) =>
    Object.fromEntries((await read(id)).invitations.map(({ unitId, reply }) => [unitId, reply]))

  test('stay when a meeting is edited, and are asked for again when its time changes', async () => {
    const time = freeTime()
    const id = await makeOne(time)
    const reply = (reply: Exclude<Reply, 'none'>, note = '') =>
      office.handlers['meeting.reply']({ id, unitId: unit('LNGAN'), reply, note }, lucNgan)
    await reply('absent', 'Họp Huyện ủy')
    await reply('substitute', 'Phó Chủ tịch UBND huyện')
    const edited = content({ ...time, title: 'Tên khác', unitIds: [unit('LNGAN'), unit('YDUNG')], bridgePointIds: [] })
    const common = { id, scope: 'this' as const, overrideReason: '' }
    await office.handlers['meeting.change']({ ...common, revision: 1, content: edited, status: 'scheduled' }, secretary)
    expect(await replies(id)).toEqual({ VPUBND: undefined, LNGAN: 'substitute', YDUNG: 'none' })
    const later = { startsAt: time.startsAt, endsAt: time.endsAt + 60_000 }
    await office.handlers['meeting.move']({ ...common, revision: 2, ...later }, secretary)
    expect(await replies(id)).toMatchObject({ LNGAN: 'none', YDUNG: 'none' })
  })
})

describe('an answer that is taken back', () => {
  test('leaves nothing of itself, neither its words nor its time', async () => {
    const id = await makeOne(freeTime())
    const answer = (reply: Reply, note: string) =>
      office.handlers['meeting.reply']({ id, unitId: unit('LNGAN'), reply, note }, lucNgan)
    const kept = async () => (await read(id)).invitations.find(({ unitId }) => unitId === unit('LNGAN'))
    await answer('absent', 'Họp Huyện ủy')
    expect((await kept())?.repliedAt).toBe(office.parts.clock())
    await answer('none', 'Bấm nhầm')
    expect(await kept()).toEqual({ unitId: unit('LNGAN'), reply: 'none', note: '', repliedAt: null })
  })
})

describe('the secretary of a meeting', () => {
  test('is chosen among the open accounts that may edit meetings for the unit, those of units above included', async () => {
    const administrator = await office.person('administrator')
    const commune = await office.person('secretary', 'LNGAN01')
    await office.person('staff', 'LNGAN')
    const choices = async (organiserId: string, caller: OfficeCaller) =>
      (await office.handlers['meeting.secretaries']({ organiserId: unit(organiserId) }, caller)).map(({ id }) => id)
    const ids = (...callers: OfficeCaller[]) => callers.map(({ person }) => person?.accountId).toSorted()
    expect((await choices('LNGAN01', commune)).toSorted()).toEqual(ids(administrator, lucNgan, commune))
    expect((await choices('LNGAN', lucNgan)).toSorted()).toEqual(ids(administrator, lucNgan))
    expect(await refusalOf(ask(choices('VPUBND', lucNgan)))).toBe('not-permitted')
    await office.database.transaction(async ({ accounts }) => {
      if (administrator.person) await accounts.change(administrator.person.accountId, { disabled: true })
    })
    expect(await choices('LNGAN', lucNgan)).toEqual(ids(lucNgan))
  })
})

describe('letters of invitation', () => {
  test('name the province as its directory does', async () => {
    expect(await office.handlers['meeting.province']({}, lucNgan)).toEqual({
      name: 'tỉnh Bắc Giang',
      place: 'Bắc Giang',
    })
  })
})

describe('templates', () => {
  test('are kept by a unit, each under a name of its own', async () => {
    const save = (name: string, caller = secretary, owner = 'VPUBND') =>
      ask(office.handlers['template.save']({ unitId: unit(owner), name, content: content() }, caller))
    const { id } = await save('Giao ban tuần')
    expect(await refusalOf(save('Giao ban tuần'))).toBe('name-taken')
    expect(await refusalOf(save('Của người khác', lucNgan))).toBe('not-permitted')
    const taken = { id, unitId: unit('LNGAN'), name: 'Lấy về', content: content() }
    expect(await refusalOf(ask(office.handlers['template.save'](taken, lucNgan)))).toBe('not-permitted')
    expect(await office.handlers['template.list']({}, lucNgan)).toEqual([])
    expect(await office.handlers['template.list']({}, secretary)).toMatchObject([{ id, name: 'Giao ban tuần' }])
    await office.handlers['template.remove']({ id }, secretary)
    expect(await office.handlers['template.list']({}, secretary)).toEqual([])
  })
})
