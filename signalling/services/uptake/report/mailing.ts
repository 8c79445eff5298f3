// Reports on schedule: the province's goes to who keeps the figures, units are asked to confirm theirs.
import { unitsBelow } from '../../../domain/directory.ts'
import type { Unit } from '../../../domain/directory.ts'
import { justOver, reportsDueAt } from '../../../domain/uptake/due.ts'
import type { ReportTime } from '../../../domain/uptake/due.ts'
import type { PeriodKey } from '../../../domain/uptake/period.ts'
import type { Attachment, Mail, MailMessage } from '../../../ports/mail.ts'
import type { UnitId } from '../../../protocol/index.ts'
import { record } from '../../caller.ts'
import { organisersIn } from '../report-content.ts'
import { reportOf } from '../reports.ts'
import { REPORT_MEDIA_TYPES, writeReport } from './files.ts'
import type { ReportFileParts } from './files.ts'
import { confirmationLetter, reportLetter } from './letters.ts'
import { noteOf } from './paper.ts'

/** What letters about reports are made with. */
export type MailingParts = ReportFileParts & {
  readonly mail: Mail
  readonly publicUrl: string | null
  readonly reports: ReportTime & {
    /** Whom the province's reports go to; null: the unit that keeps them. */
    readonly to: string | null
  }
}

/** What came of it: letters that left, and those that the mail server did not take. */
export type Mailed = { readonly sent: number; readonly failed: number }

/** The unit that keeps the province's figures: the Department of Information and Communications. */
const KEEPER = 'STTTT'
/** What was begun so long ago and not finished was cut off, or not taken: it is tried again, ms. */
const AGAIN_AFTER_MS = 3_600_000
/** Units are asked to confirm when the reports are due, and once more a week later, ms. */
const REMINDERS = [
  { letter: 'reminder-1', afterMs: 0 },
  { letter: 'reminder-2', afterMs: 7 * 86_400_000 },
] as const

/**
 * Sends what is due on the periods that ended with the last month. Each letter is taken by one node and marked once
 * the mail server has it; until then it is tried again every hour, this month long.
 */
export async function mailReports(parts: MailingParts): Promise<Mailed> {
  const { mail, clock, book, zone, reports } = parts
  if (!mail.available) return { sent: 0, failed: 0 }
  const { calendar } = await book.read()
  const dueAt = reportsDueAt(clock(), reports, calendar, zone)
  if (clock() < dueAt) return { sent: 0, failed: 0 }
  const outcomes: boolean[] = []
  for (const period of justOver(clock(), calendar)) {
    outcomes.push(...(await sendReport(parts, period)))
    for (const { letter, afterMs } of REMINDERS) {
      if (clock() >= dueAt + afterMs) outcomes.push(...(await remindUnits(parts, period, letter)))
    }
  }
  const sent = outcomes.filter(Boolean).length
  return { sent, failed: outcomes.length - sent }
}

/** One outcome for a letter that was tried; none where nothing is to be sent. */
async function sendReport(parts: MailingParts, period: PeriodKey): Promise<boolean[]> {
  const { database, province, clock, zone, reports } = parts
  const { units } = await database.directory.read()
  const keeper = units.find(({ code }) => code === KEEPER)
  const to = reports.to ?? keeper?.email ?? ''
  const { content, standing } = await reportOf(parts, period, null)
  if (to === '' || content.codes.length === 0) return []
  return sending(parts, period, 'report', async () => {
    // Titles stand in the list as far as the keeper may know them.
    const reader = { titles: keeper ? unitsBelow(units, keeper.id) : [] }
    const files = await writeReport(parts, { period, unitId: null }, ['docx', 'xlsx'], reader)
    const attachments = files.map(({ name, content: bytes, kind }): Attachment => {
      return { name, mediaType: REPORT_MEDIA_TYPES[kind], content: bytes }
    })
    const letter = reportLetter(content, province.name, noteOf(standing, clock(), zone))
    return [{ to: [to], ...letter, attachments }]
  })
}

async function remindUnits(parts: MailingParts, period: PeriodKey, letter: string): Promise<boolean[]> {
  return sending(parts, period, letter, async () => {
    const { book, database, clock, publicUrl } = parts
    if ((await database.uptake.reports(period)).some(({ unitId }) => unitId === null)) return []
    const asked = new Set<UnitId>(organisersIn(await book.read(), period, clock()))
    const { units } = await database.directory.read()
    const letters: MailMessage[] = []
    for (const unit of units.filter(({ id, email }) => asked.has(id) && email !== '')) {
      letters.push(...(await askUnit(parts, period, unit, publicUrl)))
    }
    return letters
  })
}

async function askUnit(
  parts: MailingParts,
  period: PeriodKey,
  { id, email, name }: Unit,
  publicUrl: string | null,
): Promise<MailMessage[]> {
  const { content, standing } = await reportOf(parts, period, id)
  if (standing.status !== 'open' && !standing.isOutdated) return []
  return [{ to: [email], ...confirmationLetter(period, name, content.whole, publicUrl) }]
}

/** Sends a kind of letter once; what fails stays open and is tried again. */
async function sending(
  { database, mail, clock }: MailingParts,
  period: PeriodKey,
  letter: string,
  write: () => Promise<MailMessage[]>,
): Promise<boolean[]> {
  const isOurs = await database.uptake.beginLetter(period, letter, clock(), clock() - AGAIN_AFTER_MS)
  if (!isOurs) return []
  const letters = await write()
  const outcomes = await Promise.allSettled(letters.map((one) => mail.send(one)))
  const done = outcomes.map(({ status }) => status === 'fulfilled')
  // Of several letters, those that left are not sent again because of one address that is wrong.
  if (letters.length > 0 && !done.includes(true)) return done
  await database.transaction(async (stores) => {
    await stores.uptake.letterSent(period, letter, clock())
    if (letters.length === 0) return
    const details = { period, letter, to: letters.flatMap(({ to }, index) => (done[index] ? to : [])) }
    const machine = { person: null, origin: { address: '', agent: '' } }
    await record(stores, machine, clock(), { action: 'uptake.mail', details })
  })
  return done
}
