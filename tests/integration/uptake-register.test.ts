// The register over a real database: what enters by itself, what people say of it, and what the figures become.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { content, at, refusalOf, unit } from './meetings/scheduling.ts'
import { openRegister } from './uptake/register.ts'
import type { TestRegister } from './uptake/register.ts'
import { entryId, sessionId } from '../../signalling/protocol/index.ts'
import type { EntryId, MeetingId } from '../../signalling/protocol/index.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import { createBook } from '../../signalling/services/uptake/book.ts'
import { recompute, settleDue } from '../../signalling/services/uptake/settling.ts'
import { firstTarget } from '../../config/province.ts'
import { heldJournal } from '../support/uptake-journal.ts'

let register: TestRegister
let secretary: OfficeCaller
let other: OfficeCaller
let administrator: OfficeCaller
beforeAll(async () => {
  register = await openRegister()
  secretary = await register.person('secretary', 'VPUBND')
  other = await register.person('secretary', 'LNGAN')
  administrator = await register.person('administrator')
})
afterAll(() => register.close())

const whole = async (period: string) => {
  const { whole: counts } = await register.uptake['uptake.figures']({ period, filter: {} }, secretary)
  return [counts.byVideo, counts.meetings]
}
const evidenceOf = async (id: EntryId) => register.uptake['uptake.evidence']({ id }, secretary)
const viewOf = async (id: EntryId) => (await evidenceOf(id)).meeting
const entryOf = (id: MeetingId): EntryId => entryId.parse(id)
const span = (day: string) => ({ startsAt: at(`${day}T08:00`), endsAt: at(`${day}T09:30`) })
const EVERYBODY = { VPUBND: [[0, 90]], LNGAN: [[0, 90]], SDONG: [[0, 90]] } as const
const line = (day: string, change = {}) => ({
  title: 'Hội nghị trực tiếp',
  level: 'province-district' as const,
  form: 'in-person' as const,
  ...span(day),
  organiserId: unit('VPUBND'),
  unitIds: [unit('LNGAN'), unit('SDONG')],
  reason: null,
  reasonText: '',
  statement: null,
  isCancelled: false,
  ...change,
})
const enter = (entry: ReturnType<typeof line>, caller = secretary) =>
  Promise.resolve(register.uptake['uptake.entry-save']({ revision: 0, entry }, caller))

describe('a meeting of the calendar', () => {
  test('counts when its session has ended, with the minutes of each bridge point', async () => {
    register.setClock(at('2026-01-05T08:50'))
    const id = await register.put('m1', span('2026-01-05'))
    expect(await whole('2026-01')).toEqual([0, 0])
    const told = { VPUBND: [[0, 50]], LNGAN: [[4, 50]], SDONG: [[45, 50]] } as const
    await register.hold(id, at('2026-01-05T07:55'), 50, told)
    expect(await whole('2026-01')).toEqual([1, 1])
    const { meeting, total } = await evidenceOf(entryOf(id))
    expect(meeting.verdict).toMatchObject({ code: 'by-video', isByVideo: true, videoDistrictIds: ['LNGAN'] })
    expect(total?.lengthMs).toBe(45 * 60_000)
    expect(total?.points.map(({ connectedMs }) => connectedMs / 60_000)).toEqual([45, 45, 5])
  })

  test('that nobody joined moves nothing, and waits for somebody to say what happened', async () => {
    await register.put('m2', span('2026-01-06'))
    register.setClock(at('2026-01-07T08:00'))
    expect(await whole('2026-01')).toEqual([1, 1])
    const figures = await register.uptake['uptake.figures']({ period: '2026-01', filter: {} }, secretary)
    expect(figures.unexplained).toBe(1)
    expect((await viewOf(entryId.parse('m2'))).verdict.code).toBe('never-ran')
  })

  test('is not in the register while it is a draft', async () => {
    const id = await register.put('draft-1', span('2026-01-08'), 'draft')
    expect(await refusalOf(register.uptake['uptake.entry-of']({ meetingId: id }, secretary) as Promise<unknown>)).toBe(
      'not-found',
    )
  })

  test('that is cancelled leaves it', async () => {
    const id = await register.put('m3', { ...span('2026-01-09'), form: 'in-person' })
    register.setClock(at('2026-01-10T08:00'))
    expect(await whole('2026-01')).toEqual([1, 2])
    await register.handlers['meeting.cancel']({ id, revision: 1, reason: 'Hoãn', scope: 'this' }, secretary)
    expect(await whole('2026-01')).toEqual([1, 1])
  })

  test("that is moved across the year's end counts in the year in which it begins", async () => {
    const id = await register.put('m4', { ...span('2024-12-30'), form: 'in-person' })
    const days = { startsAt: at('2025-01-01T00:00'), endsAt: at('2025-01-01T01:00') }
    expect([await whole('2024'), await whole('2025')]).toEqual([
      [0, 1],
      [0, 0],
    ])
    await register.handlers['meeting.move']({ id, revision: 1, ...days, scope: 'this', overrideReason: '' }, secretary)
    expect([await whole('2024'), await whole('2025')]).toEqual([
      [0, 0],
      [0, 1],
    ])
  })

  test('that is moved after its session is judged anew: what lies before its beginning is rehearsal', async () => {
    const id = await register.put('m5', span('2025-02-03'))
    await register.hold(id, at('2025-02-03T08:00'), 90, EVERYBODY)
    expect(await whole('2025-02')).toEqual([1, 1])
    const days = span('2025-02-04')
    await register.handlers['meeting.move']({ id, revision: 1, ...days, scope: 'this', overrideReason: '' }, secretary)
    await settleDue(register.uptakeParts)
    expect(await whole('2025-02')).toEqual([0, 0])
    expect((await evidenceOf(entryOf(id))).sessions[0]).toMatchObject({ isRehearsal: true })
  })

  test('whose end was missed is settled by the next round', async () => {
    const id = await register.put('m6', span('2025-03-03'))
    const session = sessionId.parse('missed')
    register.journals.set(session, heldJournal(at('2025-03-03T08:00'), 90, EVERYBODY))
    await register.database.transaction(async ({ meetings }) => {
      await meetings.openSession(id, session, at('2025-03-03T08:00'))
      await meetings.closeSession(session, at('2025-03-03T09:30'))
    })
    expect(await settleDue(register.uptakeParts)).toBe(1)
    expect(await settleDue(register.uptakeParts)).toBe(0)
    expect(await whole('2025-03')).toEqual([1, 1])
  })
})

describe('an entered meeting', () => {
  test('counts when its time is over, and is changed by who may', async () => {
    register.setClock(at('2026-02-10T09:00'))
    const { id } = await enter(line('2026-02-10'))
    expect(await whole('2026-02')).toEqual([0, 0])
    register.setClock(at('2026-02-10T09:30'))
    expect(await whole('2026-02')).toEqual([0, 1])
    const video = line('2026-02-10', { form: 'video', statement: { minutes: 80, districtsByVideo: 2 } })
    const change = { id, revision: 1, entry: video }
    expect(await refusalOf(Promise.resolve(register.uptake['uptake.entry-save'](change, other)))).toBe('not-permitted')
    await register.uptake['uptake.entry-save'](change, secretary)
    expect(await whole('2026-02')).toEqual([1, 1])
    expect(await refusalOf(Promise.resolve(register.uptake['uptake.entry-save'](change, secretary)))).toBe(
      'changed-meanwhile',
    )
  })

  test.each([
    ['time-invalid', line('2026-02-11', { endsAt: at('2026-02-11T08:00') })],
    ['not-found', line('2026-02-11', { unitIds: [unit('KHONGCO')] })],
    ['not-permitted', line('2026-02-11', { organiserId: unit('SNV') })],
  ])('is refused with %s, and nothing is written', async (code, entry) => {
    expect(await refusalOf(enter(entry))).toBe(code)
    expect(await whole('2026-02')).toEqual([1, 1])
  })

  test('of the calendar is changed in the calendar', async () => {
    const { revision } = await viewOf(entryId.parse('m1'))
    const change = { id: entryId.parse('m1'), revision, entry: line('2026-01-05') }
    expect(await refusalOf(Promise.resolve(register.uptake['uptake.entry-save'](change, secretary)))).toBe(
      'entry-scheduled',
    )
  })

  test('tells its title only to those whose meeting it is', async () => {
    const stranger = await register.person('staff', 'HHOA')
    const asked = { period: '2026-02', filter: {}, which: 'all', text: '', page: 0 } as const
    const { meetings, count } = await register.uptake['uptake.meetings'](asked, stranger)
    expect([count, meetings[0]?.title, meetings[0]?.mayEdit]).toEqual([1, null, false])
    expect((await register.uptake['uptake.meetings']({ ...asked, text: 'hoi nghi' }, stranger)).count).toBe(0)
    expect((await register.uptake['uptake.meetings']({ ...asked, text: 'hoi nghi' }, secretary)).count).toBe(1)
    const id = meetings[0]?.id ?? entryId.parse('x')
    expect(await refusalOf(Promise.resolve(register.uptake['uptake.evidence']({ id }, stranger)))).toBe('not-permitted')
  })
})

describe('what people say', () => {
  test('a correction is signed, has a reason, is seen as such, and can be taken back', async () => {
    const { id } = await enter(line('2026-03-02'))
    register.setClock(at('2026-03-03T08:00'))
    const correct = (revision: number, outcome: 'by-video' | null, caller = secretary) =>
      Promise.resolve(
        register.uptake['uptake.correct']({ id, revision, outcome, reason: 'Họp qua hệ thống khác' }, caller),
      )
    expect(await refusalOf(correct(1, 'by-video', other))).toBe('not-permitted')
    await correct(1, 'by-video')
    expect(await whole('2026-03')).toEqual([1, 1])
    const { meeting, history } = await evidenceOf(id)
    expect(meeting).toMatchObject({
      verdict: { code: 'corrected' },
      correction: { outcome: 'by-video', by: 'Cán bộ thử nghiệm', reason: 'Họp qua hệ thống khác' },
    })
    expect(history.map(({ action }) => action)).toEqual(['uptake.correct', 'uptake.enter'])
    await correct(2, null)
    expect(await whole('2026-03')).toEqual([0, 1])
    const [last] = await register.database.audit.list({ text: '', limit: 1 })
    expect(last).toMatchObject({ action: 'uptake.correct', subject: `uptake:${id}` })
  })

  test('why it stayed in person is counted among the reasons', async () => {
    const { id } = await enter(line('2026-03-04', { title: 'Công bố quyết định về cán bộ' }))
    register.setClock(at('2026-03-05T08:00'))
    const said = { field: null, reason: 'personnel', reasonText: 'Trao quyết định', statement: null } as const
    await register.uptake['uptake.describe']({ id, revision: 1, ...said }, secretary)
    const { reasons } = await register.uptake['uptake.figures']({ period: '2026-03', filter: {} }, secretary)
    expect(reasons).toEqual([
      { key: 'personnel', count: 1 },
      { key: 'unsaid', count: 1 },
    ])
  })
})

describe('duplicates', () => {
  test('are offered, merged with their sessions, and taken apart again', async () => {
    const meeting = await register.put('m7', { ...span('2026-04-06'), title: 'Giao ban tháng Tư' })
    await register.hold(meeting, at('2026-04-06T08:00'), 90, EVERYBODY)
    const { id } = await enter(line('2026-04-06', { title: 'giao ban thang tu' }))
    register.setClock(at('2026-04-07T08:00'))
    expect(await whole('2026-04')).toEqual([1, 2])
    const [pair] = await register.uptake['uptake.duplicates']({ period: '2026-04' }, secretary)
    expect(new Set(pair?.meetings.map((one) => one.id))).toEqual(new Set([entryOf(meeting), id]))
    const merge = { keep: entryOf(meeting), others: [id], reason: 'Một cuộc họp' }
    await register.uptake['uptake.entry-merge'](merge, secretary)
    expect(await whole('2026-04')).toEqual([1, 1])
    expect(await register.uptake['uptake.duplicates']({ period: '2026-04' }, secretary)).toEqual([])
    await register.uptake['uptake.entry-split']({ id, reason: 'Hai cuộc họp' }, secretary)
    expect(await whole('2026-04')).toEqual([1, 2])
    await register.uptake['uptake.duplicate-dismiss']({ ids: [id, entryOf(meeting)] }, secretary)
    expect(await register.uptake['uptake.duplicates']({ period: '2026-04' }, secretary)).toEqual([])
  })

  test('two meetings of the calendar that were one have the sessions of both as evidence', async () => {
    const first = await register.put('m8', span('2026-04-13'))
    const second = await register.put('m9', { ...span('2026-04-13'), title: 'Giao ban tuần (tiếp)' })
    const short = { VPUBND: [[0, 8]], LNGAN: [[0, 8]] } as const
    await register.hold(first, at('2026-04-13T08:00'), 8, short)
    await register.hold(second, at('2026-04-13T08:30'), 8, short)
    register.setClock(at('2026-04-14T08:00'))
    expect(await whole('2026-04')).toEqual([1, 4])
    await register.uptake['uptake.entry-merge'](
      { keep: entryOf(first), others: [entryOf(second)], reason: 'Một' },
      secretary,
    )
    // Twice eight minutes are enough.
    expect(await whole('2026-04')).toEqual([2, 3])
    expect((await evidenceOf(entryOf(first))).sessions).toHaveLength(2)
  })
})

test('the journals, read again, prove what the running figures rest on; what was tampered with is mended', async () => {
  const before = await register.uptake['uptake.figures']({ period: '2026', filter: {} }, administrator)
  const found = await register.uptake['uptake.recompute']({}, administrator)
  expect(found.entries).toBeGreaterThanOrEqual(5)
  expect(found.changed).toEqual([])
  await register.opened.db
    .updateTable('uptake_entry')
    .set({ evidence: null })
    .where('id', '=', entryId.parse('m1'))
    .execute()
  expect(await whole('2026-01')).toEqual([0, 0])
  expect((await recompute(register.uptakeParts)).changed).toEqual(['m1'])
  const after = await register.uptake['uptake.figures']({ period: '2026', filter: {} }, administrator)
  expect(after).toEqual(before)
  // A book that is opened anew, as on another node, tells the same.
  const { database, zone } = register.uptakeParts
  const fresh = createBook({ database, zone, firstTarget: firstTarget() })
  const lines = (book: typeof fresh) =>
    book.read().then((one) => [...one.lines(0, 1_200)].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
  expect(await lines(fresh)).toEqual(await lines(register.uptakeParts.book))
})

test('a change of the definition judges the past anew, and says before what it would change', async () => {
  const { definitions } = await register.uptake['uptake.definitions']({}, administrator)
  const [first] = definitions
  if (!first) throw new Error('There is no definition.')
  const { levels, minShare, mixedShare, acceptsStatements, target } = first
  const rules = {
    levels,
    minMinutes: 60,
    minShare,
    mixedShare,
    acceptsStatements,
    target,
    neverRan: 'not-by-video' as const,
  }
  const compare = { rules, appliesFrom: '2026-01-01' }
  expect(await refusalOf(Promise.resolve(register.uptake['uptake.definition-compare'](compare, secretary)))).toBe(
    'not-permitted',
  )
  const comparison = await register.uptake['uptake.definition-compare'](compare, administrator)
  // The one of 45 minutes no longer counts as by video, nor does that of twice eight; what never ran now counts.
  expect(comparison.years).toMatchObject([{ key: '2026' }])
  expect(comparison.meetings.map(({ meeting }) => meeting.id).toSorted()).toEqual(['m1', 'm2', 'm8'])
  expect(await whole('2026-01')).toEqual([1, 1])
  const save = { ...compare, note: 'Thử', after: 1 }
  expect(await register.uptake['uptake.definition-save'](save, administrator)).toEqual({ version: 2 })
  expect(await refusalOf(Promise.resolve(register.uptake['uptake.definition-save'](save, administrator)))).toBe(
    'changed-meanwhile',
  )
  expect(await whole('2026-01')).toEqual([0, 2])
  const after = await register.uptake['uptake.figures']({ period: '2026', filter: {} }, administrator)
  expect(after.whole).toEqual(comparison.years[0]?.after)
  expect(after.definitions.map(({ version }) => version)).toEqual([2])
  expect(await whole('2025-03')).toEqual([1, 1])
})

test('meetings that are written while the register is read are never missed', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`)
  const reading = (async () => {
    for (let index = 0; index < 30; index += 1) await register.uptakeParts.book.read()
  })()
  await Promise.all(ids.map((id) => register.put(id, { ...content(span('2023-05-05')), form: 'in-person' })))
  await reading
  expect(await whole('2023-05')).toEqual([0, 40])
})
