// A worked example: 120 meetings around 2026 with, beside each, what it must count as — decided here by hand.
import type { MeetingLevel } from '../../signalling/domain/meeting.ts'
import type { Definition } from '../../signalling/domain/uptake/definition.ts'
import type { Correction, Entry } from '../../signalling/domain/uptake/entry.ts'
import { sessionEvidence } from '../../signalling/domain/uptake/evidence.ts'
import type { PointUnits } from '../../signalling/domain/uptake/evidence.ts'
import { entryId, meetingId, sessionId, unitId } from '../../signalling/protocol/ids.ts'
import type { EntryId, UnitId } from '../../signalling/protocol/ids.ts'
import { heldJournal } from './uptake-journal.ts'
import type { Told } from './uptake-journal.ts'

const MINUTE_MS = 60_000
const TEN = ['BGIANG', 'HHOA', 'LNGAN', 'LNAM', 'SDONG', 'TYEN', 'VYEN', 'YDUNG', 'YTHE', 'LGIANG']
/** Bridge points of this file by their level; all others are the province's. */
const COMMUNES = ['LNGAN01', 'LNGAN02']

/** What a meeting must count as. `left-out`: it is none of the meetings that the ratio is of. */
export type Expected = 'by-video' | 'not-by-video' | 'left-out'

/** One meeting of the example. */
export type Example = {
  readonly why: string
  readonly entry: Entry
  readonly expected: Expected
  readonly month: string
}

/** The definitions: from 1 July 2026 on a district must be connected for 30 minutes instead of 10. */
export const DEFINITIONS: readonly Definition[] = [
  {
    version: 1,
    appliesFrom: '2000-01-01',
    note: '',
    levels: ['province-district', 'three-level'],
    minMinutes: 10,
    minShare: 0.5,
    mixedShare: 0.5,
    acceptsStatements: true,
    neverRan: 'left-out',
    target: [{ from: '2018-01-01', by: '2020-12-31', ratio: 0.5 }],
  },
  {
    version: 2,
    appliesFrom: '2026-07-01',
    note: 'Siết điều kiện thời gian',
    levels: ['province-district', 'three-level'],
    minMinutes: 30,
    minShare: 0.5,
    mixedShare: 0.5,
    acceptsStatements: true,
    neverRan: 'left-out',
    target: [{ from: '2018-01-01', by: '2020-12-31', ratio: 0.5 }],
  },
]

/** By hand, from the lists below: meetings that count, and those of them by video, by the month in which they begin. */
export const EXPECTED_MONTHS: Readonly<Record<string, readonly [byVideo: number, meetings: number]>> = {
  '2025-12': [1, 1],
  '2026-01': [7, 12],
  '2026-02': [6, 13],
  '2026-03': [9, 18],
  '2026-04': [8, 16],
  '2026-05': [6, 15],
  '2026-06': [7, 12],
  '2026-07': [5, 12],
}

/** The province's clock. */
export const local = (text: string): number => Date.parse(`${text}+07:00`)

type Session = { readonly opensAt: number; readonly minutes: number; readonly told: Told; readonly by?: 'system' }

type Making = Partial<Omit<Entry, 'evidence' | 'id'>> & {
  readonly at: string
  readonly lasts?: number
  readonly sessions?: readonly Session[]
}

const unitOf: PointUnits = (id) => {
  if (TEN.includes(id)) return { unitId: unitId.parse(id), level: 'district', kind: 'district' }
  if (COMMUNES.includes(id)) return { unitId: unitId.parse(id), level: 'commune', kind: 'commune' }
  return { unitId: unitId.parse(id), level: 'province', kind: 'department' }
}

let made = 0
function entryWith({ at, lasts = 90, sessions = [], ...change }: Making): Entry {
  const id = entryId.parse(`e-${(made += 1)}`)
  const startsAt = local(at)
  const districts = districtsOf(...TEN)
  const evidence = sessions.map(({ opensAt, minutes, told, by }, index) => {
    const opened = startsAt + opensAt * MINUTE_MS
    const journal = heldJournal(opened, minutes, told, by ?? 'chair')
    return sessionEvidence(sessionId.parse(`${id}-${index}`), journal, startsAt, unitOf)
  })
  const known = evidence.filter((one) => one !== undefined)
  return {
    id,
    source: 'scheduled',
    meetingId: meetingId.parse(id),
    title: 'Giao ban',
    level: 'province-district',
    form: 'video',
    isCancelled: false,
    startsAt,
    endsAt: startsAt + lasts * MINUTE_MS,
    organiserId: unitId.parse('VPUBND'),
    unitIds: districts,
    districtIds: districts,
    field: 'general',
    reason: null,
    statement: null,
    correction: null,
    mergedInto: null,
    evidence: known.length === 0 ? null : { sessions: known },
    ...change,
  }
}

function districtsOf(...codes: string[]): UnitId[] {
  return codes.map((code) => unitId.parse(code))
}

/** A session that opens with its meeting, the province's seat always there. */
const session = (minutes: number, told: Told, opensAt = 0): Session => ({
  opensAt,
  minutes,
  told: { VPUBND: [[0, minutes]], ...told },
})
const whole = session(90, { LNGAN: [[0, 90]], SDONG: [[0, 90]] })
const days = (month: number, count: number, first = 5): string[] =>
  Array.from({ length: count }, (_, index) => {
    return `2026-${String(month).padStart(2, '0')}-${String(first + index).padStart(2, '0')}T08:00`
  })
const HALF_YEAR = [1, 2, 3, 4, 5, 6]
const byVideo = (codes: readonly string[]): Told => Object.fromEntries(codes.map((code) => [code, [[0, 90]] as const]))
const corrected = (outcome: Correction['outcome']): Correction => {
  return { outcome, reason: 'Theo biên bản', by: 'Thư ký Văn phòng UBND tỉnh', at: local('2026-04-30T10:00') }
}

/** The 120 meetings. */
export function workedExample(): Example[] {
  made = 0
  const list: Example[] = []
  const add = (why: string, expected: Expected, making: Making): EntryId => {
    const entry = entryWith(making)
    list.push({ why, entry, expected, month: making.at.slice(0, 7) })
    return entry.id
  }
  // 24 + 30: four ordinary ones by video and five in person in each month of half a year.
  for (const at of HALF_YEAR.flatMap((month) => days(month, 4))) add('ordinary', 'by-video', { at, sessions: [whole] })
  for (const at of HALF_YEAR.flatMap((month) => days(month, 5, 12)))
    add('in person', 'not-by-video', { at, form: 'in-person' })
  // 5 + 5: called off; scheduled, and nobody ever joined.
  for (const at of [1, 2, 3, 4, 5].flatMap((month) => days(month, 1, 20)))
    add('cancelled', 'left-out', { at, isCancelled: true })
  for (const at of [1, 2, 3, 4, 5].flatMap((month) => days(month, 1, 21))) add('never ran', 'left-out', { at })
  addShares(add)
  addTimes(add)
  addEdgesOfTheCalendar(add)
  addByHand(add)
  addOtherLevels(add)
  addMidYear(add)
  return list
}

type Add = (why: string, expected: Expected, making: Making) => EntryId

/** 4 mixed ones of ten districts each: five by video are half, four are less. */
function addShares(add: Add): void {
  for (const at of days(2, 2, 23)) {
    add('mixed, 5 of 10', 'by-video', { at, form: 'mixed', sessions: [session(90, byVideo(TEN.slice(0, 5)))] })
    add('mixed, 4 of 10', 'not-by-video', { at, form: 'mixed', sessions: [session(90, byVideo(TEN.slice(0, 4)))] })
  }
}

/** 14 whose minutes decide. */
function addTimes(add: Add): void {
  for (const at of days(3, 2, 23))
    add('ran for 9 minutes', 'not-by-video', { at, sessions: [session(9, { LNGAN: [[0, 9]] })] })
  add('ran for 10 minutes', 'by-video', { at: '2026-03-25T08:00', sessions: [session(10, { LNGAN: [[0, 10]] })] })
  add('a district late: 44 of 90', 'not-by-video', {
    at: '2026-04-22T08:00',
    sessions: [session(90, { LNGAN: [[46, 90]] })],
  })
  add('a district late: 45 of 90', 'by-video', {
    at: '2026-04-23T08:00',
    sessions: [session(90, { LNGAN: [[45, 90]] })],
  })
  add('two sessions: 35 of 60', 'by-video', {
    at: '2026-04-24T08:00',
    sessions: [session(30, { LNGAN: [[20, 30]] }), session(30, { LNGAN: [[5, 30]] }, 40)],
  })
  add('two sessions: 35 of 80', 'not-by-video', {
    at: '2026-04-25T08:00',
    sessions: [session(40, { LNGAN: [[35, 40]] }), session(40, { LNGAN: [[10, 40]] }, 45)],
  })
  for (const at of days(5, 2, 22)) {
    add('rehearsal only', 'left-out', { at, sessions: [session(55, { LNGAN: [[0, 55]] }, -60)] })
  }
  add('there for the rehearsal only', 'not-by-video', {
    at: '2026-05-25T08:00',
    sessions: [session(150, { LNGAN: [[0, 60]] }, -60)],
  })
  add('its line down for 50 of 90', 'not-by-video', {
    at: '2026-05-26T08:00',
    sessions: [
      session(90, {
        LNGAN: [
          [0, 20, 'line-down'],
          [70, 90],
        ],
      }),
    ],
  })
  add('its line down for 30 of 90', 'by-video', {
    at: '2026-05-27T08:00',
    sessions: [
      session(90, {
        LNGAN: [
          [0, 40, 'line-down'],
          [70, 90],
        ],
      }),
    ],
  })
  const forgotten = { opensAt: 0, minutes: 300, by: 'system' } as const
  add("a district's device forgotten", 'by-video', {
    at: '2026-06-22T08:00',
    sessions: [{ ...forgotten, told: { VPUBND: [[0, 60]], LNGAN: [[0, 299]] } }],
  })
  add("the province's device forgotten", 'by-video', {
    at: '2026-06-23T08:00',
    sessions: [{ ...forgotten, told: { VPUBND: [[0, 299]], LNGAN: [[0, 40]] } }],
  })
}

/** 6 about midnight and the year's end, by the province's clock. */
function addEdgesOfTheCalendar(add: Add): void {
  add('begins before midnight of the month', 'by-video', { at: '2026-01-31T23:30', sessions: [whole] })
  // 17:00 of 28 February by UTC.
  add('begins at midnight of the month', 'by-video', { at: '2026-03-01T00:00', sessions: [whole] })
  add('begins a minute before midnight', 'not-by-video', { at: '2026-05-31T23:59', form: 'in-person' })
  add("begins a minute before the year's end", 'by-video', { at: '2025-12-31T23:59', sessions: [whole] })
  // 17:00 of 31 December by UTC.
  add('begins with the year', 'by-video', { at: '2026-01-01T00:00', sessions: [whole] })
  add("moved across the year's end, from 30 December", 'by-video', { at: '2026-01-26T08:00', sessions: [whole] })
}

/** 12 of what people say. */
function addByHand(add: Add): void {
  const kept = add('stands for others', 'by-video', { at: '2026-07-20T08:00', sessions: [whole] })
  for (const at of days(7, 3, 20)) {
    add('a duplicate that was merged', 'left-out', { at, source: 'entered', meetingId: null, mergedInto: kept })
  }
  const elsewhere = { source: 'sent', meetingId: null } as const
  for (const at of days(3, 3, 26)) {
    add('stated, 60 of 90', 'by-video', { at, ...elsewhere, statement: { minutes: 60, districtsByVideo: 10 } })
  }
  add('by video, not stated', 'not-by-video', { at: '2026-03-30T08:00', ...elsewhere })
  add('stated, 5 minutes', 'not-by-video', {
    at: '2026-03-31T08:00',
    ...elsewhere,
    statement: { minutes: 5, districtsByVideo: 10 },
  })
  add('corrected to by video', 'by-video', {
    at: '2026-04-27T08:00',
    form: 'in-person',
    correction: corrected('by-video'),
  })
  add('corrected to not by video', 'not-by-video', {
    at: '2026-04-28T08:00',
    sessions: [whole],
    correction: corrected('not-by-video'),
  })
  add('corrected to not held', 'left-out', {
    at: '2026-04-29T08:00',
    form: 'in-person',
    correction: corrected('not-held'),
  })
  add('called off and held all the same', 'by-video', {
    at: '2026-04-30T08:00',
    isCancelled: true,
    correction: corrected('by-video'),
  })
}

/** 7 of other levels: five out of scope, and a three-level one with and without a district. */
function addOtherLevels(add: Add): void {
  const levels: MeetingLevel[] = [
    'internal',
    'internal',
    'province-department',
    'province-department',
    'district-commune',
  ]
  for (const level of levels) add('out of scope', 'left-out', { at: '2026-06-24T08:00', level, sessions: [whole] })
  const threeLevel = { level: 'three-level' } as const
  add('three levels', 'by-video', {
    at: '2026-05-28T08:00',
    ...threeLevel,
    sessions: [session(90, { LNGAN: [[0, 90]] })],
  })
  add('three levels, communes only', 'not-by-video', {
    at: '2026-05-29T08:00',
    ...threeLevel,
    sessions: [session(90, { LNGAN01: [[0, 90]], LNGAN02: [[0, 90]] })],
  })
}

/** 12: the definition changes on 1 July; nine ordinary ones follow it (the one that stands for others is the tenth). */
function addMidYear(add: Add): void {
  const short = [session(20, { LNGAN: [[0, 20]] })]
  add('20 minutes, before the change', 'by-video', { at: '2026-06-30T23:59', sessions: short })
  // 17:00 of 30 June by UTC.
  add('20 minutes, at midnight of the change', 'not-by-video', { at: '2026-07-01T00:00', sessions: short })
  add('20 minutes, after the change', 'not-by-video', { at: '2026-07-02T08:00', sessions: short })
  for (const at of days(7, 4)) add('ordinary', 'by-video', { at, sessions: [whole] })
  for (const at of days(7, 5, 12)) add('in person', 'not-by-video', { at, form: 'in-person' })
}
