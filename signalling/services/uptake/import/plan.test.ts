// Importing is idempotent: whatever a sheet holds, what it has written makes all its rows the same the next time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FORM_WORDS, LEVEL_WORDS, UPTAKE_HEAD } from './columns.ts'
import { planRows, readRows } from './plan.ts'
import { unitNames } from './row.ts'
import { createCalendar } from '../../../domain/uptake/period.ts'
import type { StoredEntry } from '../../../ports/uptake.ts'
import { entryId, unitId } from '../../../protocol/index.ts'

const units = ['VPUBND', 'SNV', 'LNGAN', 'SDONG'].map((code) => ({
  id: unitId.parse(code),
  code,
  name: `Đơn vị ${code}`,
  isDistrict: ['LNGAN', 'SDONG'].includes(code),
  roadKm: null,
}))
const names = unitNames({ units })
const { dayStart } = createCalendar('Asia/Ho_Chi_Minh')
const two = (value: number): string => String(value).padStart(2, '0')

const row = fc
  .record({
    day: fc.integer({ min: 1, max: 5 }),
    hour: fc.integer({ min: 0, max: 23 }),
    lasts: fc.integer({ min: 1, max: 10 }),
    title: fc.constantFrom('Giao ban tuần', 'giao ban tuan', 'Họp dân', 'Họp Dân', '  Họp dân '),
    organiser: fc.constantFrom('VPUBND', 'snv', 'Đơn vị SNV', 'KHONG'),
    invited: fc.constantFrom('', 'LNGAN', 'LNGAN; SDONG', 'Các huyện, thành phố'),
    level: fc.constantFrom(...Object.values(LEVEL_WORDS), 'Quốc tế'),
    form: fc.constantFrom(...Object.values(FORM_WORDS)),
    minutes: fc.constantFrom('', '45', 'abc'),
  })
  .map(({ day, hour, lasts, title, organiser, invited, level, form, minutes }) => {
    const times = [`${two(day)}/03/2026`, `${hour}h`, `${(hour + lasts) % 24}:30`]
    return [...times, title, organiser, invited, level, form, '', '', '', minutes, '', '']
  })

test('the same sheet again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const read = readRows([UPTAKE_HEAD, ...rows], names, dayStart)
      const first = planRows(read, [], () => true)
      const written = first.changes.map(({ facts }, index): StoredEntry => ({
        ...facts,
        id: entryId.parse(`e-${index}`),
        source: 'imported',
        meetingId: null,
        correction: null,
        mergedInto: null,
        evidence: null,
        revision: 1,
      }))
      const second = planRows(read, written, () => true)
      expect(second.changes).toEqual([])
      const outcomes = (plan: typeof first) => plan.rows.map(({ outcome }) => outcome)
      expect(outcomes(second)).toEqual(outcomes(first).map((outcome) => (outcome === 'new' ? 'same' : outcome)))
    }),
  )
})

test('a row that says something else of the same meeting changes it; the calendar is left alone', () => {
  const cells = ['02/03/2026', '8h', '9h30', 'Giao ban', 'VPUBND', 'LNGAN', 'Tỉnh - huyện', 'Trực tiếp']
  const [before, after] = ['Trực tiếp', 'Trực tuyến'].map((form) => {
    return readRows([UPTAKE_HEAD, [...cells.with(7, form), '', '', '', '', '', '']], names, dayStart)
  })
  const [facts] = planRows(before ?? [], [], () => true).changes.map((change) => change.facts)
  if (!facts || !after) throw new Error('There is nothing to compare.')
  const known = {
    ...facts,
    id: entryId.parse('e'),
    meetingId: null,
    correction: null,
    mergedInto: null,
    evidence: null,
  }
  const outcome = (source: StoredEntry['source']) =>
    planRows(after, [{ ...known, source, revision: 1 }], () => true).rows.map((one) => one.outcome)
  expect([outcome('imported'), outcome('entered'), outcome('scheduled'), outcome('sent')].flat()).toEqual([
    'changed',
    'changed',
    'same',
    'same',
  ])
})
