// The table of rights.
import { describe, expect, test } from 'vitest'
import { may, mayEverywhere, unitsFor } from './permission.ts'
import type { Grant } from './permission.ts'
import { unitId } from '../protocol/ids.ts'

const LUC_NGAN = unitId.parse('LNGAN')
const SON_DONG = unitId.parse('SDONG')
const ofLucNgan: Grant[] = [{ role: 'secretary', units: [LUC_NGAN] }]

describe('a secretary of a district', () => {
  test('schedules for that district and for no other', () => {
    expect(may(ofLucNgan, 'meeting.edit', LUC_NGAN)).toBe(true)
    expect(may(ofLucNgan, 'meeting.edit', SON_DONG)).toBe(false)
    expect(may(ofLucNgan, 'meeting.edit')).toBe(true)
    expect(unitsFor(ofLucNgan, 'meeting.edit')).toEqual([LUC_NGAN])
  })

  test('neither manages accounts nor reads the audit', () => {
    expect(may(ofLucNgan, 'account.manage')).toBe(false)
    expect(may(ofLucNgan, 'audit.read')).toBe(false)
    expect(unitsFor(ofLucNgan, 'audit.read')).toEqual([])
  })
})

describe('several roles', () => {
  const both: Grant[] = [...ofLucNgan, { role: 'technician', units: [SON_DONG] }]

  test('add up, each within its own units', () => {
    expect(unitsFor(both, 'meeting.read')).toEqual([LUC_NGAN, SON_DONG])
    expect(may(both, 'meeting.edit', SON_DONG)).toBe(false)
    expect(may(both, 'bridge-point.edit', SON_DONG)).toBe(true)
  })

  test('one for the whole province reaches every unit', () => {
    const wide: Grant[] = [...both, { role: 'administrator', units: 'all' }]
    expect(unitsFor(wide, 'meeting.edit')).toBe('all')
    expect(mayEverywhere(wide, 'meeting.edit')).toBe(true)
    expect(mayEverywhere(both, 'meeting.edit')).toBe(false)
  })
})

test('nobody without a role may do anything', () => {
  expect(may([], 'directory.read')).toBe(false)
})

test('only an auditor reads the audit: an administrator is one of those it watches', () => {
  expect(may([{ role: 'administrator', units: 'all' }], 'audit.read')).toBe(false)
  expect(may([{ role: 'auditor', units: 'all' }], 'audit.read', LUC_NGAN)).toBe(true)
})
