// What the detail of a unit and its parts are told.
import type { Directory, Unit } from '#domain/directory.ts'
import type { Editing } from './editing.tsx'
import type { DirectoryRights } from './rights.ts'
import type { Confirming } from './use-confirming.ts'

/** What the detail of a unit is told. */
export type UnitDetailProps = {
  readonly unit: Unit
  readonly directory: Directory
  readonly rights: DirectoryRights
  readonly confirming: Confirming
  readonly onEdit: (editing: Editing) => void
  readonly onChoose: (code: string | null) => void
}
