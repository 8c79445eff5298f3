// The accounts of a demonstration: one or more for each role, named by their offices.
import type { Role } from '../domain/permission.ts'
import type { UnitId } from '../protocol/ids.ts'
import type { Directory } from '../domain/directory.ts'

/** An account to be made. */
export type DemoPerson = {
  readonly login: string
  readonly name: string
  readonly role: Role
  /** Null for the whole province. */
  readonly unitId: UnitId | null
  /** Whether it is printed at the start as one to try. */
  readonly shown: boolean
}

/** The administrator's login. */
export const ADMINISTRATOR = 'quantri'

/** Units whose secretaries are printed: enough to see both sides of an invitation. */
const SHOWN_SECRETARIES = ['VPUBND', 'SNV', 'LNGAN', 'SDONG']

/** Everybody: the administrator, a secretary of every unit above the communes, one of each other role. */
export function peopleOf({ units }: Directory): DemoPerson[] {
  const byCode = (code: string): UnitId | null => units.find((unit) => unit.code === code)?.id ?? null
  const secretaries = units
    .filter(({ kind }) => kind !== 'commune')
    .map(({ id, code, name }): DemoPerson => ({
      login: `thuky.${code.toLowerCase()}`,
      name: `Thư ký ${name}`,
      role: 'secretary',
      unitId: id,
      shown: SHOWN_SECRETARIES.includes(code),
    }))
  return [
    { login: ADMINISTRATOR, name: 'Quản trị hệ thống', role: 'administrator', unitId: null, shown: true },
    ...secretaries,
    { login: 'kythuat', name: 'Cán bộ kỹ thuật Sở TT&TT', role: 'technician', unitId: null, shown: true },
    { login: 'canbo.snv', name: 'Cán bộ Sở Nội vụ', role: 'staff', unitId: byCode('SNV'), shown: true },
    { login: 'kiemtra', name: 'Cán bộ kiểm tra nhật ký', role: 'auditor', unitId: null, shown: true },
  ]
}
