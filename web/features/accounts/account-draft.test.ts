// An account while it is being filled in.
import { describe, expect, it } from 'vitest'
import type { UnitId } from '#protocol'
import { PROVINCE, draftOf, rolesOf } from './account-draft.ts'

const unitIds = new Set(['snv' as UnitId])
const withRoles = (...places: string[]) => ({
  ...draftOf(null),
  roles: places.map((place, key) => ({ key, role: 'secretary' as const, place })),
})

describe('the roles of a draft', () => {
  it('are for a unit or for the whole province', () => {
    expect(rolesOf(withRoles('snv', PROVINCE), unitIds)).toEqual([
      { role: 'secretary', unitId: 'snv' },
      { role: 'secretary', unitId: null },
    ])
  })

  it('are given once, however often they were chosen', () => {
    expect(rolesOf(withRoles('snv', 'snv'), unitIds)).toHaveLength(1)
  })

  it('are not ready while a place is missing', () => {
    expect(rolesOf(withRoles('snv', ''), unitIds)).toBeNull()
  })
})
