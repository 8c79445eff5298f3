// A report of the uptake: the figures of a period, for the province or one of its units, with the rules they follow.
import type { MeetingLevel } from '../meeting.ts'
import type { Definition, Target } from './definition.ts'
import type { Field, InPersonReason } from './fields.ts'
import type { DistrictRatio, Presence, Ratio } from './figures.ts'
import type { PeriodKey } from './period.ts'
import type { Saved, SavedInputs } from './saved.ts'
import type { VerdictCode } from './verdict.ts'
import type { UnitId } from '../../protocol/ids.ts'

/** Counts of a named part. */
export type Part<K> = Ratio & { readonly key: K }

/** What a report says; frozen as it is when the report is closed. Plain JSON, lists in a fixed order. */
export type ReportContent = {
  /** Null for the province. */
  readonly unitId: UnitId | null
  /** The names of every unit that is mentioned, as they were. */
  readonly names: Readonly<Record<UnitId, string>>
  readonly period: PeriodKey
  /** Epoch ms, the end excluded. */
  readonly from: number
  readonly to: number
  /** The definitions that its meetings were judged by. */
  readonly definitions: readonly Definition[]
  readonly target: Target | null
  readonly whole: Ratio
  /** The period before, and the same one a year before. */
  readonly before: Ratio & { readonly period: PeriodKey }
  readonly yearBefore: Ratio & { readonly period: PeriodKey }
  readonly byMonth: readonly Part<PeriodKey>[]
  readonly byOrganiser: readonly Part<UnitId>[]
  readonly byDistrict: readonly DistrictRatio[]
  readonly byField: readonly Part<Field>[]
  readonly byLevel: readonly Part<MeetingLevel>[]
  readonly reasons: readonly { readonly key: InPersonReason | 'unsaid'; readonly count: number }[]
  readonly codes: readonly { readonly key: VerdictCode; readonly count: number }[]
  readonly presence: Presence
  readonly saved: Saved
  readonly inputs: SavedInputs
}

/** One number that is another one by now. */
export type Difference = {
  /** Where it stands: "whole.meetings", "byOrganiser.SNV.byVideo". */
  readonly at: string
  /** Null where it did not stand at all. */
  readonly before: number | null
  readonly now: number | null
}

/** Every number in which two reports differ; names and dates of making play no part. */
export function differences(before: ReportContent, now: ReportContent): Difference[] {
  const [old, fresh] = [numbersIn(before), numbersIn(now)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((at) => {
    const [was, is] = [old.get(at) ?? null, fresh.get(at) ?? null]
    return was === is ? [] : [{ at, before: was, now: is }]
  })
}

function numbersIn({
  whole,
  byMonth,
  byOrganiser,
  byDistrict,
  byField,
  byLevel,
  reasons,
  codes,
  saved,
}: ReportContent) {
  const numbers = new Map<string, number>()
  const add = (at: string, values: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'number') numbers.set(`${at}.${name}`, value)
    }
  }
  add('whole', whole)
  add('saved', saved)
  for (const [name, parts] of Object.entries({ byMonth, byOrganiser, byField, byLevel, reasons, codes })) {
    for (const part of parts) add(`${name}.${part.key}`, part)
  }
  for (const district of byDistrict) add(`byDistrict.${district.districtId ?? 'none'}`, district)
  return numbers
}
