// The server of the naive page: the product's own SFU behind one socket request for every single step.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import type { Direction, NaiveNotices, NaiveRequests } from './words.ts'
import { SILENT_LOG } from '../../../../config/log.ts'
import { workerBinary } from '../../../../config/runtime.ts'
import { routerId as routerIds, sfuContract } from '../../../../sfu/contract.ts'
import type { OpenedConsumer, OpenedTransport, SfuContract } from '../../../../sfu/contract.ts'
import { Sfu } from '../../../../sfu/sfu.ts'
import { openLocalBus } from '../../../../signalling/bus/local.ts'
import type { Client } from '../../../../signalling/protocol/contract.ts'
import type { ConsumerId, ProducerId, TransportId } from '../../../../signalling/protocol/ids.ts'
import type { RtpCapabilities } from '../../../../signalling/protocol/rtp.ts'

const routerId = routerIds.parse('naive')

/** The running server. */
export type NaiveServer = { readonly port: number; close(): Promise<void> }

/** Starts it on free ports of the loopback, with one media worker, serving the page from a folder. */
export async function openNaiveServer(pageFolder: string): Promise<NaiveServer> {
  const bus = openLocalBus()
  const sfu = await Sfu.create({
    bus,
    address: 'sfu',
    workers: 1,
    rtcPortBase: 0,
    announcedAddress: undefined,
    workerBin: workerBinary(),
    log: SILENT_LOG,
  })
  const client = bus.connect(sfuContract, 'sfu')
  await client.request('router.open', { routerId })
  const http = createServer(express().use(express.static(pageFolder)))
  const io = new Server<NaiveRequests, NaiveNotices>(http, { serveClient: false, transports: ['websocket'] })
  await bus.subscribe(sfuContract, 'sfu', {
    'consumer.closed': ({ consumerId }) => void io.emit('consumer-closed', consumerId),
  })
  const pages = new Set<PageSide>()
  io.on('connection', (socket) => void pages.add(new PageSide(socket, client, pages)))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    // A TCP server's address is an object; only a Unix socket's is a string.
    port: (http.address() as AddressInfo).port,
    async close() {
      await io.close()
      await sfu.close()
      await bus.close()
    },
  }
}

/** What the server does for one page. */
class PageSide {
  readonly #sfu: Client<SfuContract>
  readonly #pages: Set<PageSide>
  readonly #transports = new Map<Direction, TransportId>()
  readonly #producers = new Set<ProducerId>()
  readonly #received = new Set<ProducerId>()
  #waiting: ConsumerId[] = []

  constructor(socket: Socket<NaiveRequests, NaiveNotices>, sfu: Client<SfuContract>, pages: Set<PageSide>) {
    this.#sfu = sfu
    this.#pages = pages
    socket.on('router-capabilities', (done) => this.#answer(done, this.#capabilities()))
    socket.on('create-transport', (direction, done) => this.#answer(done, this.#createTransport(direction)))
    socket.on('connect-transport', (direction, dtlsParameters, done) => {
      const transportId = this.#transport(direction)
      this.#answer(done, sfu.request('transport.connect', { routerId, transportId, dtlsParameters }))
    })
    socket.on('consume', (rtpCapabilities, done) => this.#answer(done, this.#consume(rtpCapabilities)))
    socket.on('resume', (done) => this.#answer(done, this.#resume()))
    socket.on('produce', (kind, rtpParameters, done) => {
      const input = { routerId, transportId: this.#transport('send'), kind, rtpParameters, paused: false }
      const opening = sfu.request('producer.open', input).then(({ producerId }) => {
        this.#producers.add(producerId)
        socket.broadcast.emit('produced')
        return producerId
      })
      this.#answer(done, opening)
    })
    socket.on('disconnect', () => this.#gone())
  }

  /** A page that has left while it was being served gets no answer. */
  #answer<T>(done: (answer: T) => void, serving: Promise<T>): void {
    serving.then(done, () => undefined)
  }

  async #capabilities(): Promise<RtpCapabilities> {
    return (await this.#sfu.request('capabilities.read', {})).rtpCapabilities
  }

  async #createTransport(direction: Direction): Promise<Omit<OpenedTransport, 'consumers'>> {
    const { consumers: _none, ...opened } = await this.#sfu.request('transport.open', { routerId, direction })
    this.#transports.set(direction, opened.transportId)
    return opened
  }

  /** Opens what is not received yet; a source that has left meanwhile is left out. */
  async #consume(rtpCapabilities: RtpCapabilities): Promise<OpenedConsumer[]> {
    const fresh = this.#others().filter((producerId) => !this.#received.has(producerId))
    for (const producerId of fresh) this.#received.add(producerId)
    const input = { routerId, transportId: this.#transport('receive'), rtpCapabilities, paused: true }
    const asked = fresh.map((producerId) => this.#sfu.request('consumer.open', { ...input, producerId }))
    const opened = (await Promise.allSettled(asked)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    this.#waiting.push(...opened.map(({ consumerId }) => consumerId))
    return opened
  }

  async #resume(): Promise<null> {
    const waiting = this.#waiting.splice(0)
    await Promise.allSettled(
      waiting.map((consumerId) => this.#sfu.request('consumer.resume', { routerId, consumerId })),
    )
    return null
  }

  #others(): ProducerId[] {
    return [...this.#pages].filter((page) => page !== this).flatMap((page) => [...page.#producers])
  }

  #transport(direction: Direction): TransportId {
    const transportId = this.#transports.get(direction)
    if (transportId === undefined) throw new Error(`There is no ${direction} transport yet.`)
    return transportId
  }

  #gone(): void {
    this.#pages.delete(this)
    for (const transportId of this.#transports.values()) {
      this.#sfu.request('transport.close', { routerId, transportId }).catch(() => undefined)
    }
  }
}
