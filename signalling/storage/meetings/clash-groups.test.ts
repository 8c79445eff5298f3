// Which bookings may overlap.
import { describe, expect, test } from 'vitest'
import { joinGroups } from './clash-groups.ts'
import type { Overlap, Wanted } from './clash-groups.ts'
import { meetingId } from '../../protocol/ids.ts'

const meeting = (id: string) => meetingId.parse(id)
const wanted = (id: string, resource = 'venue:a'): Wanted => ({
  meetingId: meeting(id),
  resource,
  startsAt: 1,
  endsAt: 2,
})
const overlap = (of: string, other: string, group: string | null, resource = 'venue:a'): Overlap => ({
  of: meeting(of),
  with: meeting(other),
  resource,
  group,
})
const join = (all: readonly Wanted[], overlaps: readonly Overlap[]) => {
  let made = 0
  const { groups, renamed } = joinGroups(all, overlaps, () => `g${++made}`)
  return { groups: groups.map(({ group }) => group), renamed: renamed.map(({ from, to }) => `${from} → ${to}`) }
}

describe('clash groups', () => {
  test('are one for each booking that overlaps nothing', () => {
    expect(join([wanted('m1'), wanted('m2')], [])).toEqual({ groups: ['g1', 'g2'], renamed: [] })
  })

  test('grow together where a booking overlaps several', () => {
    const overlaps = [overlap('m1', 'old1', 'x'), overlap('m1', 'old2', 'y'), overlap('m1', 'old3', 'y')]
    expect(join([wanted('m1'), wanted('m2')], overlaps)).toEqual({
      groups: ['g1', 'g2'],
      renamed: ['x → g1', 'y → g1'],
    })
  })

  test('reach over wanted bookings that overlap each other, and never over resources', () => {
    const all = [wanted('m1'), wanted('m2'), wanted('m1', 'venue:b')]
    const overlaps = [overlap('m2', 'm1', null), overlap('m2', 'old', 'x'), overlap('m1', 'old', 'x', 'venue:b')]
    expect(join(all, overlaps)).toEqual({ groups: ['g1', 'g1', 'g2'], renamed: ['x → g1', 'x → g2'] })
  })
})
