// Who may change which part of the directory.
import { may, mayEverywhere } from '../../domain/permission.ts'
import type { UnitId } from '../../protocol/ids.ts'
import { Refusal } from '../../protocol/refusals.ts'
import { signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'

/**
 * Whether the caller may put a unit below this one; to stand below none it takes the right for the whole province.
 * @throws Refusal `not-signed-in`
 */
export function mayPlaceBelow(caller: OfficeCaller, parentId: UnitId | null): boolean {
  const { grants } = signedIn(caller)
  return parentId === null ? mayEverywhere(grants, 'directory.edit') : may(grants, 'directory.edit', parentId)
}

/** @throws Refusal `not-permitted` unless the caller may put a unit below this one. */
export function permittedBelow(caller: OfficeCaller, parentId: UnitId | null): void {
  if (!mayPlaceBelow(caller, parentId)) throw new Refusal('not-permitted')
}
