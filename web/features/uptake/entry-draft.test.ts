// Entering a meeting.
import { describe, expect, it } from 'vitest'
import type { Unit } from '#domain/directory.ts'
import type { UnitId } from '#protocol'
import { emptyDraft, entryOf, filledBy, missingIn, readEntryLine } from './entry-draft.ts'

// As the directory has it.
const SNV = 'SNV' as UnitId
const NOTHING = { email: '', phone: '', parentId: null, roadKm: null, confirmed: true } as const
const UNITS: readonly Unit[] = [
  { ...NOTHING, id: SNV, code: 'SNV', name: 'Sở Nội vụ', kind: 'department' },
  ...['LNGAN', 'SDONG'].map((code): Unit => ({
    ...NOTHING,
    id: code as UnitId,
    code,
    name: `UBND huyện ${code}`,
    kind: 'district',
  })),
]
const DIRECTORY = { units: UNITS, bridgePoints: [], venues: [], officials: [] }

describe('a meeting that is entered', () => {
  it('is read from one line', () => {
    const typed = readEntryLine('họp cải cách hành chính 14h các huyện', '2026-11-30', UNITS)
    const draft = filledBy(emptyDraft('2026-11-30', SNV), typed, DIRECTORY)
    expect(draft).toMatchObject({ from: '14:00', to: '16:00', unitIds: ['LNGAN', 'SDONG'], organiserId: 'SNV' })
    expect(missingIn(draft)).toEqual([])
  })

  it('lies in the past: yesterday is known, and a day without its year is the last of its name', () => {
    const dateOf = (typed: string) => readEntryLine(typed, '2026-12-01', UNITS).date
    expect(dateOf('họp hôm qua 8h')).toBe('2026-11-30')
    expect(dateOf('họp 30/11 8h')).toBe('2026-11-30')
    expect(dateOf('họp 15/12 8h')).toBe('2026-12-15')
  })

  it('says what is missing', () => {
    expect(missingIn(emptyDraft('2026-11-30', null))).toEqual(['title', 'organiser', 'units'])
    expect(entryOf(emptyDraft('2026-11-30', null))).toBeNull()
  })

  it('goes on past midnight when it ends before it begins', () => {
    const draft = { ...emptyDraft('2026-11-30', SNV), title: 'Trực bão', unitIds: [SNV], from: '22:00', to: '01:00' }
    const entry = entryOf(draft)
    expect(entry && entry.endsAt - entry.startsAt).toBe(3 * 3_600_000)
  })

  it('states nothing of one in person, and gives no reason for one by video', () => {
    const statement = { minutes: 60, districtsByVideo: 1 }
    const draft = { ...emptyDraft('2026-11-30', SNV), title: 'Họp', unitIds: [SNV], statement, reason: 'line' } as const
    expect(entryOf({ ...draft, form: 'in-person' })).toMatchObject({ statement: null, reason: 'line' })
    expect(entryOf({ ...draft, form: 'video' })).toMatchObject({ statement, reason: null })
  })
})
