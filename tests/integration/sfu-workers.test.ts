// The media workers: shared ports, spread by load, and what happens when one of them dies.
import { connect } from 'node:net'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { SILENT_LOG } from '../../config/log.ts'
import { Sfu } from '../../sfu/sfu.ts'
import { freePort } from '../../sfu/listen.ts'
import { openLocalBus } from '../../signalling/bus/local.ts'
import { camera, microphone, openSfu, router } from '../support/sfu.ts'
import type { OpenSfu } from '../support/sfu.ts'

let opened: OpenSfu[] = []
afterEach(async () => {
  await Promise.all(opened.map((sfu) => sfu.close()))
  opened = []
})

async function start(options: Parameters<typeof openSfu>[0] = {}): Promise<OpenSfu> {
  const sfu = await openSfu(options)
  opened.push(sfu)
  return sfu
}

async function candidates(sfu: OpenSfu, name: string) {
  const { iceCandidates } = await sfu.request('transport.open', { routerId: router(name), direction: 'receive' })
  return iceCandidates
}

async function workersOf(sfu: OpenSfu) {
  return (await sfu.request('load.read', {})).workers
}

/** Kills the worker of this place as the kernel's out-of-memory killer would. */
async function kill(sfu: OpenSfu, workerId: string): Promise<number> {
  const worker = (await workersOf(sfu)).find((one) => one.workerId === workerId)
  if (!worker) throw new Error(`${workerId} does not run.`)
  process.kill(worker.pid, 'SIGKILL')
  return worker.pid
}

describe('the ports', () => {
  test('are one UDP and one TCP port a worker, shared by all its transports, on every address of the machine', async () => {
    const sfu = await start()
    await sfu.request('router.open', { routerId: router('a') })
    await sfu.request('router.open', { routerId: router('b') })
    const [first, second] = [await candidates(sfu, 'a'), await candidates(sfu, 'b')]
    expect(new Set([...first, ...second].map((candidate) => candidate.port)).size).toBe(1)
    expect(second.map(({ ip, protocol, port }) => ({ ip, protocol, port }))).toEqual(
      first.map(({ ip, protocol, port }) => ({ ip, protocol, port })),
    )

    const own = Object.values(networkInterfaces()).flatMap((all) =>
      (all ?? []).filter((one) => one.family === 'IPv4').map((one) => one.address),
    )
    for (const protocol of ['udp', 'tcp']) {
      const addresses = first.filter((candidate) => candidate.protocol === protocol).map((candidate) => candidate.ip)
      expect(addresses.toSorted()).toEqual([...new Set(own)].toSorted())
    }
  })

  test('take connections over TCP where UDP is blocked, and UDP is preferred', async () => {
    const sfu = await start()
    await sfu.request('router.open', { routerId: router('a') })
    const all = await candidates(sfu, 'a')
    const byPriority = all.toSorted((a, b) => b.priority - a.priority).map((candidate) => candidate.protocol)
    expect(byPriority.lastIndexOf('udp')).toBeLessThan(byPriority.indexOf('tcp'))
    const tcp = all.find((candidate) => candidate.protocol === 'tcp' && candidate.ip === '127.0.0.1')
    const socket = connect(tcp?.port ?? 0, '127.0.0.1')
    await once(socket, 'connect')
    socket.destroy()
  })

  test('follow the configured base, and are announced under the configured address', async () => {
    const rtcPortBase = await freePort()
    const sfu = await start({ rtcPortBase, announcedAddress: 'media.example' })
    await sfu.request('router.open', { routerId: router('a') })
    const all = await candidates(sfu, 'a')
    expect(all.map(({ address, port, protocol }) => ({ address, port, protocol }))).toEqual([
      { address: 'media.example', port: rtcPortBase, protocol: 'udp' },
      { address: 'media.example', port: rtcPortBase, protocol: 'tcp' },
    ])
  })

  test('that are taken stop the start with a sentence that names them', async () => {
    const rtcPortBase = await freePort()
    await start({ rtcPortBase })
    await expect(openSfu({ rtcPortBase })).rejects.toThrow(`:${rtcPortBase}`)
  })
})

test('a binary that does not start stops the start with a sentence that names it', async () => {
  const bus = openLocalBus()
  const starting = Sfu.create({
    bus,
    address: 'sfu',
    workers: 1,
    rtcPortBase: 0,
    workerBin: '/nowhere/mediasoup-worker',
    log: SILENT_LOG,
  })
  await expect(starting).rejects.toThrow('/nowhere/mediasoup-worker')
})

test('closing twice is closing once', async () => {
  const sfu = await openSfu()
  await Promise.all([sfu.close(), sfu.close()])
  await expect(sfu.request('load.read', {})).rejects.toMatchObject({ code: 'node-unreachable' })
})

describe('the load', () => {
  test('spreads routers over the workers', async () => {
    const sfu = await start({ workers: 2 })
    const names = ['a', 'b', 'c', 'd'].map(router)
    const places = []
    for (const routerId of names) places.push((await sfu.request('router.open', { routerId })).workerId)
    expect(places.toSorted()).toEqual(['worker-0', 'worker-0', 'worker-1', 'worker-1'])
  })

  test('counts what is open, and goes back when it closes', async () => {
    const sfu = await start()
    const routerId = router('a')
    const { rtpCapabilities } = await sfu.request('capabilities.read', {})
    await sfu.request('router.open', { routerId })
    const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send' })
    const { producerId } = await sfu.request('producer.open', { routerId, transportId, ...microphone() })
    await sfu.request('transport.open', {
      routerId,
      direction: 'receive',
      rtpCapabilities,
      consume: [{ producerId, paused: true }],
    })
    expect(await workersOf(sfu)).toMatchObject([{ workerId: 'worker-0', routers: 1, transports: 2, consumers: 1 }])
    await sfu.request('router.close', { routerId })
    expect(await workersOf(sfu)).toMatchObject([{ workerId: 'worker-0', routers: 0, transports: 0, consumers: 0 }])
  })
})

describe('a worker that dies', () => {
  test('is reported router by router, replaced on the same ports, and the router can be opened again', async () => {
    const sfu = await start()
    const [routerId, other] = [router('a'), router('b')]
    await sfu.request('router.open', { routerId })
    await sfu.request('router.open', { routerId: other })
    const before = await candidates(sfu, 'a')
    const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send' })
    await sfu.request('producer.open', { routerId, transportId, ...camera() })
    const pid = await kill(sfu, 'worker-0')

    expect(await sfu.hearing('router.lost', 2)).toEqual([{ routerId }, { routerId: other }])
    await expect(sfu.request('transport.open', { routerId, direction: 'send' })).rejects.toMatchObject({
      code: 'router-unknown',
    })
    // The only worker is being replaced: whoever opens a router now waits for it instead of being turned away.
    await sfu.request('router.open', { routerId })
    const place = ({ ip, port, protocol }: { ip: string; port: number; protocol: string }) =>
      `${protocol} ${ip}:${port}`
    expect((await candidates(sfu, 'a')).map(place)).toEqual(before.map(place))
    expect((await workersOf(sfu))[0]?.pid).not.toBe(pid)
    expect(sfu.heard.map((one) => one.name)).toEqual(['router.lost', 'router.lost'])
  })

  test('leaves the routers of the other workers alone', async () => {
    const sfu = await start({ workers: 2 })
    const [dying, living] = [router('dying'), router('living')]
    const { workerId } = await sfu.request('router.open', { routerId: dying })
    await sfu.request('router.open', { routerId: living })
    await kill(sfu, workerId)
    expect(await sfu.hearing('router.lost')).toEqual([{ routerId: dying }])
    expect(await sfu.request('transport.open', { routerId: living, direction: 'send' })).toHaveProperty('transportId')
  })

  test('refuses the calls that were on their way to it', async () => {
    const sfu = await start()
    const routerId = router('a')
    await sfu.request('router.open', { routerId })
    const { transportId } = await sfu.request('transport.open', { routerId, direction: 'send' })
    const pid = (await workersOf(sfu))[0]?.pid ?? 0
    process.kill(pid, 'SIGSTOP')
    const calls = Promise.allSettled([
      sfu.request('transport.open', { routerId, direction: 'send' }),
      sfu.request('producer.open', { routerId, transportId, ...camera() }),
      sfu.request('router.open', { routerId: router('new') }),
    ])
    process.kill(pid, 'SIGKILL')
    for (const call of await calls)
      expect(call).toMatchObject({ status: 'rejected', reason: { code: 'media-unavailable' } })
    expect(await sfu.request('router.open', { routerId: router('new') })).toEqual({ workerId: 'worker-0' })
  })

  test('may die again and again', async () => {
    const sfu = await start()
    const routerId = router('a')
    for (let death = 1; death <= 3; death += 1) {
      await sfu.request('router.open', { routerId })
      await kill(sfu, 'worker-0')
      await sfu.hearing('router.lost', death)
      await expect.poll(() => workersOf(sfu), { timeout: 5_000 }).toHaveLength(1)
    }
    expect(await sfu.request('router.open', { routerId })).toEqual({ workerId: 'worker-0' })
  })
})
