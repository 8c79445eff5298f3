// The office's files over real HTTP and a real database: documents and the audit trail, with a few people to ask for them.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDocumentStore } from '../../signalling/documents/document-store.ts'
import { auditFileRouter } from '../../signalling/gateway/audit-files.ts'
import { documentRouter } from '../../signalling/gateway/documents.ts'
import { createHttpApp } from '../../signalling/gateway/http.ts'
import type { Role } from '../../signalling/domain/permission.ts'
import { USUAL_RECORDING } from '../../signalling/domain/meeting.ts'
import type { MeetingContent, MeetingStatus } from '../../signalling/domain/meeting.ts'
import { PROTOCOL_VERSION, accountId, loginId, meetingId, seriesId, unitId } from '../../signalling/protocol/index.ts'
import type { DocumentStore } from '../../signalling/ports/documents.ts'
import type { OfficeDatabase } from '../../signalling/ports/office.ts'
import type { OfficeCaller, SignedIn } from '../../signalling/services/caller.ts'
import { exportAudit, turnedAway } from '../../signalling/services/audit.ts'
import { addDocument, openDocument } from '../../signalling/services/documents.ts'
import { createOfficeDatabase } from '../../signalling/storage/office.ts'
import { createMemoryLog } from './log.ts'
import { openTestDatabase } from './postgres.ts'
import type { TestDatabase } from './postgres.ts'

/** The time at which everything happens, epoch ms. */
export const NOW = Date.UTC(2026, 10, 23, 1, 0)

/** The units of these tests. */
export const VPUBND = unitId.parse('VPUBND')
export const LNGAN = unitId.parse('LNGAN')
export const SDONG = unitId.parse('SDONG')

/** Who may come in, each by a cookie of this name. */
const PEOPLE: Readonly<
  Record<string, { readonly name: string; readonly role: Role; readonly units: 'all' | 'VPUBND' | 'LNGAN' | 'SDONG' }>
> = {
  'thuky.vp': { name: 'Thư ký Văn phòng UBND', role: 'secretary', units: 'VPUBND' },
  'canbo.lngan': { name: 'Cán bộ UBND huyện Lục Ngạn', role: 'staff', units: 'LNGAN' },
  'thuky.sdong': { name: 'Thư ký UBND huyện Sơn Động', role: 'secretary', units: 'SDONG' },
  kiemtoan: { name: 'Kiểm toán viên', role: 'auditor', units: 'all' },
  'kiemtoan.sdong': { name: 'Kiểm toán viên huyện', role: 'auditor', units: 'SDONG' },
}

/** Somebody of `PEOPLE`, signed in. */
export function personOf(login: string): SignedIn | null {
  const person = PEOPLE[login]
  if (!person) return null
  const units = person.units === 'all' ? person.units : [unitId.parse(person.units)]
  return {
    accountId: accountIdOf(login),
    login,
    name: person.name,
    grants: [{ role: person.role, units }],
    loginId: loginId.parse(login.replace('.', '-')),
  }
}

/** A caller as the gateway makes one. */
export function callerNamed(login: string): OfficeCaller {
  const cookie = { keep: () => {}, drop: () => {} }
  return { person: personOf(login), origin: { address: '10.0.0.7', agent: 'Tests' }, cookie }
}

/** The open office of one test file. */
export type OfficeFiles = {
  readonly url: string
  readonly database: TestDatabase
  readonly office: OfficeDatabase
  readonly documents: DocumentStore
  readonly log: ReturnType<typeof createMemoryLog>
  /** A request with the cookie of this person. */
  ask(login: string, path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** Opens everything on a free port of the loopback. */
export async function openOfficeFiles(): Promise<OfficeFiles> {
  const database = await openTestDatabase()
  const office = createOfficeDatabase(database)
  const documents = await openDocumentStore(database.dataDir)
  const log = createMemoryLog()
  const webDir = await mkdtemp(join(tmpdir(), 'diem-cau-web-'))
  await writeFile(join(webDir, 'index.html'), '<!--boot-->')
  let ids = 0
  const parts = { database: office, documents, clock: () => NOW, newId: () => `d-${(ids += 1)}` }
  const shared = { identify: async (token: string) => personOf(token), secure: false, turnedAway: turnedAway(parts) }
  const documentRoutes = documentRouter({
    ...shared,
    addDocument: (caller, upload) => addDocument(parts, caller, upload),
    openDocument: (caller, id) => openDocument(parts, caller, id),
  })
  const auditRoutes = auditFileRouter({
    ...shared,
    exportAudit: (caller, filter) => exportAudit(parts, caller, filter),
  })
  const boot = { protocolVersion: PROTOCOL_VERSION, rtpCapabilities: {} }
  const app = await createHttpApp({
    boot,
    webDir,
    secure: false,
    routers: { '/': documentRoutes.use(auditRoutes) },
    log,
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is an object; only a Unix socket's is a string.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    database,
    office,
    documents,
    log,
    ask: (login, path, init = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { ...headersOf(init), cookie: `diem-cau=${login}` } }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
      await rm(webDir, { recursive: true, force: true })
    },
  }
}

function headersOf({ headers }: RequestInit): Record<string, string> {
  return Object.fromEntries(new Headers(headers))
}

/** Writes down the units and the accounts that the meetings refer to. */
export async function fillDirectory({ database: { db } }: OfficeFiles): Promise<void> {
  const units = [VPUBND, LNGAN, SDONG].map((id, position) => ({
    id,
    code: id,
    name: id,
    kind: 'district' as const,
    parent_id: null,
    email: '',
    phone: '',
    road_km: null,
    confirmed: true,
    position,
  }))
  await db.insertInto('unit').values(units).execute()
  const accounts = Object.entries(PEOPLE).map(([login, { name }]) => ({
    id: accountIdOf(login),
    login,
    name,
    email: '',
    password_hash: null,
    totp_secret: null,
    sso_issuer: null,
    sso_subject: null,
    created_at: NOW,
  }))
  await db.insertInto('account').values(accounts).execute()
}

function accountIdOf(login: string) {
  return accountId.parse(login.replace('.', '-'))
}

/** A meeting of the People's Committee's office with Lục Ngạn, `inHours` from now. */
export async function createMeeting(
  { office }: OfficeFiles,
  id: string,
  change: { readonly status?: MeetingStatus; readonly series?: string; readonly inHours?: number } = {},
): Promise<void> {
  const { status = 'scheduled', series, inHours = 1 } = change
  const startsAt = NOW + inHours * 3_600_000
  await office.transaction(async ({ meetings }) => {
    const known = series === undefined ? null : seriesId.parse(series)
    if (known) await meetings.saveSeries({ id: known, rule: 'FREQ=WEEKLY;COUNT=4', startsAt: NOW })
    const content: MeetingContent = {
      title: 'Giao ban tuần',
      level: 'province-district',
      form: 'video',
      startsAt,
      endsAt: startsAt + 3_600_000,
      rehearsalAt: null,
      organiserId: VPUBND,
      chairId: null,
      secretaryId: null,
      mainBridgePointId: null,
      venueId: null,
      unitIds: [VPUBND, LNGAN],
      bridgePointIds: [],
      agenda: [],
      note: '',
      remindersMin: [],
      floorMode: 'chaired',
      recording: USUAL_RECORDING,
    }
    await meetings.insert([
      {
        id: meetingId.parse(id),
        content,
        status,
        cancelReason: '',
        overrideReason: '',
        series: known && { seriesId: known, recurrenceAt: startsAt, detached: false },
        createdBy: null,
        createdAt: NOW,
        search: 'giao ban tuan',
      },
    ])
  })
}
