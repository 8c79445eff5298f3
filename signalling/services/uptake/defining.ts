// The definition: its versions, what another one would change, and the inputs of what was saved.
import { definitionAt, timelineOf } from '../../domain/uptake/definition.ts'
import type { Definition, Timeline } from '../../domain/uptake/definition.ts'
import { ratioOf } from '../../domain/uptake/figures.ts'
import type { Ratio } from '../../domain/uptake/figures.ts'
import { mayEverywhere } from '../../domain/permission.ts'
import { judge, verdictAt } from '../../domain/uptake/verdict.ts'
import type { Verdict } from '../../domain/uptake/verdict.ts'
import type { StoredEntry } from '../../ports/uptake.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed } from '../../protocol/index.ts'
import { record, signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { UptakeParts } from './parts.ts'
import { viewOf } from './views.ts'

/** How many meetings that are judged otherwise are named. */
const NAMED = 100

/** All versions of the definition, the newest first. */
export async function listDefinitions(
  { book }: UptakeParts,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.definitions'>> {
  const { definitions } = await book.read()
  return { definitions: definitions.toReversed(), mayDefine: mayEverywhere(signedIn(caller).grants, 'uptake.define') }
}

/** Refuses unless the caller may decide for the whole province. @throws Refusal `not-permitted` */
export function mustDefine(caller: OfficeCaller): void {
  if (!mayEverywhere(signedIn(caller).grants, 'uptake.define')) throw new Refusal('not-permitted')
}

/** Judges the whole register by another definition beside the present one, without changing anything. */
export async function compareDefinition(
  { book, database, clock }: UptakeParts,
  { rules, appliesFrom }: Parsed<OfficeContract, 'uptake.definition-compare'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.definition-compare'>> {
  mustDefine(caller)
  const register = await book.read()
  const { calendar, timeline, definitions } = register
  const version = (definitions.at(-1)?.version ?? 0) + 1
  const other: Definition = { ...rules, appliesFrom, version, note: '' }
  const after = timelineOf([...definitions, other], calendar)
  const now = clock()
  const whole = [new Side(), new Side()] as const
  const years = new Map<string, readonly [Side, Side]>()
  const changed: { entry: StoredEntry; before: Verdict; after: Verdict }[] = []
  let count = 0
  await database.uptake.changes(null, (entries) => {
    for (const stored of entries) {
      const [was, is] = judgedBoth(register.entry(stored), timeline, after, now)
      const year = calendar.keyOf(calendar.monthAt(stored.startsAt), 'year')
      const sides = years.get(year) ?? [new Side(), new Side()]
      years.set(year, sides)
      for (const [index, verdict] of [was, is].entries()) {
        whole[index]?.add(verdict)
        sides[index]?.add(verdict)
      }
      if (was.isCounted === is.isCounted && was.isByVideo === is.isByVideo) continue
      count += 1
      if (changed.length < NAMED) changed.push({ entry: stored, before: was, after: is })
    }
  })
  return {
    before: whole[0].ratio(),
    after: whole[1].ratio(),
    years: [...years]
      .filter(([, [one, two]]) => !one.equals(two))
      .map(([key, [one, two]]) => ({ key, before: one.ratio(), after: two.ratio() }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    changed: count,
    meetings: changed.map(({ entry, ...verdicts }) => ({ meeting: viewOf(register, entry, caller, now), ...verdicts })),
  }
}

function judgedBoth(
  entry: Parameters<typeof judge>[0],
  before: Timeline,
  after: Timeline,
  now: number,
): [Verdict, Verdict] {
  const by = (timeline: Timeline): Verdict => verdictAt(judge(entry, definitionAt(timeline, entry.startsAt)), now)
  return [by(before), by(after)]
}

class Side {
  #meetings = 0
  #byVideo = 0
  #stated = 0
  #corrected = 0

  add({ isCounted, isByVideo, code }: Verdict): void {
    if (!isCounted) return
    this.#meetings += 1
    if (isByVideo) this.#byVideo += 1
    if (code === 'stated-by-video') this.#stated += 1
    if (code === 'corrected') this.#corrected += 1
  }

  equals(other: Side): boolean {
    return this.#meetings === other.#meetings && this.#byVideo === other.#byVideo
  }

  ratio(): Ratio {
    const [meetings, byVideo] = [this.#meetings, this.#byVideo]
    return { meetings, byVideo, stated: this.#stated, corrected: this.#corrected, ratio: ratioOf(byVideo, meetings) }
  }
}

/** @throws Refusal `not-permitted`; `changed-meanwhile` when there is a newer version than the caller has seen */
export async function saveDefinition(
  { database, clock }: UptakeParts,
  { rules, appliesFrom, note, after }: Parsed<OfficeContract, 'uptake.definition-save'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.definition-save'>> {
  mustDefine(caller)
  return database.transaction(async (stores) => {
    const { definitions } = await stores.uptake.context()
    const newest = definitions.at(-1)?.version ?? 1
    if (newest !== after) throw new Refusal('changed-meanwhile', { revision: newest })
    const version = newest + 1
    const savedAt = clock()
    const saved = { version, appliesFrom, rules, note, savedAt, savedBy: signedIn(caller).name }
    // Somebody else was quicker.
    if (!(await stores.uptake.addDefinition(saved))) throw new Refusal('changed-meanwhile')
    const details = { version, appliesFrom, rules, note }
    await record(stores, caller, savedAt, { action: 'uptake.define', details })
    return { version }
  })
}

/** @throws Refusal `not-permitted` */
export async function saveInputs(
  { database, clock }: UptakeParts,
  inputs: Parsed<OfficeContract, 'uptake.inputs-save'>,
  caller: OfficeCaller,
): Promise<null> {
  mustDefine(caller)
  return database.transaction(async (stores) => {
    const { inputs: before } = await stores.uptake.context()
    await stores.uptake.saveInputs(inputs)
    await record(stores, caller, clock(), { action: 'uptake.inputs', details: { before, after: inputs } })
    return null
  })
}
