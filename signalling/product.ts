// The product as one process tree: database, bus, SFU, rooms, web server.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Bus } from './bus/bus.ts'
import { openLocalBus } from './bus/local.ts'
import { openRedisBus } from './bus/redis.ts'
import { createHttpApp } from './gateway/http.ts'
import { reportFault } from './gateway/incident.ts'
import { seatedIn } from './gateway/session-documents.ts'
import { openSocketBorder } from './gateway/socket.ts'
import { Tickets } from './gateway/ticket.ts'
import { urnRouter } from './gateway/urn.ts'
import { createSmtpMail } from './mail/smtp.ts'
import type { Recorders } from './ports/recordings.ts'
import { Rooms } from './room/rooms.ts'
import { openOffice } from './office.ts'
import type { Office } from './office.ts'
import { createRoomOffice } from './services/session-office.ts'
import type { SessionOfficeParts } from './services/session-office.ts'
import { createOpenSessions } from './services/sessions.ts'
import { openDatabase } from './storage/database.ts'
import { createJournal } from './storage/journal.ts'
import { createOfficeDatabase } from './storage/office.ts'
import { createSecretStore } from './storage/secrets.ts'
import { createUrns } from './storage/urns.ts'
import { createPaperSigner } from './voting/paper-signer.ts'
import { PROTOCOL_VERSION } from './protocol/index.ts'
import { provinceZone } from '../config/province.ts'
import { workerBinary } from '../config/runtime.ts'
import { recorderContract, recordingId } from '../recorder/contract.ts'
import { defaultKeyFile } from '../recorder/format/master-key.ts'
import { RecorderHost } from '../recorder/host.ts'
import type { Config } from '../config/load.ts'
import type { Log } from '../config/log.ts'
import { sfuContract } from '../sfu/contract.ts'
import { Sfu } from '../sfu/sfu.ts'

/** Where the SFU answers on the bus, and the recorders. */
const SFU_ADDRESS = 'sfu'
const RECORDER_ADDRESS = 'recorder'

/** How long a whole request may take, ms. */
const UPLOAD_WITHIN_MS = 30 * 60_000

/** How long requests under way may take when the server closes, and how often resting lines are looked for, ms. */
const ANSWERED_WITHIN_MS = 2_000
const RESTING_CLOSED_EVERY_MS = 20

const WEB_DIR = join(import.meta.dirname, '..', 'dist', 'web')

/** The running product. */
export type Product = {
  /** Addresses to open in a browser, the one that certainly works first. */
  readonly addresses: readonly string[]
  readonly port: number
  /** The address that makes the first administrator; null once there is an account. */
  readonly firstLink: string | null
  /** Fills an empty office with example data; see `Office.fill`. */
  readonly fill: Office['fill']
  /** Closes everything in reverse order; closing again waits for the same end. */
  close(): Promise<void>
}

/**
 * Opens the product.
 * @throws what the part that cannot open throws; everything opened before it is closed again
 */
export async function openProduct(config: Config): Promise<Product> {
  const opened = new AsyncDisposableStack()
  try {
    const { port, office } = await openParts(config, opened)
    const addresses = addressesOf(config, port)
    const path = await office.firstLink()
    const firstLink = path === null ? null : `${config.PUBLIC_URL ?? addresses[0]}${path}`
    let closed: Promise<void> | undefined
    // A stack that is being emptied already would answer a second call at once.
    const close = () => (closed ??= opened.disposeAsync())
    return { addresses, port, firstLink, fill: office.fill, close }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function openParts(config: Config, opened: AsyncDisposableStack): Promise<{ port: number; office: Office }> {
  const log = pino({ level: config.LOG_LEVEL, base: null })
  const closing = <T extends { close(): unknown }>(part: T): T => {
    opened.defer(async () => void (await part.close()))
    return part
  }
  const database = closing(await openDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log }))
  const bus = closing(config.REDIS_URL ? await openRedisBus({ url: config.REDIS_URL, log }) : openLocalBus())
  closing(await Sfu.create({ bus, address: SFU_ADDRESS, log, ...sfuSettings(config) }))
  const sfu = bus.connect(sfuContract, SFU_ADDRESS)
  closing(await RecorderHost.create({ bus, address: RECORDER_ADDRESS, log, ...recorderSettings(config) }))

  const journal = createJournal(database)
  const stores = createOfficeDatabase(database)
  const mail = createSmtpMail({ url: config.SMTP_URL, from: config.MAIL_FROM, log })
  const urns = createUrns(database)
  const rooms = closing(
    new Rooms({
      journal,
      sfu,
      recorder: bus.connect(recorderContract, RECORDER_ADDRESS),
      clock: Date.now,
      newId: () => randomBytes(16).toString('base64url'),
      office: roomOffice(config, { database: stores, journal, mail }, log),
      urns,
      signer: createPaperSigner(),
      graceMs: config.PEER_GRACE_MS,
    }),
  )
  const listening = [
    closing(await bus.subscribe(sfuContract, SFU_ADDRESS, rooms.listeners())),
    closing(await bus.subscribe(recorderContract, RECORDER_ADDRESS, rooms.recorderListeners())),
  ]

  const secrets = createSecretStore(database)
  const tickets = new Tickets(await secrets.read('ticket'))
  const sessions = createOpenSessions(rooms, tickets, journal)
  const seated = seatedIn(rooms, tickets)
  const recorders = recordersOn(bus)
  const office = closing(
    await openOffice({ config, database: stores, secrets, sessions, journal, mail, recorders, seated, log }),
  )
  // Closed before the office, which would wait for letters that a mail server does not take.
  closing(mail)
  const { rtpCapabilities } = await sfu.request('capabilities.read', {})
  const boot = { protocolVersion: PROTOCOL_VERSION, rtpCapabilities }
  const secure = config.TLS_CERT_FILE !== undefined
  const routers = { '/urn': urnRouter({ rooms, urns }), ...office.routers }
  const app = await createHttpApp({ boot, webDir: WEB_DIR, secure, routers, log })
  const server: Server = secure ? createSecureServer(certificate(config), app) : createServer(app)
  // A document of 100 MB on a slow line takes its time; who sends nothing is sent away by the route itself.
  server.requestTimeout = UPLOAD_WITHIN_MS
  const sockets = openSocketBorder({ http: server, rooms, tickets, log })
  opened.defer(() => closeServer(server, sockets))
  // Before all else: mediasoup ends its workers on a signal by itself, and no room shall take that for a crash.
  for (const one of listening) closing(one)
  return { port: await listen(server, config), office }
}

function roomOffice(config: Config, stores: Pick<SessionOfficeParts, 'database' | 'journal' | 'mail'>, log: Log) {
  return createRoomOffice({
    ...stores,
    clock: Date.now,
    zone: provinceZone(),
    publicUrl: config.PUBLIC_URL ?? null,
    failed: (error, what) => void reportFault(log, error, what),
  })
}

function recorderSettings({ RECORDINGS_DIR: recordingsDir, RECORDING_KEY_FILE, RECORDER_IP: ip }: Config) {
  return { recordingsDir, keyFile: RECORDING_KEY_FILE ?? defaultKeyFile(), ip }
}

function recordersOn(bus: Bus): Recorders {
  const recorder = bus.connect(recorderContract, RECORDER_ADDRESS)
  return {
    async finish(id) {
      await recorder.request('recording.close', { recordingId: recordingId.parse(id), finished: true })
    },
  }
}

function sfuSettings(config: Config) {
  return {
    workers: config.RTC_WORKERS,
    rtcPortBase: config.RTC_PORT_BASE,
    announcedAddress: config.RTC_ANNOUNCED_ADDRESS,
    plainIp: config.SFU_PLAIN_IP,
    workerBin: workerBinary(),
  }
}

function certificate({ TLS_CERT_FILE, TLS_KEY_FILE }: Config) {
  return { cert: readFileSync(TLS_CERT_FILE ?? ''), key: readFileSync(TLS_KEY_FILE ?? '') }
}

function listen(server: Server, { PORT, HOST }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, () => {
      // A TCP server's address is an object; only a Unix socket's is a string.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Closes every line. Requests under way have a moment to be answered; lines that only rest are not waited for. */
async function closeServer(server: Server, sockets: { close(): Promise<void> }): Promise<void> {
  const resting = setInterval(() => server.closeIdleConnections(), RESTING_CLOSED_EVERY_MS)
  const late = setTimeout(() => server.closeAllConnections(), ANSWERED_WITHIN_MS)
  try {
    await sockets.close()
  } finally {
    clearInterval(resting)
    clearTimeout(late)
  }
}

/** The addresses at which the page can be opened: this machine's own first, for there a camera is always allowed. */
function addressesOf({ HOST, TLS_CERT_FILE }: Config, port: number): string[] {
  const scheme = TLS_CERT_FILE === undefined ? 'http' : 'https'
  const everywhere = HOST === '0.0.0.0' || HOST === '::'
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)
  const hosts = everywhere ? ['localhost', ...others] : [HOST]
  return hosts.map((host) => `${scheme}://${host}:${port}`)
}
