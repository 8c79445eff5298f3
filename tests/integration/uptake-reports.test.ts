// Reports over a real database: confirmed by the units, closed for the province, frozen, compared with today.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, refusalOf, unit } from './meetings/scheduling.ts'
import { openRegister } from './uptake/register.ts'
import type { TestRegister } from './uptake/register.ts'
import type { OfficeCaller } from '../../signalling/services/caller.ts'
import type { UnitId } from '../../signalling/protocol/index.ts'

const period = '2026-05'
const SNV = unit('SNV')
const VPUBND = unit('VPUBND')
const LNGAN = unit('LNGAN')

let register: TestRegister
let office: OfficeCaller
let department: OfficeCaller
let administrator: OfficeCaller
beforeAll(async () => {
  register = await openRegister()
  office = await register.person('secretary', 'VPUBND')
  department = await register.person('secretary', 'SNV')
  administrator = await register.person('administrator')
  const seats = { VPUBND: [[0, 90]], LNGAN: [[0, 90]], SDONG: [[0, 30]] } as const
  const first = await register.put('m1', { startsAt: at('2026-05-04T08:00'), endsAt: at('2026-05-04T09:30') })
  await register.hold(first, at('2026-05-04T08:00'), 90, seats)
  await register.put('m2', {
    startsAt: at('2026-05-05T08:00'),
    endsAt: at('2026-05-05T09:30'),
    form: 'in-person',
    organiserId: SNV,
  })
})
afterAll(() => register.close())

const read = async (unitId: UnitId | null, caller = administrator) =>
  register.uptake['uptake.report']({ period, unitId }, caller)
const confirm = async (unitId: UnitId, caller: OfficeCaller, sha256?: string) =>
  register.uptake['uptake.report-confirm']({ period, unitId, sha256: sha256 ?? (await read(unitId)).sha256 }, caller)
const close = async (sha256?: string, caller = administrator) =>
  register.uptake['uptake.report-close']({ period, sha256: sha256 ?? (await read(null)).sha256 }, caller)

test('a report is of a period that is over', async () => {
  register.setClock(at('2026-05-31T23:59'))
  expect(await refusalOf(confirm(SNV, department))).toBe('period-not-over')
  register.setClock(at('2026-06-02T08:00'))
})

test('a report says the figures, the definition and how the parts stand', async () => {
  const { content, standing, mayFreeze } = await read(null)
  expect(standing).toEqual({ status: 'open' })
  expect(mayFreeze).toBe(true)
  expect(content).toMatchObject({
    unitId: null,
    period,
    whole: { meetings: 2, byVideo: 1, ratio: 0.5 },
    target: { ratio: 0.5, by: '2020-12-31' },
    before: { period: '2026-04', meetings: 0 },
    yearBefore: { period: '2025-05' },
    byOrganiser: [
      { key: 'SNV', meetings: 1, byVideo: 0 },
      { key: 'VPUBND', meetings: 1, byVideo: 1 },
    ],
  })
  expect(content.definitions.map(({ version }) => version)).toEqual([1])
  // Of two districts one was connected long enough itself: 1 of its 2 meetings.
  expect(content.byDistrict.find(({ districtId }) => districtId === LNGAN)).toMatchObject({ ratio: 0.5, weight: 1 })
  expect(content.byDistrict.find(({ districtId }) => districtId === 'SDONG')).toMatchObject({ ratio: 0, byVideo: 1 })
  expect((await read(LNGAN)).content.whole).toMatchObject({ meetings: 2, byVideo: 1 })
  expect((await read(SNV)).content.whole).toMatchObject({ meetings: 1, byVideo: 0 })
})

test('units confirm their own figures, exactly those that they have read', async () => {
  expect(await refusalOf(close())).toBe('figures-unconfirmed')
  expect(await refusalOf(confirm(SNV, office))).toBe('not-permitted')
  expect(await refusalOf(confirm(SNV, department, '0'.repeat(64)))).toBe('changed-meanwhile')
  await confirm(SNV, department)
  expect((await read(SNV)).standing).toMatchObject({ status: 'confirmed', isIntact: true, isOutdated: false })
  expect(await refusalOf(close())).toBe('figures-unconfirmed')
  await confirm(VPUBND, office)
})

test('a confirmation whose figures have changed since does not count', async () => {
  const asked = { period, filter: { organiserId: SNV }, which: 'all', text: '', page: 0 } as const
  const { meetings } = await register.uptake['uptake.meetings'](asked, department)
  const [meeting] = meetings
  if (!meeting) throw new Error('There is no such meeting.')
  const { id, revision } = meeting
  await register.uptake['uptake.correct']({ id, revision, outcome: 'by-video', reason: 'Nhầm hình thức' }, department)
  expect((await read(SNV)).standing).toMatchObject({ status: 'confirmed', isOutdated: true })
  expect(await refusalOf(close())).toBe('figures-unconfirmed')
  const today = await register.uptake['uptake.report-compare']({ period, unitId: SNV }, department)
  expect(today.differences).toContainEqual({ at: 'whole.byVideo', before: 0, now: 1 })
  await confirm(SNV, department, await hashOfToday(SNV))
})

test('the closed report is frozen, whatever happens afterwards', async () => {
  expect(await refusalOf(close(undefined, office))).toBe('not-permitted')
  await close()
  const closed = await read(null)
  expect(closed.standing).toMatchObject({ status: 'closed', isIntact: true, isOutdated: false, sha256: closed.sha256 })
  expect(await refusalOf(close())).toBe('report-closed')
  expect(await refusalOf(confirm(SNV, department))).toBe('report-closed')
  await register.put('m3', { startsAt: at('2026-05-06T08:00'), endsAt: at('2026-05-06T09:30'), form: 'in-person' })
  const later = await read(null)
  expect(later.content).toEqual(closed.content)
  expect(later.standing).toMatchObject({ isIntact: true, isOutdated: true })
  const { differences } = await register.uptake['uptake.report-compare']({ period, unitId: null }, office)
  expect(differences).toContainEqual({ at: 'whole.meetings', before: 2, now: 3 })
  const list = await register.uptake['uptake.reports']({ period }, office)
  expect(list.map(({ unitId, standing }) => [unitId, standing.status])).toEqual([
    [null, 'closed'],
    ['VPUBND', 'confirmed'],
    ['SNV', 'confirmed'],
  ])
})

test('a frozen report that somebody has tampered with is told', async () => {
  const { db } = register.opened
  const row = await db
    .selectFrom('uptake_report')
    .select('content')
    .where('unit_id', 'is', null)
    .executeTakeFirstOrThrow()
  const content = row.content.replace('"meetings":2', '"meetings":1')
  await db.updateTable('uptake_report').set({ content }).where('unit_id', 'is', null).execute()
  expect((await read(null)).standing).toMatchObject({ status: 'closed', isIntact: false })
})

/** The hash that a fresh confirmation names: of the figures of today, not of those that were confirmed. */
async function hashOfToday(unitId: UnitId): Promise<string> {
  return (await register.uptake['uptake.report-compare']({ period, unitId }, department)).sha256
}
