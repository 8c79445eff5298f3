// The act of telling how far the province is toward its share of meetings by video: register, figures, definition.
import { z } from 'zod'
import { line, listOf, name, time } from '../fields.ts'
import { shape } from '../contract.ts'
import { entryId, meetingId, unitId } from '../ids.ts'
import type { EntryId, MeetingId, UnitId } from '../ids.ts'
import { MEETING_FORMS, MEETING_LEVELS } from '../../domain/meeting.ts'
import type { MeetingForm, MeetingLevel } from '../../domain/meeting.ts'
import type { Definition, Target } from '../../domain/uptake/definition.ts'
import { CORRECTED_OUTCOMES } from '../../domain/uptake/entry.ts'
import type { Correction, EntrySource, Statement } from '../../domain/uptake/entry.ts'
import type { SessionEvidence, Total } from '../../domain/uptake/evidence.ts'
import { FIELDS, IN_PERSON_REASONS } from '../../domain/uptake/fields.ts'
import type { Field, InPersonReason } from '../../domain/uptake/fields.ts'
import type { DistrictRatio, Presence, Ratio } from '../../domain/uptake/figures.ts'
import type { Forecast } from '../../domain/uptake/forecast.ts'
import type { Missing } from '../../domain/uptake/missing.ts'
import { PERIOD_KEY } from '../../domain/uptake/period.ts'
import type { Period, PeriodKey, PeriodKind } from '../../domain/uptake/period.ts'
import type { Part } from '../../domain/uptake/report.ts'
import type { Saved, SavedInputs } from '../../domain/uptake/saved.ts'
import type { TrendMark } from '../../domain/uptake/trend.ts'
import { VERDICT_CODES } from '../../domain/uptake/verdict.ts'
import type { Verdict } from '../../domain/uptake/verdict.ts'

/** "2026", "2026-Q3" or "2026-11". */
const period = z.string().regex(PERIOD_KEY)
const day = z.iso.date().refine((date) => date >= '2000-01-01' && date < '2100-01-01')
const share = z.number().min(0).max(1)
const reasonText = line(500, 1)
const LENGTHS = { entries: 20, text: 500 } as const

/** Which meetings figures are of; what is left out is not asked for. */
export const uptakeFilter = z.object({
  organiserId: unitId.optional(),
  /** The district takes part. */
  districtId: unitId.optional(),
  field: z.enum(FIELDS).optional(),
  level: z.enum(MEETING_LEVELS).optional(),
})

/** One mark of a trend, with what was aimed at when its period ended; null before there was a target. */
export type UptakeMark = TrendMark & { target: number | null }

/** Where a period is going: its end, and what is missing to reach the target by then. */
export type UptakeOutlook = {
  period: Period
  /** Settled so far. */
  meetings: number
  byVideo: number
  forecast: Forecast | null
  /** Null where nothing is aimed at. */
  missing: Missing | null
}

/** Everything that the dashboard says of one period. Parts come largest first; each adds up to `whole`. */
export type UptakeFigures = {
  /** Epoch ms; pass it on to `uptake.meetings` to see the meetings behind exactly these figures. */
  now: number
  period: Period
  whole: Ratio
  /** The period before. */
  before: Ratio & { period: PeriodKey }
  target: Target | null
  /** Oldest first, without gaps, up to the period asked for: 24 months, 12 quarters, all years at most. */
  trend: Record<PeriodKind, UptakeMark[]>
  /** Of the quarter and the year in which `now` lies, or the last ones of a period that is over (then without rest). */
  outlook: { quarter: UptakeOutlook; year: UptakeOutlook }
  byOrganiser: Part<UnitId>[]
  byField: Part<Field>[]
  byLevel: Part<MeetingLevel>[]
  /** In the directory's order; see `DistrictRatio` for what adds up. */
  byDistrict: DistrictRatio[]
  /** Why counted meetings were not by video; `unsaid` where nobody has said it. */
  reasons: { key: InPersonReason | 'unsaid'; count: number }[]
  /** How all meetings of the period were judged, those that do not count included. */
  codes: { key: (typeof VERDICT_CODES)[number]; count: number }[]
  /** Meetings by video in which no session ran, and of which nobody has said what happened. */
  unexplained: number
  /** onTime / attended is the on-time share, attended / invited the attendance; of measured meetings only. */
  presence: Presence
  /** Not measured yet: the journal keeps no sizes of pictures. */
  hdShare: null
  saved: Saved
  inputs: SavedInputs
  /** The definitions by which these meetings were judged. */
  definitions: Definition[]
}

/** One district: its own figures, and its own trend on the scale of all. `ratio` is of its own taking part. */
export type UptakeDistrict = DistrictRatio & {
  districtId: UnitId
  trend: Record<PeriodKind, TrendMark[]>
  /** How many more meetings by video it takes to reach the target; null without a target. */
  missing: Missing | null
}

/** A meeting behind a figure. */
export type UptakeMeeting = {
  id: EntryId
  source: EntrySource
  meetingId: MeetingId | null
  /** Null when the caller may not know what it was about: they are told that there was one, no more. */
  title: string | null
  level: MeetingLevel
  form: MeetingForm
  isCancelled: boolean
  startsAt: number
  endsAt: number
  organiserId: UnitId
  unitIds: UnitId[]
  districtIds: UnitId[]
  field: Field
  /** Nobody has set the field: it was guessed from the title. */
  isFieldGuessed: boolean
  reason: InPersonReason | null
  reasonText: string
  statement: Statement | null
  correction: Correction | null
  mergedInto: EntryId | null
  /** As it stands now: what lies ahead is `not-yet`. */
  verdict: Verdict
  revision: number
  /** Whether the caller may describe, correct and merge it; its time and units only where `source` is not `scheduled`. */
  mayEdit: boolean
}

/** Why a meeting counts or not, down to the bridge points. */
export type UptakeEvidence = {
  meeting: UptakeMeeting
  definition: Definition
  /** Sessions that have ended, in the order of time, rehearsals included and marked as such. */
  sessions: (SessionEvidence & {
    /** Share of the time in high definition: not measured yet. */
    hdShare: null
    /** How long something of it was recorded, ms, and whether the caller may watch it; null without a recording. */
    recording: { lengthMs: number; mayWatch: boolean } | null
  })[]
  /** What they add up to, rehearsals left out; null where no session ran. */
  total: Total | null
  /** Entries that were merged into this one. */
  merged: { id: EntryId; source: EntrySource; title: string | null; startsAt: number }[]
  /** What was done to it by hand, the newest first. */
  history: { at: number; by: string; action: string; reason: string }[]
}

/** Two entries that are perhaps one meeting; `likeness` of their titles, 0–1. */
export type UptakeDuplicate = { meetings: [UptakeMeeting, UptakeMeeting]; likeness: number }

const statement = z
  .object({ minutes: z.number().int().min(0).max(1_440), districtsByVideo: z.number().int().min(0).max(400) })
  .nullable()

/** A meeting as it is entered by hand, imported or sent. */
export const uptakeEntryInput = z.object({
  title: name,
  level: z.enum(MEETING_LEVELS),
  form: z.enum(MEETING_FORMS),
  startsAt: time,
  endsAt: time,
  organiserId: unitId,
  unitIds: listOf(unitId, 400),
  /** Left out: guessed from the title. */
  field: z.enum(FIELDS).optional(),
  reason: z.enum(IN_PERSON_REASONS).nullable().default(null),
  reasonText: line(LENGTHS.text).default(''),
  /** Of a meeting by video on another system: how long, and how many districts. */
  statement: statement.default(null),
  isCancelled: z.boolean().default(false),
})

/** The rules of a definition; see `Rules` of the domain. */
export const uptakeRules = z.object({
  levels: listOf(z.enum(MEETING_LEVELS), MEETING_LEVELS.length).refine((levels) => levels.length > 0),
  minMinutes: z.number().int().min(0).max(1_440),
  minShare: share,
  mixedShare: share,
  acceptsStatements: z.boolean(),
  neverRan: z.enum(['left-out', 'not-by-video']),
  target: z
    .array(z.object({ from: day, by: day, ratio: share }).refine(({ from, by }) => from <= by))
    .max(50)
    .refine((steps) => steps.every(({ from }, index) => index === 0 || (steps[index - 1]?.from ?? '') < from))
    .readonly(),
})

/** A definition with who made it; version 1 was made by nobody. */
export type UptakeDefinition = Definition & { savedAt: number | null; savedBy: string }

/** What another definition would change. */
export type UptakeComparison = {
  before: Ratio
  after: Ratio
  /** The years in which anything changes, oldest first. */
  years: { key: PeriodKey; before: Ratio; after: Ratio }[]
  /** How many meetings are judged otherwise, and the first of them. */
  changed: number
  meetings: { meeting: UptakeMeeting; before: Verdict; after: Verdict }[]
}

export const uptakeInputs = z.object({
  peoplePerDistrict: z.number().min(0).max(1_000),
  carsPerDistrict: z.number().min(0).max(1_000),
  kmPerHour: z.number().min(1).max(200),
  costPerKm: z.number().min(0).max(1_000_000),
  costPerPerson: z.number().min(0).max(100_000_000),
})

/** What a row of an imported sheet says wrong. */
export type UptakeImportProblem =
  | 'missing'
  | 'malformed'
  | 'not-in-list'
  | 'unknown-unit'
  | 'not-permitted'
  | 'time-invalid'
  | 'twice-in-file'

/** The columns of the register's sheet, in their order. */
export const UPTAKE_COLUMNS = [
  'date',
  'startsAt',
  'endsAt',
  'title',
  'organiser',
  'units',
  'level',
  'form',
  'field',
  'reason',
  'reasonText',
  'videoMinutes',
  'videoDistricts',
  'cancelled',
] as const
export type UptakeColumn = (typeof UPTAKE_COLUMNS)[number]

/** One row of an imported sheet and what would come of it. A row is known by its beginning, organiser and title. */
export type UptakeImportRow = {
  /** As numbered in the sheet, the head being 1. */
  row: number
  title: string
  outcome: 'new' | 'changed' | 'same' | 'wrong'
  problems: { column: UptakeColumn; problem: UptakeImportProblem }[]
}

/**
 * `POST /api/uptake/import` with the sheet (.xlsx, .csv) as its body: what it would change; `?confirm=digest` does
 * exactly that. The empty sheet is `GET /api/uptake/register-template.xlsx`.
 */
export type UptakeImportPreview = {
  digest: string
  rows: UptakeImportRow[]
  counts: { new: number; changed: number; same: number; wrong: number }
  /** True when this answer is the confirmed one and the register has changed. */
  done: boolean
}

/**
 * What another system sends: `PUT /api/uptake/entries/<its own id>` with `Authorization: Bearer <token>`. Sending the
 * same again changes nothing. Units are named by the codes of the directory.
 */
export const uptakeSent = uptakeEntryInput.omit({ organiserId: true, unitIds: true }).extend({
  organiserCode: line(20, 1),
  unitCodes: listOf(line(20, 1), 400),
})

export const uptakeRequests = {
  /** Needs `uptake.read` for any unit, like all that only tells figures. */
  'uptake.figures': { input: z.object({ period, filter: uptakeFilter.default({}) }), output: shape<UptakeFigures>() },
  /** Every district of the directory, in its order; those furthest from the target are for the page to put first. */
  'uptake.districts': {
    input: z.object({ period, filter: uptakeFilter.omit({ districtId: true }).default({}) }),
    output: shape<{ now: number; period: Period; target: Target | null; districts: UptakeDistrict[] }>(),
  },
  /** The meetings behind a figure, the newest first, 50 to a page. Every part of a figure is one of these questions. */
  'uptake.meetings': {
    input: z.object({
      period,
      filter: uptakeFilter.default({}),
      /** Counted ones (the ratio's denominator), those by video (its numerator), counted ones not by video, or all. */
      which: z.enum(['counted', 'by-video', 'not-by-video', 'all']).default('all'),
      /** With `districtId`: those in which that district itself took part by video, or did not. */
      own: z.enum(['by-video', 'not-by-video']).optional(),
      code: z.enum(VERDICT_CODES).optional(),
      reason: z.enum([...IN_PERSON_REASONS, 'unsaid']).optional(),
      /** Words of the title, without diacritics. */
      text: line(200).default(''),
      /** As `uptake.figures` said; left out: the present. */
      now: time.optional(),
      page: z.number().int().min(0).max(10_000).default(0),
    }),
    output: shape<{ meetings: UptakeMeeting[]; count: number; more: boolean }>(),
  },
  /** Refused with `not-found`; with `not-permitted` where the title would not be told. */
  'uptake.evidence': { input: z.object({ id: entryId }), output: shape<UptakeEvidence>() },
  /** Of a meeting of the calendar. Refused with `not-found` while it is a draft. */
  'uptake.entry-of': { input: z.object({ meetingId }), output: shape<{ id: EntryId }>() },
  /**
   * Enters a meeting, or changes an entered one. Refused with `entry-scheduled` for one of the calendar, which is
   * changed there; `changed-meanwhile`, `time-invalid`, `not-found`.
   */
  'uptake.entry-save': {
    input: z.object({ id: entryId.optional(), revision: z.number().int().min(0).default(0), entry: uptakeEntryInput }),
    output: shape<{ id: EntryId; revision: number }>(),
  },
  /** Sets what the calendar does not know: the field, and why it stayed in person. Any entry. */
  'uptake.describe': {
    input: z.object({
      id: entryId,
      revision: z.number().int(),
      /** Null: guessed from the title again. */
      field: z.enum(FIELDS).nullable(),
      reason: z.enum(IN_PERSON_REASONS).nullable(),
      reasonText: line(LENGTHS.text),
      statement,
    }),
    output: shape<{ revision: number }>(),
  },
  /** Decides by hand how a meeting counts; null takes the decision back. Signed by the caller, kept for ever. */
  'uptake.correct': {
    input: z.object({
      id: entryId,
      revision: z.number().int(),
      outcome: z.enum(CORRECTED_OUTCOMES).nullable(),
      reason: reasonText,
    }),
    output: shape<{ revision: number }>(),
  },
  /** Pairs of a period that are perhaps one meeting, the most alike first, 100 at most. */
  'uptake.duplicates': { input: z.object({ period }), output: shape<UptakeDuplicate[]>() },
  /** Says of a pair that they are two meetings: it is not offered again. */
  'uptake.duplicate-dismiss': { input: z.object({ ids: z.tuple([entryId, entryId]) }), output: shape<null>() },
  /** One entry stands for the others from now on; the sessions of all of them add up as its evidence. */
  'uptake.entry-merge': {
    input: z.object({ keep: entryId, others: listOf(entryId, LENGTHS.entries), reason: reasonText }),
    output: shape<null>(),
  },
  /** Takes a merge back: the entry stands for itself again. */
  'uptake.entry-split': { input: z.object({ id: entryId, reason: reasonText }), output: shape<null>() },
  /** All versions, the newest first, and whether the caller may make one. */
  'uptake.definitions': {
    input: z.object({}),
    output: shape<{ definitions: UptakeDefinition[]; mayDefine: boolean }>(),
  },
  /** What a new version would change, without changing it. Needs `uptake.define`, as does saving one. */
  'uptake.definition-compare': {
    input: z.object({ rules: uptakeRules, appliesFrom: day }),
    output: shape<UptakeComparison>(),
  },
  /** For meetings from a day on; the past is judged anew at once. Refused with `changed-meanwhile`. */
  'uptake.definition-save': {
    input: z.object({
      rules: uptakeRules,
      appliesFrom: day,
      note: reasonText,
      /** The newest version that the caller has seen. */
      after: z.number().int().min(1),
    }),
    output: shape<{ version: number }>(),
  },
  'uptake.inputs-save': { input: uptakeInputs, output: shape<null>() },
  /** Reads every journal again; the figures are as before unless evidence was missing or tampered with. */
  'uptake.recompute': {
    input: z.object({}),
    output: shape<{ entries: number; changed: EntryId[] }>(),
  },
} as const
