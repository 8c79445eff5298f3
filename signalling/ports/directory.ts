// What the office needs of storage for the directory, and of spreadsheets that carry it.
import type { BridgePoint, Directory, Official, Unit, Venue } from '../domain/directory.ts'
import type { BridgePointId, OfficialId, UnitId, VenueId } from '../protocol/ids.ts'

/** The directory. Saving one whose id is unknown makes it; new ones stand at the end of their list. */
export type DirectoryStore = {
  /** Everything as it is at one moment, in the order of the province's own list; venues and officials by name. */
  read(): Promise<Directory>
  /** Within a transaction: until its end nobody else changes the units; reading goes on. */
  lock(): Promise<void>
  /** @throws Refusal `name-taken` when another unit has the code; `not-found` when the parent is unknown. */
  saveUnit(unit: Unit): Promise<void>
  /** @throws Refusal `still-used` while anything refers to it. */
  removeUnit(id: UnitId): Promise<void>
  /** @throws Refusal `not-found` when the unit is unknown. */
  saveBridgePoint(point: BridgePoint): Promise<void>
  /** @throws Refusal `still-used` while a meeting refers to it. */
  removeBridgePoint(id: BridgePointId): Promise<void>
  /** @throws Refusal `name-taken`, `not-found`. */
  saveVenue(venue: Venue): Promise<void>
  /** @throws Refusal `still-used`. */
  removeVenue(id: VenueId): Promise<void>
  /** @throws Refusal `name-taken`, `not-found`. */
  saveOfficial(official: Official): Promise<void>
  /** @throws Refusal `still-used`. */
  removeOfficial(id: OfficialId): Promise<void>
}

/** A cell that is written: text, a number, or nothing. */
export type Cell = string | number | null

/** Stands for a cell without a plain value: a formula that was never calculated, an error, a date. */
export const UNREADABLE_CELL = '\uE000'

/** Spreadsheets of one sheet. Numbers are read as text, too: "12.5". */
export type Sheets = {
  /**
   * The rows of the first sheet of an .xlsx file or of a .csv file in UTF-8; which of them, its bytes tell.
   * Formulas are never calculated, macros and links to other files never looked at. Cells that hold dates or times of
   * day are unreadable, or with `dates` told as "2026-01-31T08:00:00.000Z", a time of day being one of the year 1899.
   * @throws Refusal `file-type-refused`, `file-unreadable`, `file-too-large` (more than `mostRows` rows, or a bomb)
   */
  read(file: Uint8Array, mostRows: number, options?: { readonly dates: boolean }): Promise<string[][]>
  /** An .xlsx file; its first row is the head and stays in view. */
  writeXlsx(rows: readonly (readonly Cell[])[], sheet?: string): Promise<Uint8Array>
  /** A .csv file in UTF-8 with a byte order mark, by which spreadsheet programs know the encoding. */
  writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array
}
