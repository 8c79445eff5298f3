// What the person in front of the page may change in the directory; the server asks the same table again.
import { may, mayEverywhere } from '#domain/permission.ts'
import type { Person, UnitId } from '#protocol'

/** The rights of a person here. */
export type DirectoryRights = {
  /** Somewhere at least: import, adding units. */
  readonly editAny: boolean
  /** Units that stand below none. */
  readonly editTop: boolean
  readonly editUnit: (id: UnitId) => boolean
  readonly editPoint: (unitId: UnitId) => boolean
}

/** The rights that a person's grants bring. */
export function rightsOf({ grants }: Person): DirectoryRights {
  return {
    editAny: may(grants, 'directory.edit'),
    editTop: mayEverywhere(grants, 'directory.edit'),
    editUnit: (id) => may(grants, 'directory.edit', id),
    editPoint: (unitId) => may(grants, 'bridge-point.edit', unitId),
  }
}
