// The register in memory, judged: kept in step with the database, so that every figure is one quick pass.
import { FIRST_RULES, BEGINNING, timelineOf } from '../../domain/uptake/definition.ts'
import type { TargetStep, Timeline } from '../../domain/uptake/definition.ts'
import type { Entry } from '../../domain/uptake/entry.ts'
import { guessField } from '../../domain/uptake/fields.ts'
import { lineOf } from '../../domain/uptake/line.ts'
import type { Line } from '../../domain/uptake/line.ts'
import type { MonthLines } from '../../domain/uptake/trend.ts'
import { createCalendar } from '../../domain/uptake/period.ts'
import type { Calendar } from '../../domain/uptake/period.ts'
import { FIRST_INPUTS } from '../../domain/uptake/saved.ts'
import type { SavedInputs } from '../../domain/uptake/saved.ts'
import type { OfficeDatabase } from '../../ports/office.ts'
import type { StoredEntry, UptakeContext } from '../../ports/uptake.ts'
import type { EntryId, UnitId, UptakeDefinition } from '../../protocol/index.ts'

/** The register as it is at one moment. It goes on changing: read what is needed before waiting for anything. */
export type Register = {
  readonly calendar: Calendar
  readonly timeline: Timeline
  /** The oldest first. */
  readonly definitions: readonly UptakeDefinition[]
  readonly inputs: SavedInputs
  readonly units: ReadonlyMap<UnitId, UptakeContext['units'][number]>
  /** In the directory's order. */
  readonly districtIds: readonly UnitId[]
  readonly roadKm: ReadonlyMap<UnitId, number | null>
  /** Every line of these months (since January 2000, the end excluded). */
  lines(first: number, end: number): readonly Line[]
  /** All lines, month by month; a month in which nothing has changed is the same list as before. */
  months(): readonly MonthLines[]
  /** A stored entry with what follows from the directory. */
  entry(stored: StoredEntry): Entry
}

/** The register, brought up to date whenever it is asked for. */
export type Book = { read(): Promise<Register> }

/** What the book is kept with. */
export type BookParts = {
  readonly database: OfficeDatabase
  readonly zone: string
  readonly firstTarget: readonly TargetStep[]
}

/**
 * Opens the book. Each reading asks the database for what was written since the last one, so it never tells less than
 * what was committed before it was asked, whichever node wrote it. Those who come while it reads share the next one.
 */
export function createBook({ database, zone, firstTarget }: BookParts): Book {
  const pages = new Pages(createCalendar(zone))
  let running: Promise<Register> | undefined
  let next: Promise<Register> | undefined
  const refresh = async (): Promise<Register> => {
    const context = await database.uptake.context()
    if (!pages.follows(context)) pages.begin(context, firstTarget)
    pages.mark = await database.uptake.changes(pages.mark, (entries) => pages.put(entries))
    return pages
  }
  const start = (): Promise<Register> => {
    next = undefined
    running = refresh().finally(() => (running = undefined))
    return running
  }
  return {
    read() {
      if (!running) return start()
      next ??= running.then(start, start)
      return next
    },
  }
}

class Pages implements Register {
  readonly calendar: Calendar
  timeline: Timeline = []
  definitions: readonly UptakeDefinition[] = []
  inputs: SavedInputs = FIRST_INPUTS
  units: Register['units'] = new Map()
  districtIds: readonly UnitId[] = []
  roadKm: Register['roadKm'] = new Map()
  /** What was read up to here; null before the first reading. */
  mark: string | null = null
  #key = ''
  #byId = new Map<EntryId, Line>()
  #months = new Map<number, Map<EntryId, Line>>()
  /** The same as lists, made when they are asked for: to walk through a list is several times as quick. */
  readonly #lists = new Map<number, readonly Line[]>()

  constructor(calendar: Calendar) {
    this.calendar = calendar
  }

  /** Whether the lines were judged by these definitions and units; distances and inputs are no part of a line. */
  follows(context: UptakeContext): boolean {
    this.inputs = context.inputs ?? FIRST_INPUTS
    this.roadKm = new Map(context.units.map(({ id, roadKm }) => [id, roadKm]))
    this.units = new Map(context.units.map((unit) => [unit.id, unit]))
    return this.mark !== null && this.#key === keyOf(context)
  }

  /** Begins anew: everything is judged again. */
  begin(context: UptakeContext, firstTarget: readonly TargetStep[]): void {
    this.#key = keyOf(context)
    this.districtIds = context.units.filter(({ isDistrict }) => isDistrict).map(({ id }) => id)
    const first = { version: 1, appliesFrom: BEGINNING, note: '', savedAt: null, savedBy: '' }
    this.definitions = [
      { ...FIRST_RULES, target: firstTarget, ...first },
      ...context.definitions.map(({ rules, ...definition }) => ({ ...rules, ...definition })),
    ]
    this.timeline = timelineOf(this.definitions, this.calendar)
    this.mark = null
    this.#byId = new Map()
    this.#months = new Map()
    this.#lists.clear()
  }

  put(entries: readonly StoredEntry[]): void {
    for (const stored of entries) {
      const line = lineOf(this.entry(stored), this.timeline, this.calendar)
      const before = this.#byId.get(line.id)
      if (before && before.month !== line.month) {
        this.#months.get(before.month)?.delete(line.id)
        this.#lists.delete(before.month)
      }
      this.#lists.delete(line.month)
      this.#byId.set(line.id, line)
      const month = this.#months.get(line.month)
      if (month) month.set(line.id, line)
      else this.#months.set(line.month, new Map([[line.id, line]]))
    }
  }

  lines(first: number, end: number): readonly Line[] {
    return Array.from({ length: Math.max(0, end - first) }, (_, index) => this.#month(first + index)).flat()
  }

  #month(month: number): readonly Line[] {
    const known = this.#lists.get(month)
    if (known) return known
    const list = [...(this.#months.get(month)?.values() ?? [])]
    this.#lists.set(month, list)
    return list
  }

  months(): readonly MonthLines[] {
    return [...this.#months.keys()].map((month) => ({ month, lines: this.#month(month) }))
  }

  entry({ field, unitIds, reasonText: _text, revision: _revision, ...stored }: StoredEntry): Entry {
    const taking = new Set([stored.organiserId, ...unitIds])
    return {
      ...stored,
      unitIds,
      districtIds: this.districtIds.filter((id) => taking.has(id)),
      field: field ?? guessField(stored.title, this.units.get(stored.organiserId)?.name ?? ''),
    }
  }
}

/** Everything besides the entries on which a line depends: of a unit's name only what is guessed from it. */
function keyOf({ definitions, units }: UptakeContext): string {
  const known = units.map(({ id, name, isDistrict }) => `${id} ${isDistrict} ${guessField('', name)}`)
  return `${definitions.length}\n${known.join('\n')}`
}
