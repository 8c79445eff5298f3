// Properties of the figures: whatever the register holds, the ratio is one, and the parts add up to the whole.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresOf } from './figures.ts'
import { forecastOf } from './forecast.ts'
import { FIELDS } from './fields.ts'
import type { Line } from './line.ts'
import { missingOf } from './missing.ts'
import { createCalendar } from './period.ts'
import { trendsOf } from './trend.ts'
import { MEETING_LEVELS } from '../meeting.ts'
import { entryId, unitId } from '../../protocol/ids.ts'

const calendar = createCalendar('Asia/Ho_Chi_Minh')
const NOW = Date.parse('2026-12-31T23:59:59+07:00')
const unit = fc.constantFrom('VPUBND', 'SNV', 'STC').map((id) => unitId.parse(id))
const districts = fc.subarray(['LNGAN', 'SDONG', 'YTHE', 'TYEN'].map((id) => unitId.parse(id)))

const line: fc.Arbitrary<Line> = fc
  .record({
    startsAt: fc.integer({ min: Date.parse('2024-12-20T00:00Z'), max: Date.parse('2027-01-10T00:00Z') }),
    level: fc.constantFrom(...MEETING_LEVELS),
    organiserId: unit,
    districtIds: districts,
    field: fc.constantFrom(...FIELDS),
    isCounted: fc.boolean(),
    video: fc.boolean(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ video, share, ...drawn }): Line => {
    const isByVideo = drawn.isCounted && video
    return {
      ...drawn,
      id: entryId.parse('e'),
      source: 'scheduled',
      month: calendar.monthAt(drawn.startsAt),
      endsAt: drawn.startsAt + 3_600_000,
      form: 'video',
      videoDistrictIds: isByVideo ? drawn.districtIds.slice(0, Math.round(share * drawn.districtIds.length)) : [],
      reason: null,
      code: isByVideo ? 'by-video' : 'in-person',
      isByVideo,
      settledAt: drawn.startsAt + 3_600_000,
      version: 1,
      invited: 0,
      attended: 0,
      onTime: 0,
      search: '',
    }
  })
const lines = fc.array(line, { maxLength: 80 })
const figures = (all: readonly Line[], period = '2026') =>
  figuresOf(all, { ...calendar.monthsOf(period), filter: {}, now: NOW, roadKm: new Map() })

const monthly = (all: readonly Line[]) =>
  [...Map.groupBy(all, ({ month }) => month)].map(([month, own]) => ({ month, lines: own }))

const sum = (parts: Iterable<{ readonly meetings: number; readonly byVideo: number }>) => {
  const all = [...parts]
  return {
    meetings: all.reduce((total, { meetings }) => total + meetings, 0),
    byVideo: all.reduce((total, { byVideo }) => total + byVideo, 0),
  }
}

test('the ratio lies within 0 and 1, and there is none of nothing', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const { whole, byDistrict } = figures(all)
      expect(whole.ratio === null).toBe(whole.meetings === 0)
      for (const ratio of [whole.ratio, ...byDistrict.map((one) => one.ratio)]) {
        if (ratio !== null) expect(ratio >= 0 && ratio <= 1).toBe(true)
      }
    }),
  )
})

test('months, organisers, fields and levels add up to the whole; so do the weights of the districts', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const { whole, byMonth, byOrganiser, byField, byLevel, byDistrict } = figures(all)
      for (const parts of [byMonth, byOrganiser, byField, byLevel]) expect(whole).toMatchObject(sum(parts.values()))
      const weight = byDistrict.reduce((total, one) => total + one.weight, 0)
      const weightByVideo = byDistrict.reduce((total, one) => total + one.weightByVideo, 0)
      expect(weight).toBeCloseTo(whole.meetings, 6)
      expect(weightByVideo).toBeCloseTo(whole.byVideo, 6)
      for (const one of byDistrict) expect(one.ownByVideo).toBeLessThanOrEqual(one.byVideo)
    }),
  )
})

test('quarters add up to the year, and the trend says the same as the figures', () => {
  fc.assert(
    fc.property(lines, (all) => {
      const { whole } = figures(all)
      const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map((key) => figures(all, key).whole)
      expect(whole).toMatchObject(sum(quarters))
      const trend = trendsOf(monthly(all), { end: calendar.monthsOf('2026').end, filter: {}, now: NOW }, calendar)
      expect(whole).toMatchObject(sum(trend.month.filter(({ key }) => key.startsWith('2026'))))
      expect(trend.year.find(({ key }) => key === '2026') ?? { meetings: 0, byVideo: 0 }).toMatchObject(sum(quarters))
    }),
  )
})

const counts = fc
  .tuple(fc.nat(400), fc.nat(400), fc.nat(300))
  .map(([byVideo, others, coming]) => ({ byVideo, meetings: byVideo + others, coming }))

test('so many more meetings reach the target, and one less does not', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 99 }), ({ byVideo, meetings, coming }, percent) => {
      const target = percent / 100
      const { more, isReached, ofPlanned } = missingOf(byVideo, meetings, coming, target)
      // In whole numbers: (v + x) · 100 ≥ t · (n + x).
      const reaches = (x: number): boolean => (byVideo + x) * 100 >= percent * (meetings + x)
      expect(reaches(more ?? 0)).toBe(true)
      if (more !== null && more > 0) expect(reaches(more - 1)).toBe(false)
      expect(isReached).toBe(meetings > 0 && reaches(0))
      expect((byVideo + ofPlanned.needed) * 100 >= percent * (meetings + coming)).toBe(true)
    }),
  )
})

test('a forecast is an interval within 0 and 1 around what it takes for likely', () => {
  fc.assert(
    fc.property(counts, counts, (now, past) => {
      const forecast = forecastOf({ ...now, pastMeetings: past.meetings, pastByVideo: past.byVideo })
      if (now.meetings + now.coming === 0) return expect(forecast).toBeNull()
      const { low = -1, middle = -1, high = 2 } = forecast ?? {}
      expect(low >= 0 && low <= middle && middle <= high && high <= 1).toBe(true)
      // What is held already is certain.
      expect(low).toBeGreaterThanOrEqual(now.byVideo / (now.meetings + now.coming))
    }),
  )
})

test('with much past and many meetings to come, the forecast is what the binomial law says', () => {
  // p = 1/2, m = 100: the 10% and 90% quantiles of the binomial law are 44 and 56.
  const forecast = forecastOf({ meetings: 0, byVideo: 0, coming: 100, pastMeetings: 2e8, pastByVideo: 1e8 })
  expect(forecast).toMatchObject({ low: 0.44, middle: 0.5, high: 0.56 })
})

test('the sentence of the plan: 14 more by video of 86 with 36', () => {
  expect(missingOf(36, 86, 20, 0.5)).toEqual({
    target: 0.5,
    isReached: false,
    more: 14,
    ofPlanned: { planned: 20, needed: 17, isWithinReach: true },
  })
})
