// What every bus must do, said once and asked of both: within a process, and between hosts over a real Redis.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { redisServerBinary } from '../../config/runtime.ts'
import type { Bus } from '../../signalling/bus/bus.ts'
import { openLocalBus } from '../../signalling/bus/local.ts'
import { openRedisBus } from '../../signalling/bus/redis.ts'
import type { Client } from '../../signalling/protocol/contract.ts'
import { createMemoryLog } from '../support/log.ts'
import { startRedis } from '../support/redis.ts'
import type { TestRedis } from '../support/redis.ts'
import { createHandlers, lineTest } from './bus-contract.ts'
import type { LineTest } from './bus-contract.ts'

/** A bus seen from two programs: one that serves and publishes, one that asks and listens. Locally they are the same. */
type Pair = { readonly near: Bus; readonly far: Bus }
type Log = ReturnType<typeof createMemoryLog>
type OpenPair = (log: Log, requestTimeoutMs: number) => Promise<Pair>

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 20_000, interval: 5 })
const refusal = (code: string, details?: object) =>
  expect.objectContaining({ name: 'Refusal', code, ...(details && { details }) })

describe('the bus within a process', () => {
  conformance(async (log, requestTimeoutMs) => {
    const bus = openLocalBus({ log, requestTimeoutMs })
    return { near: bus, far: bus }
  })
})

describe.skipIf(redisServerBinary() === undefined)('the bus between hosts', () => {
  let redis: TestRedis
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.close())

  const openPair: OpenPair = async (log, requestTimeoutMs) => ({
    near: await openRedisBus({ url: redis.url, log, requestTimeoutMs }),
    far: await openRedisBus({ url: redis.url, log, requestTimeoutMs }),
  })
  conformance(openPair)
})

function conformance(openPair: OpenPair): void {
  let log: Log
  let bus: Pair
  let client: Client<LineTest>
  let handlers: ReturnType<typeof createHandlers>

  const open = async (requestTimeoutMs = 5_000): Promise<void> => {
    bus = await openPair(log, requestTimeoutMs)
    client = bus.near.connect(lineTest, 'line-1')
  }
  beforeEach(async () => {
    log = createMemoryLog()
    handlers = createHandlers()
    await open()
    await bus.far.serve(lineTest, 'line-1', handlers)
  })
  afterEach(() => Promise.all([bus.near.close(), bus.far.close()]))

  describe('requests', () => {
    test('a request is answered by its handler', async () => {
      expect(await client.request('text.echo', { text: 'Huyện Lục Ngạn' })).toEqual({ text: 'Huyện Lục Ngạn' })
    })

    test('a handler receives the parsed input', async () => {
      expect(await client.request('text.trim', { text: '  a ' })).toEqual({ text: 'a' })
      expect(await client.request('text.trim', {})).toEqual({ text: 'nothing' })
    })

    test('a refusal arrives with its code and its details', async () => {
      const expected = refusal('message-too-large', { maxBytes: 42, at: 'tên', strict: true })
      await expect(client.request('request.refuse', {})).rejects.toEqual(expected)
    })

    test('a fault shows the caller an incident id and nothing else; the log has both', async () => {
      const error: unknown = await client
        .request('request.break', { text: 'somebody' })
        .catch((thrown: unknown) => thrown)
      expect(error).toEqual(refusal('fault', { incident: expect.stringMatching(/^[0-9a-f-]{36}$/) }))
      expect(String(error)).not.toContain('somebody')
      const incident: unknown = (error as { details: { incident: string } }).details.incident
      expect(log.lines).toContainEqual(
        expect.objectContaining({
          level: 'error',
          facts: expect.objectContaining({ incident, name: 'request.break' }),
        }),
      )
      expect(log.text()).toContain('password of somebody')
    })

    test('an answer that cannot travel is a fault of its handler', async () => {
      await expect(client.request('request.overflow', {})).rejects.toEqual(refusal('fault'))
    })

    test('bad input is refused before the handler', async () => {
      // A program of another version could send this; the types of this one forbid it.
      const bad = { text: 7 } as unknown as { text: string }
      await expect(client.request('text.echo', bad)).rejects.toEqual(refusal('bad-message', { at: 'text' }))
      expect(handlers.seen).toEqual([])
    })

    test('a request that the contract does not know is refused', async () => {
      const unknown = 'text.shout' as 'text.echo'
      await expect(client.request(unknown, { text: 'a' })).rejects.toEqual(refusal('unknown-request'))
    })

    test('a megabyte goes through', async () => {
      const text = 'điểm cầu '.repeat(100_000)
      expect(await client.request('text.echo', { text })).toEqual({ text })
    })

    test('a request larger than 16 MB is stopped', async () => {
      const text = 'a'.repeat(17 * 1024 * 1024)
      const expected = refusal('message-too-large', { maxBytes: 16 * 1024 * 1024 })
      await expect(client.request('text.echo', { text })).rejects.toEqual(expected)
      expect(handlers.seen).toEqual([])
    })

    test('a thousand requests at once get their own answers', async () => {
      const numbers = Array.from({ length: 1_000 }, (_, index) => String(index))
      const answers = await Promise.all(numbers.map((text) => client.request('text.echo', { text })))
      expect(answers.map(({ text }) => text)).toEqual(numbers)
    })

    test('what is sent and answered are copies', async () => {
      const sent = { list: [1, 2] }
      const answered = await client.request('list.keep', sent)
      expect(sent.list).toEqual([1, 2])
      answered.list.push(100)
      expect(await client.request('list.read', {})).toEqual({ list: [1, 2, 99] })
    })
  })

  describe('who serves', () => {
    test('nobody at the address: unreachable, found out at once', async () => {
      const nobody = bus.near.connect(lineTest, 'line-2')
      await expect(nobody.request('text.echo', { text: 'a' })).rejects.toEqual(refusal('node-unreachable'))
    })

    test('a handler that never answers: unreachable when the time is up', async () => {
      await Promise.all([bus.near.close(), bus.far.close()])
      await open(50)
      await bus.far.serve(lineTest, 'line-1', handlers)
      await expect(client.request('request.hang', {})).rejects.toEqual(refusal('node-unreachable'))
      expect(handlers.hanging()).toBe(1)
    })

    test('an address is served once', async () => {
      await expect(bus.far.serve(lineTest, 'line-1', handlers)).rejects.toThrow('served already')
      await expect(bus.near.serve(lineTest, 'line-1', handlers)).rejects.toThrow('served already')
      expect(await client.request('text.echo', { text: 'still there' })).toEqual({ text: 'still there' })
    })

    test('an address that is no longer served is free again', async () => {
      const served = await bus.far.serve(lineTest, 'line-3', handlers)
      const third = bus.near.connect(lineTest, 'line-3')
      await served.close()
      await served.close()
      await expect(third.request('text.echo', { text: 'a' })).rejects.toEqual(refusal('node-unreachable'))
      await bus.near.serve(lineTest, 'line-3', handlers)
      expect(await third.request('text.echo', { text: 'b' })).toEqual({ text: 'b' })
    })

    test('closing the bus ends the requests under way and refuses later ones', async () => {
      const underWay = client.request('request.hang', {})
      const ended = expect(underWay).rejects.toEqual(refusal('node-unreachable'))
      await until(() => handlers.hanging() === 1)
      await bus.near.close()
      await bus.near.close()
      await ended
      await expect(client.request('text.echo', { text: 'a' })).rejects.toEqual(refusal('node-unreachable'))
      await expect(bus.near.serve(lineTest, 'line-4', handlers)).rejects.toThrow('closed')
    })
  })

  describe('notifications', () => {
    const tell = (count: number, address = 'line-1'): void =>
      bus.far.publish(lineTest, address, 'count.changed', { count })

    test('arrive in the order of their sender', async () => {
      const counts: number[] = []
      await bus.near.subscribe(lineTest, 'line-1', { 'count.changed': ({ count }) => counts.push(count) })
      const sent = Array.from({ length: 500 }, (_, index) => index)
      sent.forEach((count) => tell(count))
      await until(() => counts.length === 500)
      expect(counts).toEqual(sent)
    })

    test('never arrive inside the publisher', async () => {
      const order: string[] = []
      await bus.far.subscribe(lineTest, 'line-1', { 'count.changed': () => order.push('heard') })
      tell(1)
      order.push('published')
      await until(() => order.length === 2)
      expect(order).toEqual(['published', 'heard'])
    })

    test('reach every subscriber of the address, each with its own copy', async () => {
      const heard: { count: number; list?: number[] }[] = []
      const hear = {
        'count.changed': (data: { count: number; list?: number[] }) => heard.push({ ...data, list: data.list }),
      }
      await bus.near.subscribe(lineTest, 'line-1', {
        'count.changed': (data) => {
          hear['count.changed'](data)
          data.list?.push(7)
        },
      })
      await bus.near.subscribe(lineTest, 'line-1', hear)
      await bus.far.subscribe(lineTest, 'line-1', hear)
      const list = [1]
      bus.far.publish(lineTest, 'line-1', 'count.changed', { count: 1, list })
      await until(() => heard.length === 3)
      expect(list).toEqual([1])
      expect(heard.map((data) => data.list).toSorted()).toEqual([[1], [1], [1, 7]])
    })

    test('stay at their address and at their name', async () => {
      const heard: string[] = []
      await bus.near.subscribe(lineTest, 'line-1', { 'text.changed': ({ text }) => heard.push(text) })
      tell(1)
      bus.far.publish(lineTest, 'line-2', 'text.changed', { text: 'elsewhere' })
      bus.far.publish(lineTest, 'line-1', 'text.changed', { text: 'here' })
      await until(() => heard.length > 0)
      expect(heard).toEqual(['here'])
    })

    test('end with the subscription, for this subscriber alone', async () => {
      const [first, second]: [number[], number[]] = [[], []]
      const subscription = await bus.near.subscribe(lineTest, 'line-1', {
        'count.changed': ({ count }) => first.push(count),
      })
      await bus.near.subscribe(lineTest, 'line-1', { 'count.changed': ({ count }) => second.push(count) })
      tell(1)
      await until(() => second.length === 1)
      await subscription.close()
      await subscription.close()
      tell(2)
      await until(() => second.length === 2)
      expect(first).toEqual([1])
    })

    test('a listener that throws disturbs nobody', async () => {
      const heard: number[] = []
      await bus.near.subscribe(lineTest, 'line-1', {
        'count.changed': () => {
          throw new Error('tripped')
        },
      })
      await bus.near.subscribe(lineTest, 'line-1', { 'count.changed': ({ count }) => heard.push(count) })
      tell(1)
      tell(2)
      await until(() => heard.length === 2)
      expect(log.text()).toContain('tripped')
    })

    test('that nobody hears are no error', async () => {
      tell(1, 'nowhere')
      expect(await client.request('text.echo', { text: 'a' })).toEqual({ text: 'a' })
      expect(log.lines).toEqual([])
    })
  })
}
