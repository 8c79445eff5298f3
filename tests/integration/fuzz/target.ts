// The product under attack, with an eye on what it holds: its journal, its workers, its transports.
import { randomUUID } from 'node:crypto'
import { observer } from 'mediasoup'
import type { types } from 'mediasoup'
import type { RecordedEvent } from '../../../signalling/domain/event.ts'
import { PROTOCOL_VERSION } from '../../../signalling/protocol/index.ts'
import type { Boot, IssuedTicket, Reply } from '../../../signalling/protocol/index.ts'
import { bridgePointId as point, meetingId } from '../../../signalling/protocol/index.ts'
import { createJournal } from '../../../signalling/storage/journal.ts'
import { createSecretStore } from '../../../signalling/storage/secrets.ts'
import { openTestDatabase } from '../../support/postgres.ts'
import { openProduct } from '../../support/product.ts'

/** Opens the product in this process over a database that the test can read, too. */
export async function openTarget() {
  const workers = new Set<types.Worker>()
  let transports = 0
  const watch = (worker: types.Worker): void => {
    workers.add(worker)
    worker.observer.on('newrouter', (router) => {
      router.observer.on('newtransport', (transport) => {
        transports += 1
        transport.observer.once('close', () => (transports -= 1))
      })
    })
  }
  observer.on('newworker', watch)
  const database = await openTestDatabase()
  const settings = {
    DATABASE_URL: database.url,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    PEER_GRACE_MS: '1000',
    RTC_WORKERS: '1',
  }
  const product = await openProduct(settings)
  const { clerk, sessionId } = product
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const response = await fetch(`${product.url}${path}`, init)
    // Our own server keeps to its types.
    const reply = (await response.json()) as Reply<T>
    if (!reply.ok) throw new Error(`${path}: ${reply.error.code}`)
    return reply.data
  }
  return {
    url: product.url,
    port: product.port,
    ticketKey: await createSecretStore(database).read('ticket'),
    boot: await ask<Boot>('/api/boot'),
    /** A good ticket to a new seat at the bridge point. */
    ticket: (bridgePointId: string): Promise<IssuedTicket> =>
      clerk.ask('meeting.join', { id: meetingId.parse(product.meetingId), bridgePointId: point.parse(bridgePointId) }),
    clerk,
    meetingId: product.meetingId,
    sessionId,
    journal: (): Promise<RecordedEvent[]> => createJournal(database).read(sessionId, 0),
    /** Transports open on the SFU. */
    transports: () => transports,
    /** Process ids of the media workers ever started here, and whether each still lives. */
    workers: () => [...workers].map(({ pid, closed }) => ({ pid, closed })),
    /** The most memory that the media workers ever held, MiB. */
    async workerPeakMebibytes(): Promise<number> {
      const usages = await Promise.all(
        [...workers].filter(({ closed }) => !closed).map((worker) => worker.getResourceUsage()),
      )
      return usages.reduce((sum, { ru_maxrss }) => sum + ru_maxrss / 1_024, 0)
    },
    async close() {
      observer.off('newworker', watch)
      await product.close()
      await database.close()
    },
  }
}
export type Target = Awaited<ReturnType<typeof openTarget>>

/** What a page shows at the handshake. */
export const handshake = (ticket: string) => ({
  ticket,
  protocolVersion: PROTOCOL_VERSION,
  page: `page-${randomUUID()}`,
})
