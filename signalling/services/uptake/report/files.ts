// Reports as files: the paper to be signed, the workbook, the flat table.
import type { Paper } from '../../../domain/minutes/paper.ts'
import type { PeriodKey } from '../../../domain/uptake/period.ts'
import type { Cell } from '../../../ports/directory.ts'
import type { PaperWriter } from '../../../ports/minutes.ts'
import type { BookSheet, WorkbookWriter } from '../../../ports/workbook.ts'
import type { Province, UnitId } from '../../../protocol/index.ts'
import { permitted } from '../../caller.ts'
import type { OfficeCaller } from '../../caller.ts'
import type { UptakeParts } from '../parts.ts'
import { reportOf } from '../reports.ts'
import { readerOf } from '../views.ts'
import type { Reader } from '../views.ts'
import { reportBook } from './book.ts'
import { reportTable } from './csv.ts'
import { issuerOf } from './issuer.ts'
import { listedMeetings } from './meetings.ts'
import { noteOf, reportPaper } from './paper.ts'
import { dateOf } from './words.ts'

/** The kinds of files that a report is given as. */
export const REPORT_KINDS = ['xlsx', 'docx', 'pdf', 'csv'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What each is to who receives it. */
export const REPORT_MEDIA_TYPES: Readonly<Record<ReportKind, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
}

/** What reports as files are made with. */
export type ReportFileParts = UptakeParts & {
  readonly zone: string
  readonly province: Province
  readonly papers: PaperWriter
  readonly workbooks: WorkbookWriter
  readonly sheets: { writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array }
}

/** Which report; `unitId` null for the province's. */
export type ReportAsked = { readonly period: PeriodKey; readonly unitId: UnitId | null }

/** A file with its name. */
export type ReportFile = { readonly name: string; readonly kind: ReportKind; readonly content: Uint8Array }

/**
 * Writes a report for somebody who may read the figures; titles of meetings stand in it only as far as they may know
 * them.
 * @throws Refusal `not-signed-in`, `not-permitted`, `not-found`
 */
export async function reportFile(
  parts: ReportFileParts,
  caller: OfficeCaller,
  asked: ReportAsked,
  kind: ReportKind,
): Promise<ReportFile> {
  permitted(caller, 'uptake.read')
  const [file] = await writeReport(parts, asked, [kind], readerOf(caller))
  if (!file) throw new Error('No file was written.')
  return file
}

/** Writes a report as several files that tell the same figures. */
export async function writeReport(
  parts: ReportFileParts,
  asked: ReportAsked,
  kinds: readonly ReportKind[],
  reader: Reader,
): Promise<ReportFile[]> {
  const drawn = await drawReport(parts, asked, reader)
  const files: ReportFile[] = []
  for (const kind of kinds) {
    files.push({ name: `${drawn.name}.${kind}`, kind, content: await write(parts, drawn, kind) })
  }
  return files
}

/** A report ready to be written. */
type DrawnReport = {
  readonly name: string
  readonly paper: Paper
  readonly table: readonly (readonly Cell[])[]
  readonly sheets: () => Promise<BookSheet[]>
}

async function drawReport(parts: ReportFileParts, asked: ReportAsked, reader: Reader): Promise<DrawnReport> {
  const { database, zone, province, clock } = parts
  const now = clock()
  const { content, standing } = await reportOf(parts, asked.period, asked.unitId)
  const directory = await database.directory.read()
  const note = noteOf(standing, now, zone)
  const named = asked.unitId === null ? '' : (content.names[asked.unitId] ?? '')
  const { name: issuer } = issuerOf(asked.unitId, named, directory, province)
  return {
    name: fileName(asked.period, asked.unitId === null ? province.name : named),
    paper: reportPaper({ content, standing, directory, province, zone, now }),
    table: reportTable(content, note),
    sheets: async () => {
      const meetings = await listedMeetings(parts, { ...asked, now, reader })
      const span = `từ ngày ${dateOf(content.from, zone)} đến hết ngày ${dateOf(content.to - 1, zone)}`
      return reportBook({ content, meetings, issuer: `${issuer}, ${span}`, note, zone })
    },
  }
}

async function write(parts: ReportFileParts, drawn: DrawnReport, kind: ReportKind): Promise<Uint8Array> {
  switch (kind) {
    case 'xlsx':
      return parts.workbooks.write(await drawn.sheets())
    case 'csv':
      return parts.sheets.writeCsv(drawn.table)
    case 'docx':
    case 'pdf':
      return parts.papers.write(drawn.paper, kind)
  }
}

/** "Báo cáo họp trực tuyến 2026-11 tỉnh Bắc Giang" */
function fileName(period: PeriodKey, whose: string): string {
  const clean = whose
    .replaceAll(/[\\/:*?"<>|]/g, ' ')
    .slice(0, 80)
    .trim()
  return `Báo cáo họp trực tuyến ${period} ${clean}`
}
