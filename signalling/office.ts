// The office put together: services over storage and adapters, and the routers through which they are asked.
import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Router } from 'express'
import { fillOffice } from './demo/fill.ts'
import type { DemoPerson } from './demo/people.ts'
import { openDocumentStore } from './documents/document-store.ts'
import { createSheets } from './documents/sheets.ts'
import { createWorkbookWriter } from './documents/workbook-writer.ts'
import { openAccessAdapters, openSso } from './gateway/access/adapters.ts'
import { auditFileRouter } from './gateway/audit-files.ts'
import { directoryFilesRouter } from './gateway/directory-files.ts'
import { documentRouter } from './gateway/documents.ts'
import { exportFileRouter } from './gateway/export-files.ts'
import { reportFault } from './gateway/incident.ts'
import { minutesFileRouter } from './gateway/minutes-files.ts'
import { officeRouter } from './gateway/office.ts'
import { recordingRouter } from './gateway/recordings.ts'
import { sessionDocumentRouter } from './gateway/session-documents.ts'
import type { Seated } from './gateway/session-documents.ts'
import { ssoRouter } from './gateway/sso.ts'
import { createExportMaker } from './exports/export-maker.ts'
import { openDataRouter } from './gateway/open-data.ts'
import { uptakeFilesRouter } from './gateway/uptake-files.ts'
import { uptakeReportFileRouter } from './gateway/uptake-report-files.ts'
import { createPaperWriter } from './papers/paper-writer.ts'
import type { Sso } from './ports/access.ts'
import type { Mail } from './ports/mail.ts'
import type { EndingSessions, OpenSessions } from './ports/meetings.ts'
import type { OfficeDatabase } from './ports/office.ts'
import type { Recorders } from './ports/recordings.ts'
import type { Clock, Journal, SecretStore } from './ports/rooms.ts'
import type { Handlers, OfficeContract } from './protocol/index.ts'
import { accessHandlers } from './services/access/handlers.ts'
import { firstAdministratorLink } from './services/access/links.ts'
import { identifier } from './services/access/session.ts'
import { signInBySso } from './services/access/single-sign-on.ts'
import { accountHandlers } from './services/accounts.ts'
import { auditHandlers, exportAudit, turnedAway } from './services/audit.ts'
import type { OfficeCaller } from './services/caller.ts'
import { directoryHandlers } from './services/directory.ts'
import { directoryFiles } from './services/directory/files.ts'
import { seedDirectory } from './services/directory/seed.ts'
import { addDocument, openDocument, sweepDocuments } from './services/documents.ts'
import { exportHandlers } from './services/exports.ts'
import { openExport, removeOldExports } from './services/exports/asking.ts'
import type { ExportQueue } from './services/exports/parts.ts'
import { startExports } from './services/exports/queue.ts'
import { guestHandlers } from './services/guests.ts'
import { meetingHandlers } from './services/meetings.ts'
import { minutesHandlers } from './services/minutes.ts'
import { minutesFile } from './services/minutes/files.ts'
import { openSessionDocument } from './services/session-documents.ts'
import { recordingHandlers } from './services/recordings.ts'
import { trackFile, trackIndex, trackPlaylist, trackPreview } from './services/recordings/files.ts'
import { measureRecordings, removeDueRecordings, sweepRecordings } from './services/recordings/finishing.ts'
import { readStagePlaylist } from './services/recordings/stage.ts'
import { addTranscript } from './services/recordings/transcripts.ts'
import { openLocalRecordings } from './recordings/local-storage.ts'
import { createPreviews } from './recordings/previews.ts'
import { remindNow } from './services/meetings/reminders.ts'
import { endSessions } from './services/sessions-ending.ts'
import { uptakeHandlers } from './services/uptake.ts'
import { createBook } from './services/uptake/book.ts'
import { uptakeFiles } from './services/uptake/import/files.ts'
import { readOpenUptake } from './services/uptake/open-data.ts'
import { reportFile } from './services/uptake/report/files.ts'
import { mailReports } from './services/uptake/report/mailing.ts'
import { takeSent } from './services/uptake/sending.ts'
import { settleDue } from './services/uptake/settling.ts'
import type { Config } from '../config/load.ts'
import type { Log } from '../config/log.ts'
import { defaultKeyFile, masterKey } from '../recorder/format/master-key.ts'
import { defaultDirectory, firstTarget, provinceInLetters, provinceZone } from '../config/province.ts'

/** How often it is looked whether somebody must be reminded, ms. */
const REMIND_EVERY_MS = 60_000
/** How often contents that nobody uses any more are looked for, ms. */
const SWEEP_EVERY_MS = 6 * 3_600_000

/** How often sessions of meetings that are over are looked for, ms. */
const END_EVERY_MS = 5 * 60_000
/** How often the library is brought in line with what recorders have written, ms: so soon is one kept after its end. */
const TAKE_OVER_EVERY_MS = 2_000
/** How often what is being recorded is measured, ms. */
const MEASURE_EVERY_MS = 20_000
/** How often recordings whose date has come are looked for, ms. */
const EXPIRE_EVERY_MS = 3_600_000
/** How often sessions are looked for whose end the register has missed, ms. */
const SETTLE_EVERY_MS = 60_000
/** How often it is looked whether reports are due, ms. */
const REPORT_EVERY_MS = 5 * 60_000
/** How long closing waits for work that is under way, ms. */
const FINISH_WITHIN_MS = 2_000

/** What the office stands on. */
export type OfficeOptions = {
  readonly config: Config
  readonly database: OfficeDatabase
  readonly secrets: SecretStore
  readonly sessions: OpenSessions & EndingSessions
  /** Where a demonstration writes the sessions of its past. */
  readonly journal: Pick<Journal, 'append'>
  readonly mail: Mail
  readonly recorders: Recorders
  /** Who sits in a session at this moment. */
  readonly seated: Seated
  readonly log: Log
}

/** The open office. */
export type Office = {
  /** What answers under /api. */
  readonly routers: Readonly<Record<`/${string}`, Router>>
  /** The path that makes the first administrator; null once there is an account. */
  firstLink(): Promise<string | null>
  /** Fills an empty office with a year of example data; answers who may sign in, and with which password. */
  fill(progress: (share: number) => void): Promise<{ people: readonly DemoPerson[]; password: string }>
  close(): Promise<void>
}

/** Opens the office; an empty directory is filled with the province's default one. */
export async function openOffice(options: OfficeOptions): Promise<Office> {
  const { config, database, mail, log } = options
  await seedDirectory(database, defaultDirectory(), Date.now)
  const sso = await openSso(config, options.secrets, log)
  const base = await partsOf(options, sso?.name ?? null)
  const parts = { ...base, exports: startExports(base) }
  // The first who asks for figures shall not wait until ten years of meetings have been read.
  const reading = parts.book.read().catch((error: unknown) => reportFault(log, error, 'reading the register'))
  const works = [
    repeat(REMIND_EVERY_MS, log, 'reminders', () => remindNow({ ...parts, mail })),
    repeat(END_EVERY_MS, log, 'ending sessions', async () => {
      await endSessions(parts)
      await settleDue(parts)
    }),
    repeat(SETTLE_EVERY_MS, log, 'settling the uptake', () => settleDue(parts)),
    repeat(REPORT_EVERY_MS, log, 'reports of the uptake', () => mailReports(parts)),
    repeat(SWEEP_EVERY_MS, log, 'sweeping documents', () => sweepDocuments(parts)),
    repeat(TAKE_OVER_EVERY_MS, log, 'taking recordings over', () => sweepRecordings(parts)),
    repeat(MEASURE_EVERY_MS, log, 'measuring recordings', () => measureRecordings(parts)),
    repeat(EXPIRE_EVERY_MS, log, 'removing recordings', () => removeDueRecordings(parts)),
    repeat(EXPIRE_EVERY_MS, log, 'removing exports', () => removeOldExports(parts)),
    parts.exports,
  ]
  return {
    routers: routersOf(parts, sso, options),
    firstLink: () => firstAdministratorLink(parts),
    async fill(progress) {
      const password = randomBytes(9).toString('base64url')
      const passwordHash = await parts.passwords.hash(password)
      const office = (clock: Clock) => handlersOf({ ...parts, clock })
      const { journal } = options
      const people = await fillOffice({ database, journal, office, passwordHash, clock: Date.now, progress })
      await settleDue(parts)
      return { people, password }
    },
    async close() {
      await Promise.all([...works.map((work) => work.close()), Promise.race([reading, pause(FINISH_WITHIN_MS)])])
    },
  }
}

type Parts = Awaited<ReturnType<typeof partsOf>> & { readonly exports: ExportQueue }

async function partsOf(
  { config, database, secrets, sessions, mail, recorders, log }: OfficeOptions,
  ssoName: string | null,
) {
  const recordings = await openRecordings(config)
  return {
    ...(await openAccessAdapters(secrets)),
    database,
    sessions,
    documents: await openDocumentStore(config.DATA_DIR),
    book: createBook({ database, zone: provinceZone(), firstTarget: firstTarget() }),
    sheets: createSheets(),
    papers: createPaperWriter(),
    recordings,
    previews: createPreviews(recordings),
    exporter: createExportMaker(),
    recorders,
    workbooks: createWorkbookWriter(),
    reports: {
      to: config.UPTAKE_REPORT_TO ?? null,
      day: config.UPTAKE_REPORT_DAY,
      hour: config.UPTAKE_REPORT_HOUR,
    },
    digest: (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex'),
    mail,
    publicUrl: config.PUBLIC_URL ?? null,
    ssoName,
    zone: provinceZone(),
    province: provinceInLetters(),
    clock: Date.now,
    newId: () => randomBytes(16).toString('base64url'),
    failed: (error: unknown, what: string) => void reportFault(log, error, what),
    background: (work: () => Promise<void>) => {
      work().catch((error: unknown) => reportFault(log, error, 'background'))
    },
  }
}

function openRecordings({ RECORDINGS_DIR: recordingsDir, RECORDING_KEY_FILE: keyFile = defaultKeyFile() }: Config) {
  let key: Buffer | undefined
  // An installation that never records needs no key.
  const opened = async () => (key ??= await masterKey(keyFile, recordingsDir))
  return openLocalRecordings({ recordingsDir, masterKey: opened })
}

function handlersOf(parts: Parts): Handlers<OfficeContract, OfficeCaller> {
  return {
    ...accessHandlers(parts),
    ...accountHandlers(parts),
    ...directoryHandlers(parts),
    ...meetingHandlers(parts),
    ...guestHandlers(parts),
    ...minutesHandlers(parts),
    ...recordingHandlers(parts),
    ...exportHandlers(parts),
    ...uptakeHandlers(parts),
    ...auditHandlers(parts),
  }
}

function routersOf(parts: Parts, sso: Sso | undefined, { config, seated, log }: OfficeOptions): Office['routers'] {
  const asking = {
    identify: identifier(parts),
    secure: config.TLS_CERT_FILE !== undefined,
    turnedAway: turnedAway(parts),
    log,
  }
  return {
    '/office': officeRouter({ ...asking, handlers: handlersOf(parts) }),
    '/sso': ssoRouter({ ...asking, sso, signIn: (identity, caller) => signInBySso(parts, identity, caller) }),
    '/sessions': sessionDocumentRouter({
      seated,
      openDocument: (session, id) => openSessionDocument(parts, session, id),
    }),
    '/recordings': recordingRouter({
      ...asking,
      trackFile: (caller, name, file) => trackFile(parts, caller, name, file),
      trackIndex: (caller, name, after) => trackIndex(parts, caller, name, after),
      trackPlaylist: (caller, name) => trackPlaylist(parts, caller, name),
      trackPreview: (caller, name, ms) => trackPreview(parts, caller, name, ms),
      stagePlaylist: (caller, session, name) => readStagePlaylist(parts, caller, session, name),
      addTranscript: (caller, upload) => addTranscript(parts, caller, upload),
    }).use(
      exportFileRouter({
        ...asking,
        openExport: (caller, session, asked) => openExport(parts, caller, session, asked),
      }),
    ),
    '/': directoryFilesRouter({ ...asking, files: directoryFiles(parts) })
      .use(auditFileRouter({ ...asking, exportAudit: (caller, filter) => exportAudit(parts, caller, filter) }))
      .use(
        documentRouter({
          ...asking,
          addDocument: (caller, upload) => addDocument(parts, caller, upload),
          openDocument: (caller, id) => openDocument(parts, caller, id),
        }),
      )
      .use(minutesFileRouter({ ...asking, minutesFile: (caller, id, kind) => minutesFile(parts, caller, id, kind) }))
      .use(
        uptakeReportFileRouter({
          ...asking,
          reportFile: (caller, asked, kind) => reportFile(parts, caller, asked, kind),
        }),
      )
      .use(uptakeFilesRouter({ ...asking, files: uptakeFiles(parts), takeSent: (sent) => takeSent(parts, sent) }))
      .use(
        openDataRouter({
          read: () => readOpenUptake(parts, parts.province.name),
          writeCsv: parts.sheets.writeCsv,
          clock: parts.clock,
        }),
      ),
  }
}

/** Work that is done again and again, once at a time; what fails is reported and tried again. */
function repeat(everyMs: number, log: Log, name: string, work: () => Promise<unknown>): { close(): Promise<void> } {
  let running: Promise<unknown> | undefined
  const run = (): void => {
    running ??= work()
      .catch((error: unknown) => reportFault(log, error, name))
      .finally(() => (running = undefined))
  }
  const timer = setInterval(run, everyMs).unref()
  return {
    /** Waits for what is under way, for it needs the database; not for a mail server that does not answer. */
    async close() {
      clearInterval(timer)
      await Promise.race([running, pause(FINISH_WITHIN_MS)])
    },
  }
}

function pause(ms: number): Promise<void> {
  return delay(ms, undefined, { ref: false })
}
