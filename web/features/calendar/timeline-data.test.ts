// The timeline by bridge point.
import { describe, expect, it } from 'vitest'
import { meetingId } from '#protocol'
import type { BridgePoint, Unit } from '#domain/directory.ts'
import type { DirectoryNames } from '../../api/use-directory-names.ts'
import { timelineEvents, timelineRows } from './timeline-data.ts'

const unit = (id: string, name: string, kind: Unit['kind'], parentId: string | null = null) =>
  // Ids are plain words; only those fields that the rows look at matter here.
  ({ id, code: id, name, kind, parentId }) as Unit
const point = (unitId: string, name: string) => ({ id: `${unitId}-1`, unitId, name }) as BridgePoint

const units = [
  unit('SNV', 'Sở Nội vụ', 'department'),
  unit('LNGAN', 'UBND huyện Lục Ngạn', 'district'),
  unit('LNGAN01', 'UBND xã Phượng Sơn', 'commune', 'LNGAN'),
]
const points = units.map(({ id, name }) => point(id, name))
const names: DirectoryNames = {
  units: new Map(units.map((one) => [one.id, one])),
  bridgePoints: new Map(points.map((one) => [one.id, one])),
  officials: new Map(),
  venues: new Map(),
}
const rows = (typed: string, chosen: string | null = null) =>
  timelineRows(names, typed, chosen, (kind, count) => `${kind} ${count}`).map(({ title, expanded, children }) => ({
    title,
    expanded,
    rows: children?.map((child) => child.title),
  }))

describe('the rows of the timeline', () => {
  it('stand in groups, districts first, communes folded', () => {
    expect(rows('')).toEqual([
      { title: 'district 1', expanded: true, rows: ['UBND huyện Lục Ngạn'] },
      { title: 'department 1', expanded: true, rows: ['Sở Nội vụ'] },
      { title: 'commune 1', expanded: false, rows: ['UBND xã Phượng Sơn'] },
    ])
  })

  it('are found without diacritics, a district with its communes', () => {
    expect(rows('luc ngan').map(({ title, expanded }) => [title, expanded])).toEqual([
      ['district 1', true],
      ['commune 1', true],
    ])
    expect(rows('', 'LNGAN')).toHaveLength(2)
    expect(rows('không có')).toEqual([])
  })
})

describe('what is taken', () => {
  const startsAt = Date.parse('2026-11-23T01:00:00Z')
  const busy = points.map(({ id }) => ({
    resource: { kind: 'bridge-point', id } as const,
    startsAt,
    endsAt: startsAt + 3_600_000,
    meetingId: meetingId.parse('one'),
    title: null,
  }))

  it('is one event over all rows of a meeting, nameless where the person may not know', () => {
    const events = timelineEvents(busy, new Map(), 0, 'Đã có lịch')
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      title: 'Đã có lịch',
      start: '2026-11-23T08:00:00',
      end: '2026-11-23T09:00:00',
      resourceIds: ['SNV-1', 'LNGAN-1', 'LNGAN01-1'],
      editable: false,
    })
  })
})
