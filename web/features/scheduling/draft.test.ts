// The form's own picture of a meeting, and back.
import { describe, expect, test } from 'vitest'
import { accountId, bridgePointId, officialId, unitId } from '#protocol'
import type { BridgePoint, Directory, Unit, UnitKind } from '#domain/directory.ts'
import { USUAL_RECORDING } from '#domain/meeting.ts'
import type { MeetingContent } from '#domain/meeting.ts'
import {
  contentOf,
  draftOf,
  emptyDraft,
  onDay,
  problemsOf,
  recurrenceOf,
  spanOf,
  startingAt,
  withUnits,
} from './draft.ts'
import type { Draft } from './draft.ts'
import { changedParts } from './changes.ts'

function unit(id: string, kind: UnitKind): Unit {
  const plain = { email: '', phone: '', roadKm: null, confirmed: true, parentId: null }
  return { ...plain, id: unitId.parse(id), code: id.toUpperCase(), name: id, kind }
}

function point(id: string, of: string, main = false): BridgePoint {
  return {
    id: bridgePointId.parse(id),
    unitId: unitId.parse(of),
    name: id,
    place: '',
    level: 'province',
    official: '',
    officialPhone: '',
    technician: '',
    technicianPhone: '',
    lineMbps: null,
    devices: [],
    main,
    confirmed: true,
  }
}

const DIRECTORY: Directory = {
  units: [unit('office', 'department'), unit('north', 'district'), unit('south', 'district'), unit('hill', 'commune')],
  bridgePoints: [
    point('office-1', 'office', true),
    point('north-1', 'north'),
    point('north-2', 'north'),
    point('south-1', 'south'),
    point('hill-1', 'hill'),
  ],
  venues: [],
  officials: [],
}
const OFFICE = unitId.parse('office')
const NORTH = unitId.parse('north')
const SOUTH = unitId.parse('south')
const HILL = unitId.parse('hill')

const CONTENT: MeetingContent = {
  title: 'Giao ban tuần',
  level: 'province-district',
  form: 'video',
  startsAt: Date.parse('2026-11-23T08:00:00+07:00'),
  endsAt: Date.parse('2026-11-23T10:30:00+07:00'),
  rehearsalAt: Date.parse('2026-11-23T07:00:00+07:00'),
  organiserId: OFFICE,
  chairId: officialId.parse('chair'),
  secretaryId: accountId.parse('secretary'),
  mainBridgePointId: bridgePointId.parse('office-1'),
  venueId: null,
  unitIds: [NORTH, SOUTH],
  bridgePointIds: ['office-1', 'north-1', 'south-1'].map((id) => bridgePointId.parse(id)),
  agenda: [],
  note: 'Đúng giờ',
  floorMode: 'chaired',
  recording: USUAL_RECORDING,
  remindersMin: [60],
}

const EMPTY = emptyDraft(OFFICE, '2026-11-23', DIRECTORY)

describe('a meeting in the form', () => {
  test('shows the province’s hours, and which bridge points of the invited stay away', () => {
    const draft = draftOf(CONTENT, DIRECTORY)
    expect(draft).toMatchObject({
      date: '2026-11-23',
      from: '08:00',
      to: '10:30',
      rehearsalMin: 60,
      leftOut: ['north-2'],
    })
  })

  test('comes back from it unchanged', () => {
    expect(contentOf(draftOf(CONTENT, DIRECTORY), DIRECTORY)).toEqual(CONTENT)
  })

  test('brings nothing with it but its content', () => {
    const meeting = { ...CONTENT, id: 'm1', revision: 4, invitations: [] }
    expect(contentOf(draftOf(meeting, DIRECTORY), DIRECTORY)).toEqual(CONTENT)
  })

  test('in person needs no bridge point and no rehearsal', () => {
    const content = contentOf({ ...draftOf(CONTENT, DIRECTORY), form: 'in-person' }, DIRECTORY)
    expect(content).toMatchObject({ bridgePointIds: [], mainBridgePointId: null, rehearsalAt: null })
  })
})

describe('the time', () => {
  test('an end at midnight is the end of that day', () => {
    const span = spanOf({ date: '2026-11-23', from: '22:00', to: '00:00' })
    expect(span && span.endsAt - span.startsAt).toBe(2 * 3_600_000)
  })

  test.each([
    ['10:00', '10:00'],
    ['10:00', '08:00'],
    ['', '08:00'],
    ['25:00', '26:00'],
  ])('from %s to %s makes no sense', (from, to) => {
    expect(spanOf({ date: '2026-11-23', from, to })).toBeNull()
  })

  test('the end moves along with the beginning, but not past midnight', () => {
    expect(startingAt(EMPTY, '14:30')).toMatchObject({ from: '14:30', to: '16:30' })
    expect(startingAt(EMPTY, '23:00')).toMatchObject({ from: '23:00', to: '00:00' })
  })

  test('a weekly meeting follows the weekday of its first day', () => {
    const rhythm = { unit: 'weeks', every: 1, weekdays: ['MO'] } as const
    const weekly: Draft = { ...EMPTY, repeat: { choices: { rhythm, end: { count: 3 } }, without: ['2026-11-30'] } }
    expect(recurrenceOf(weekly)).toEqual({
      rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3',
      exceptions: [Date.parse('2026-11-30T08:00:00+07:00')],
    })
    expect(recurrenceOf(onDay(weekly, '2026-11-25'))).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=WE;COUNT=3', exceptions: [] })
  })
})

describe('the invited', () => {
  test('decide the level until somebody chooses another one', () => {
    const invited = withUnits(EMPTY, [NORTH, HILL], DIRECTORY)
    expect(invited.level).toBe('three-level')
    expect(withUnits(invited, [OFFICE], DIRECTORY).level).toBe('province-department')
    expect(withUnits({ ...invited, level: 'internal' }, [NORTH], DIRECTORY).level).toBe('internal')
  })

  test('who is no longer invited is no longer left out', () => {
    const draft = { ...draftOf(CONTENT, DIRECTORY) }
    expect(withUnits(draft, [SOUTH], DIRECTORY).leftOut).toEqual([])
  })
})

describe('what keeps it from being saved', () => {
  test('a draft needs a title and a time; what is sent out needs somebody invited', () => {
    expect([...problemsOf(EMPTY, 'draft')]).toEqual(['title'])
    expect([...problemsOf({ ...EMPTY, title: 'Họp' }, 'scheduled')]).toEqual(['invited'])
    expect([...problemsOf(draftOf(CONTENT, DIRECTORY), 'scheduled')]).toEqual([])
  })

  test('an item of the agenda without a subject', () => {
    const agenda = [{ id: 'a', title: ' ', rapporteur: '', plannedMinutes: 5 }]
    expect([...problemsOf({ ...EMPTY, title: 'Họp', agenda }, 'draft')]).toEqual(['agenda'])
  })
})

describe('what differs between two states', () => {
  test('is named by the parts of the form; the order of the invited says nothing', () => {
    const after = { ...CONTENT, title: 'Khác', endsAt: CONTENT.endsAt + 1, unitIds: [SOUTH, NORTH] }
    expect(changedParts(CONTENT, after)).toEqual(['title', 'time'])
    expect(changedParts(CONTENT, CONTENT)).toEqual([])
  })
})
