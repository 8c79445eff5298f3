// Which entries are offered as perhaps one meeting, and which guess is made of a meeting's field.
import { expect, test } from 'vitest'
import { likelyDuplicates } from './duplicates.ts'
import { guessField } from './fields.ts'
import { startOfDay } from '../wall-clock.ts'
import { entryId, unitId } from '../../protocol/ids.ts'

const entry = (id: string, title: string, from: string, organiser = 'VPUBND') => ({
  id: entryId.parse(id),
  title,
  startsAt: Date.parse(`2026-03-${from}:00+07:00`),
  endsAt: Date.parse(`2026-03-${from}:00+07:00`) + 5_400_000,
  organiserId: unitId.parse(organiser),
})
const pairs = (...entries: ReturnType<typeof entry>[]) =>
  likelyDuplicates(entries, (at) => startOfDay(at, 'Asia/Ho_Chi_Minh')).map(({ ids }) => ids.join(' '))

test('the same title on one day, whatever its diacritics', () => {
  const one = entry('a', 'Giao ban tuần UBND tỉnh', '02T08:00')
  expect(pairs(one, entry('b', 'giao ban tuan ubnd tinh', '02T14:00'))).toEqual(['a b'])
  expect(pairs(one, entry('b', 'Giao ban tuần UBND tỉnh', '03T08:00'))).toEqual([])
  expect(pairs(one, entry('b', 'Giao ban tuần UBND tỉnh', '02T08:00', 'SNV'))).toEqual([])
})

test('at the very same time a title may differ more', () => {
  const one = entry('a', 'Họp giao ban tuần với các huyện', '02T08:00')
  expect(pairs(one, entry('b', 'Giao ban tuần 10', '02T08:15'))).toEqual(['a b'])
  expect(pairs(one, entry('b', 'Giao ban tuần 10', '02T14:00'))).toEqual([])
})

test('a first and a second session of one day are two meetings', () => {
  expect(
    pairs(entry('a', 'Hội nghị vải thiều phiên 1', '02T08:00'), entry('b', 'Hội nghị vải thiều phiên 2', '02T14:00')),
  ).toEqual([])
})

test('a day is one of the province: just after midnight is another one', () => {
  expect(pairs(entry('a', 'Trực ban', '02T23:50'), entry('b', 'Trực ban', '03T00:10'))).toEqual([])
})

test('the field is guessed from the title, else from the organiser', () => {
  expect(guessField('Họp trực tuyến về tiêu thụ vải thiều', 'Văn phòng UBND tỉnh')).toBe('agriculture')
  expect(guessField('Giao ban tháng', 'Sở Y tế')).toBe('health')
  expect(guessField('Giao ban tuần', 'Văn phòng UBND tỉnh')).toBe('general')
})
