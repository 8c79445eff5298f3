// Reports: made of the figures, confirmed by the units, closed for the province, compared with today.
import { canonicalJson } from '../../domain/minutes/canonical.ts'
import { may, mayEverywhere } from '../../domain/permission.ts'
import { differences } from '../../domain/uptake/report.ts'
import type { ReportContent } from '../../domain/uptake/report.ts'
import type { PeriodKey } from '../../domain/uptake/period.ts'
import type { StoredReport } from '../../ports/uptake.ts'
import type { OfficeStores } from '../../ports/office.ts'
import { Refusal } from '../../protocol/index.ts'
import type { OfficeContract, Output, Parsed, UnitId, UptakeReportStatus } from '../../protocol/index.ts'
import { permitted, record, signedIn } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import type { Register } from './book.ts'
import { mustDefine } from './defining.ts'
import type { UptakeParts } from './parts.ts'
import { figuresIn } from './figures.ts'
import { contentOf, organisersIn, wholeOf } from './report-content.ts'

/** The reports of a period: the province's, then those of the units that organised a counted meeting. */
export async function listReports(
  parts: UptakeParts,
  { period }: Parsed<OfficeContract, 'uptake.reports'>,
): Promise<Output<OfficeContract, 'uptake.reports'>> {
  const stored = await parts.database.uptake.reports(period)
  const register = await parts.book.read()
  const units = new Set([
    ...organisersIn(register, period, parts.clock()),
    ...stored.flatMap(({ unitId }) => unitId ?? []),
  ])
  const { whole, byOrganiser } = figuresIn(register, period, {}, parts.clock())
  return [null, ...units].map((unitId) => {
    const found = stored.find((one) => one.unitId === unitId)
    if (!found) {
      const organised = unitId === null || register.units.get(unitId)?.isDistrict ? undefined : byOrganiser.get(unitId)
      const today = unitId === null ? whole : (organised ?? wholeOf(register, period, unitId, parts.clock()))
      return { unitId, whole: today, standing: { status: 'open' } }
    }
    const today = contentOf(register, period, unitId, parts.clock())
    return { unitId, whole: frozenIn(found).whole, standing: standingOf(parts, found, today) }
  })
}

/** One report: what was frozen, or the figures of today. */
export async function readReport(
  parts: UptakeParts,
  { period, unitId }: Parsed<OfficeContract, 'uptake.report'>,
  caller: OfficeCaller,
): Promise<Output<OfficeContract, 'uptake.report'>> {
  const { grants } = signedIn(caller)
  const mayFreeze = unitId === null ? mayEverywhere(grants, 'uptake.define') : may(grants, 'uptake.enter', unitId)
  return { ...(await reportOf(parts, period, unitId)), mayFreeze }
}

/** The same, whoever asks. @throws Refusal `not-found` for an unknown unit */
export async function reportOf(
  parts: UptakeParts,
  period: PeriodKey,
  unitId: UnitId | null,
): Promise<Omit<Output<OfficeContract, 'uptake.report'>, 'mayFreeze'>> {
  const found = await storedOf(parts.database, period, unitId)
  const register = await parts.book.read()
  if (unitId !== null && !register.units.has(unitId)) throw new Refusal('not-found')
  const today = contentOf(register, period, unitId, parts.clock())
  return {
    content: found ? frozenIn(found) : today,
    standing: standingOf(parts, found, today),
    sha256: found?.sha256 ?? hashOf(parts, today),
  }
}

/** @throws Refusal `not-permitted`, `period-not-over`, `report-closed`, `changed-meanwhile` */
export async function confirmReport(
  parts: UptakeParts,
  { period, unitId, sha256 }: Parsed<OfficeContract, 'uptake.report-confirm'>,
  caller: OfficeCaller,
): Promise<null> {
  permitted(caller, 'uptake.enter', unitId)
  await freeze(parts, { period, unitId, sha256, action: 'uptake.confirm' }, caller)
  return null
}

/** @throws Refusal `not-permitted`, `period-not-over`, `report-closed`, `changed-meanwhile`, `figures-unconfirmed` */
export async function closeReport(
  parts: UptakeParts,
  { period, sha256 }: Parsed<OfficeContract, 'uptake.report-close'>,
  caller: OfficeCaller,
): Promise<null> {
  mustDefine(caller)
  await freeze(parts, { period, unitId: null, sha256, action: 'uptake.close' }, caller)
  return null
}

/** @throws Refusal `not-found` for a report that is not frozen */
export async function compareReport(
  parts: UptakeParts,
  { period, unitId }: Parsed<OfficeContract, 'uptake.report-compare'>,
): Promise<Output<OfficeContract, 'uptake.report-compare'>> {
  const found = await storedOf(parts.database, period, unitId)
  if (!found) throw new Refusal('not-found')
  const frozen = frozenIn(found)
  const today = contentOf(await parts.book.read(), period, unitId, parts.clock())
  return { frozen, today, sha256: hashOf(parts, today), differences: differences(frozen, today) }
}

type Freezing = {
  readonly period: PeriodKey
  readonly unitId: UnitId | null
  readonly sha256: string
  readonly action: 'uptake.confirm' | 'uptake.close'
}

async function freeze(parts: UptakeParts, { period, unitId, sha256, action }: Freezing, caller: OfficeCaller) {
  const { database, book, clock } = parts
  const register = await book.read()
  const at = clock()
  await database.transaction(async (stores) => {
    // Nobody confirms while the province's report is being closed, nor the other way round.
    await stores.uptake.lockRegister()
    const stored = await stores.uptake.reports(period)
    if (stored.some((one) => one.unitId === null)) throw new Refusal('report-closed')
    if (register.calendar.period(period).to > at) throw new Refusal('period-not-over')
    if (unitId !== null && !register.units.has(unitId)) throw new Refusal('not-found')
    if (unitId === null) requireConfirmed(parts, register, period, stored, at)
    const content = canonicalJson(contentOf(register, period, unitId, at))
    const hash = parts.digest(content)
    if (hash !== sha256) throw new Refusal('changed-meanwhile')
    await stores.uptake.saveReport({ period, unitId, content, sha256, at, by: signedIn(caller).name })
    const subject = unitId === null ? '' : `unit:${unitId}`
    await record(stores, caller, at, { action, subject, details: { period, sha256 } })
  })
}

/** @throws Refusal `figures-unconfirmed` */
function requireConfirmed(
  parts: UptakeParts,
  register: Register,
  period: PeriodKey,
  stored: readonly StoredReport[],
  at: number,
): void {
  const missing = organisersIn(register, period, at).filter((unitId) => {
    const found = stored.find((one) => one.unitId === unitId)
    return !found || found.sha256 !== hashOf(parts, contentOf(register, period, unitId, at))
  })
  if (missing.length > 0) throw new Refusal('figures-unconfirmed', { count: missing.length })
}

async function storedOf(
  { uptake }: Pick<OfficeStores, 'uptake'>,
  period: PeriodKey,
  unitId: UnitId | null,
): Promise<StoredReport | undefined> {
  return (await uptake.reports(period)).find((one) => one.unitId === unitId)
}

/** Only `freeze` writes this column, and it writes contents. */
function frozenIn({ content }: StoredReport): ReportContent {
  return JSON.parse(content) as ReportContent
}

function hashOf({ digest }: UptakeParts, content: ReportContent): string {
  return digest(canonicalJson(content))
}

function standingOf(parts: UptakeParts, found: StoredReport | undefined, today: ReportContent): UptakeReportStatus {
  if (!found) return { status: 'open' }
  const { at, by, sha256, unitId, content } = found
  return {
    status: unitId === null ? 'closed' : 'confirmed',
    at,
    by,
    sha256,
    isIntact: parts.digest(content) === sha256,
    isOutdated: hashOf(parts, today) !== sha256,
  }
}
