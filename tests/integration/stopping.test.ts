// Stopping the product as people do, in the middle of a meeting: in order and without a complaint.
import { afterEach, expect, test } from 'vitest'
import { connectAndJoin } from './fuzz/client.ts'
import { bridgePointId, meetingId } from '../../signalling/protocol/index.ts'
import type { Boot } from '../../signalling/protocol/index.ts'
import { startProduct } from '../support/product.ts'
import type { ProductProcess } from '../support/product.ts'

let product: ProductProcess | undefined
afterEach(() => product?.close())

test.each(['SIGINT', 'SIGTERM'] as const)('%s to the whole group ends everything without a word', async (signal) => {
  product = await startProduct({ LOG_LEVEL: 'warn' })
  const { url, clerk } = product
  const answer = await fetch(`${url}/api/boot`)
  // Our own server keeps to its types.
  const { data: boot } = (await answer.json()) as { data: Boot }
  const id = meetingId.parse(product.meetingId)
  const ticket = (point: string) => clerk.ask('meeting.join', { id, bridgePointId: bridgePointId.parse(point) })
  const clients = [await connectAndJoin({ url, boot, ticket }, 'LNGAN'), await connectAndJoin({ url, boot, ticket })]
  const gone = clients.map(({ socket }) => new Promise((resolve) => socket.once('disconnect', resolve)))
  expect(await product.stopGroup(signal)).toEqual([])
  await Promise.all(gone)
  for (const { socket } of clients) socket.disconnect()
  expect((await product.stopAndReadJournal()).filter(({ event }) => event.type === 'peer.joined')).toHaveLength(2)
})
