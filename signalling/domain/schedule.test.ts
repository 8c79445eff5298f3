// What makes a meeting sound, how it is found, and when it can be entered.
import { describe, expect, test } from 'vitest'
import type { BridgePoint, Directory, Unit } from './directory.ts'
import { USUAL_RECORDING } from './meeting.ts'
import type { MeetingContent } from './meeting.ts'
import { checkEntry, occupiesOtherwise, searchText, soundContent } from './schedule.ts'
import { bridgePointId, unitId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

const HOUR_MS = 3_600_000
const START = Date.parse('2026-12-21T08:00+07:00')
const unit = (code: string, name: string): Unit => ({
  id: unitId.parse(code),
  code,
  name,
  kind: 'district',
  parentId: null,
  email: '',
  phone: '',
  roadKm: null,
  confirmed: true,
})
const point = (code: string): BridgePoint => ({
  id: bridgePointId.parse(code),
  unitId: unitId.parse(code),
  name: code,
  place: '',
  level: 'district',
  official: '',
  officialPhone: '',
  technician: '',
  technicianPhone: '',
  lineMbps: null,
  devices: [],
  main: false,
  confirmed: true,
})
const directory: Directory = {
  units: [unit('VPUBND', 'Văn phòng UBND tỉnh'), unit('LNGAN', 'UBND huyện Lục Ngạn')],
  bridgePoints: [point('VPUBND'), point('LNGAN')],
  venues: [],
  officials: [],
}
const [office, lucNgan] = [bridgePointId.parse('VPUBND'), bridgePointId.parse('LNGAN')]
const content = (change: Partial<MeetingContent> = {}): MeetingContent => ({
  title: 'Giao ban',
  level: 'province-district',
  form: 'video',
  startsAt: START,
  endsAt: START + HOUR_MS,
  rehearsalAt: null,
  organiserId: unitId.parse('LNGAN'),
  chairId: null,
  secretaryId: null,
  mainBridgePointId: lucNgan,
  venueId: null,
  unitIds: [],
  bridgePointIds: [lucNgan],
  agenda: [],
  note: '',
  remindersMin: [],
  floorMode: 'chaired',
  recording: USUAL_RECORDING,
  ...change,
})

describe('sound content', () => {
  test('has the main bridge point among its own and the unit of it among the invited', () => {
    const sound = soundContent(content({ mainBridgePointId: office }), 'scheduled', directory)
    expect(sound.bridgePointIds).toEqual([office, lucNgan])
    expect(sound.unitIds).toEqual(['VPUBND'])
  })

  test('in person has no bridge points, and a draft may lack the main one', () => {
    const inPerson = soundContent(content({ form: 'in-person' }), 'scheduled', directory)
    expect(inPerson).toMatchObject({ mainBridgePointId: null, bridgePointIds: [] })
    const draft = content({ mainBridgePointId: null })
    expect(soundContent(draft, 'draft', directory)).toEqual(draft)
    expect(() => soundContent(draft, 'scheduled', directory)).toThrow(Refusal)
  })
})

describe('the words of a meeting', () => {
  test('are folded and stand there once', () => {
    const meeting = content({ title: 'Họp về vải', note: 'họp VẢI ở huyện' })
    expect(searchText(meeting, directory)).toBe('hop ve vai o huyen ubnd luc ngan lngan')
  })
})

describe('what a meeting occupies', () => {
  test('does not depend on the order of its bridge points, but on its time', () => {
    const one = content({ bridgePointIds: [office, lucNgan] })
    expect(occupiesOtherwise(one, { ...one, bridgePointIds: [lucNgan, office], title: 'Khác' })).toBe(false)
    expect(occupiesOtherwise(one, { ...one, bridgePointIds: [lucNgan] })).toBe(true)
    expect(occupiesOtherwise(one, { ...one, endsAt: one.endsAt + 1 })).toBe(true)
  })
})

describe('entering', () => {
  const meeting = { ...content(), status: 'scheduled' as const }
  const enter = (change: Partial<Parameters<typeof checkEntry>[0]>, now: number) => () =>
    checkEntry({ ...meeting, ...change }, now)

  test('is possible from an hour before, or from an earlier rehearsal, until three hours after', () => {
    expect(enter({}, START - HOUR_MS)).not.toThrow()
    expect(enter({}, START - HOUR_MS - 1)).toThrow('meeting-not-open')
    expect(enter({ rehearsalAt: START - 3 * HOUR_MS }, START - 3 * HOUR_MS)).not.toThrow()
    expect(enter({ rehearsalAt: START - HOUR_MS / 2 }, START - HOUR_MS)).not.toThrow()
    expect(enter({}, START + 4 * HOUR_MS)).not.toThrow()
    expect(enter({}, START + 4 * HOUR_MS + 1)).toThrow('meeting-not-open')
  })

  test('is not possible for drafts, cancelled meetings and meetings in person', () => {
    expect(enter({ status: 'draft' }, START)).toThrow('meeting-not-open')
    expect(enter({ status: 'cancelled' }, START)).toThrow('meeting-cancelled')
    expect(enter({ form: 'in-person' }, START)).toThrow('meeting-not-open')
  })
})
