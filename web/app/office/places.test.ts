// Who sees which entries of the navigation.
import { describe, expect, it } from 'vitest'
import type { Grant, Role } from '#domain/permission.ts'
import { placesOf } from './places.tsx'

const idsFor = (...grants: Grant[]) =>
  placesOf({ grants: grants.map(({ role, units }) => ({ role, units: units === 'all' ? units : [...units] })) }).map(
    ({ id }) => id,
  )
const everywhere = (role: Role): Grant => ({ role, units: 'all' })

describe('the navigation', () => {
  it('shows staff their meetings, the uptake and the directory', () => {
    expect(idsFor({ role: 'staff', units: [] })).toEqual([
      'today',
      'calendar',
      'search',
      'library',
      'uptake',
      'directory',
    ])
  })

  it('shows accounts to administrators only', () => {
    expect(idsFor(everywhere('administrator'))).toContain('accounts')
    expect(idsFor(everywhere('secretary'))).not.toContain('accounts')
  })

  it('shows the audit trail to auditors of the province, and no meetings', () => {
    expect(idsFor(everywhere('auditor'))).toEqual(['uptake', 'directory', 'audit'])
    expect(idsFor({ role: 'auditor', units: [] })).not.toContain('audit')
  })
})
