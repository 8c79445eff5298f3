// The product as one process tree: database, bus, SFU, rooms, web server.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openLocalBus } from './bus/local.ts'
import { openRedisBus } from './bus/redis.ts'
import { createHttpApp } from './gateway/http.ts'
import { openSocketBorder } from './gateway/socket.ts'
import { Tickets } from './gateway/ticket.ts'
import { Rooms } from './room/rooms.ts'
import { openSampleMeeting } from './services/sample-meeting.ts'
import { openDatabase } from './storage/database.ts'
import { createJournal } from './storage/journal.ts'
import { createSecretStore } from './storage/secrets.ts'
import { PROTOCOL_VERSION } from './protocol/index.ts'
import { workerBinary } from '../config/runtime.ts'
import type { Config } from '../config/load.ts'
import { sfuContract } from '../sfu/contract.ts'
import { Sfu } from '../sfu/sfu.ts'

/** Where the SFU answers on the bus. */
const SFU_ADDRESS = 'sfu'

const WEB_DIR = join(import.meta.dirname, '..', 'dist', 'web')

/** The running product. */
export type Product = {
  /** Addresses to open in a browser, the one that certainly works first. */
  readonly addresses: readonly string[]
  readonly port: number
  /** Closes everything in reverse order; closing twice does nothing. */
  close(): Promise<void>
}

/**
 * Opens the product.
 * @throws what the part that cannot open throws; everything opened before it is closed again
 */
export async function openProduct(config: Config): Promise<Product> {
  const opened = new AsyncDisposableStack()
  try {
    const { port } = await openParts(config, opened)
    return { addresses: addressesOf(config, port), port, close: () => opened.disposeAsync() }
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
}

async function openParts(config: Config, opened: AsyncDisposableStack): Promise<{ port: number }> {
  const log = pino({ level: config.LOG_LEVEL, base: null })
  const closing = <T extends { close(): unknown }>(part: T): T => {
    opened.defer(async () => void (await part.close()))
    return part
  }
  const database = closing(await openDatabase({ databaseUrl: config.DATABASE_URL, dataDir: config.DATA_DIR, log }))
  const bus = closing(config.REDIS_URL ? await openRedisBus({ url: config.REDIS_URL, log }) : openLocalBus())
  closing(await Sfu.create({ bus, address: SFU_ADDRESS, log, ...sfuSettings(config) }))
  const sfu = bus.connect(sfuContract, SFU_ADDRESS)

  const journal = createJournal(database)
  const rooms = closing(new Rooms({ journal, sfu, clock: Date.now, graceMs: config.PEER_GRACE_MS }))
  closing(await bus.subscribe(sfuContract, SFU_ADDRESS, rooms.listeners()))
  await openSampleMeeting(rooms)

  const tickets = new Tickets(await createSecretStore(database).read('ticket'))
  const { rtpCapabilities } = await sfu.request('capabilities.read', {})
  const boot = { protocolVersion: PROTOCOL_VERSION, rtpCapabilities }
  const secure = config.TLS_CERT_FILE !== undefined
  const app = await createHttpApp({ rooms, tickets, boot, webDir: WEB_DIR, secure, log })
  const server: Server = secure ? createSecureServer(certificate(config), app) : createServer(app)
  closing(openSocketBorder({ http: server, rooms, tickets, log }))
  return { port: await listen(server, config) }
}

function sfuSettings(config: Config) {
  return {
    workers: config.RTC_WORKERS,
    rtcPortBase: config.RTC_PORT_BASE,
    announcedAddress: config.RTC_ANNOUNCED_ADDRESS,
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
