// One row of the register's sheet as a meeting, or everything that is wrong with it.
import { folded } from '../../../domain/folded.ts'
import type { EntryFacts, UptakeContext } from '../../../ports/uptake.ts'
import { UPTAKE_COLUMNS } from '../../../protocol/index.ts'
import type { UnitId, UptakeColumn, UptakeImportProblem, UptakeImportRow } from '../../../protocol/index.ts'
import { restored } from '../../directory/columns.ts'
import { readCount, readDate, readText, readTime, readWord, readYes, textOf } from './cells.ts'
import type { Read } from './cells.ts'
import { ALL_DISTRICTS, FIELD_WORDS, FORM_WORDS, LEVEL_WORDS, REASON_WORDS } from './columns.ts'

/** A row as read; facts only where nothing is wrong. */
export type RowRead = {
  readonly row: number
  readonly title: string
  readonly facts: EntryFacts | undefined
  readonly problems: UptakeImportRow['problems']
}

/** How units are found by what a sheet calls them. */
export type UnitNames = {
  readonly find: (text: string) => UnitId | undefined
  readonly districts: readonly UnitId[]
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/** Finds units by code or by name, without regard to diacritics. */
export function unitNames({ units }: Pick<UptakeContext, 'units'>): UnitNames {
  const ids = new Map(units.flatMap(({ id, code, name }) => [[folded(code), id] as const, [folded(name), id] as const]))
  return {
    find: (text) => ids.get(folded(text)),
    districts: units.filter(({ isDistrict }) => isDistrict).map(({ id }) => id),
  }
}

/**
 * Reads one row.
 * @param dayStart the beginning of a date, epoch ms
 */
export function readRow(
  columns: ReadonlyMap<UptakeColumn, number>,
  cells: readonly string[],
  row: number,
  names: UnitNames,
  dayStart: (date: string) => number,
): RowRead {
  const problems: { column: UptakeColumn; problem: UptakeImportProblem }[] = []
  const take = <T>(column: UptakeColumn, read: (text: string) => Read<T>): T | undefined => {
    const text = textOf(restored(cells[columns.get(column) ?? -1] ?? ''))
    const result: Read<T> = text === undefined ? { problem: 'malformed' } : read(text)
    if ('value' in result) return result.value
    problems.push({ column, problem: result.problem })
    return undefined
  }
  const optional = <T>(read: (text: string) => Read<T>) => {
    return (text: string): Read<T | null> => (text === '' ? { value: null } : read(text))
  }
  const title = take('title', (text) => readText(text, 200, 1))
  const date = take('date', readDate)
  const from = take('startsAt', readTime)
  const to = take('endsAt', readTime)
  const organiserId = take('organiser', (text) => readUnit(text, names))
  const unitIds = take('units', (text) => readUnits(text, names))
  const level = take('level', (text) => readWord(LEVEL_WORDS, text))
  const form = take('form', (text) => readWord(FORM_WORDS, text))
  const field = take(
    'field',
    optional((text) => readWord(FIELD_WORDS, text)),
  )
  const reason = take(
    'reason',
    optional((text) => readWord(REASON_WORDS, text)),
  )
  const reasonText = take('reasonText', (text) => readText(text, 500, 0))
  const minutes = take('videoMinutes', (text) => readCount(text, DAY_MINUTES))
  const districts = take('videoDistricts', (text) => readCount(text, 400))
  const isCancelled = take('cancelled', readYes)
  if (from !== undefined && to !== undefined && from === to)
    problems.push({ column: 'endsAt', problem: 'time-invalid' })
  const shown = { row, title: title ?? '', problems: sorted(problems) }
  if (problems.length > 0 || !title || date === undefined || from === undefined || to === undefined) {
    return { ...shown, facts: undefined }
  }
  if (!organiserId || !unitIds || !level || !form || isCancelled === undefined || reasonText === undefined) {
    return { ...shown, facts: undefined }
  }
  const startsAt = dayStart(date) + from * MINUTE_MS
  // What ends at an earlier hour than it began ends after midnight.
  const endsAt = dayStart(date) + (to < from ? to + DAY_MINUTES : to) * MINUTE_MS
  const stated = minutes ?? null
  const byVideo = districts ?? unitIds.filter((id) => names.districts.includes(id)).length
  const statement = stated === null ? null : { minutes: stated, districtsByVideo: byVideo }
  const said = { field: field ?? null, reason: reason ?? null, reasonText, statement }
  return { ...shown, facts: { title, level, form, isCancelled, startsAt, endsAt, organiserId, unitIds, ...said } }
}

function readUnit(text: string, { find }: UnitNames): Read<UnitId> {
  if (text === '') return { problem: 'missing' }
  const id = find(text)
  return id === undefined ? { problem: 'unknown-unit' } : { value: id }
}

/** Codes or names, parted by semicolons or lines; all districts have a word of their own. */
function readUnits(text: string, names: UnitNames): Read<UnitId[]> {
  const parts = text.split(/[;\n]/).flatMap((part) => part.trim() || [])
  const found = parts.map((part) => {
    if (folded(part) === folded(ALL_DISTRICTS)) return names.districts
    const id = names.find(part)
    return id === undefined ? undefined : [id]
  })
  const known = found.filter((ids) => ids !== undefined)
  return known.length < found.length ? { problem: 'unknown-unit' } : { value: [...new Set(known.flat())] }
}

function sorted(problems: UptakeImportRow['problems']): UptakeImportRow['problems'] {
  return problems.toSorted((a, b) => UPTAKE_COLUMNS.indexOf(a.column) - UPTAKE_COLUMNS.indexOf(b.column))
}
