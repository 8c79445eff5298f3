// One router: the transports, producers and consumers of one conversation, found by their ids.
import type { types } from 'mediasoup'
import { KEY_FRAME_REQUEST_DELAY_MS } from '../config/codecs.ts'
import type { Log } from '../config/log.ts'
import type { NotificationName, Notified, Parsed } from '../signalling/protocol/contract.ts'
import { consumerId, producerId } from '../signalling/protocol/ids.ts'
import type { ConsumerId, ProducerId, TransportId } from '../signalling/protocol/ids.ts'
import { Refusal } from '../signalling/protocol/refusals.ts'
import type { RefusalCode } from '../signalling/protocol/refusals.ts'
import type { RtpCapabilities } from '../signalling/protocol/rtp.ts'
import { createAsk } from './asking.ts'
import type { Ask } from './asking.ts'
import type {
  Consume,
  OpenedConsumer,
  OpenedPlainTransport,
  OpenedTransport,
  RouterId,
  SfuContract,
} from './contract.ts'
import { Kept } from './kept.ts'
import { Microphones } from './microphones.ts'
import { PlainTransport } from './plain-transport.ts'
import { answered, offered, receivable } from './rtp.ts'
import { Transport } from './transport.ts'
import type { Worker } from './worker.ts'

/** Tells whoever listens to this SFU. */
export type Notify = <N extends NotificationName<SfuContract>>(name: N, data: Notified<SfuContract, N>) => void

/** What a router is opened with. */
export type RouterOptions = {
  readonly routerId: RouterId
  readonly worker: Worker
  /** The address that plain transports send from. */
  readonly plainIp: string
  readonly notify: Notify
  readonly log: Log
  /** Told once when the router ends with its worker. */
  readonly onLost: () => void
}

/**
 * A mediasoup router and everything in it. What closes because something else was closed is told: a transport's
 * producers, a producer's consumers. What the caller closes itself, and what ends with the whole router, is not.
 */
export class Router {
  readonly workerId: string
  readonly #id: RouterId
  readonly #media: types.Router
  readonly #webRtcServer: types.WebRtcServer
  readonly #plainIp: string
  readonly #microphones: Microphones
  readonly #notify: Notify
  readonly #ask: Ask
  readonly #transports = new Kept<TransportId, Transport>('transport-unknown')
  readonly #plainTransports = new Kept<TransportId, PlainTransport>('transport-unknown')
  readonly #producers = new Kept<ProducerId, types.Producer>('producer-unknown')
  readonly #consumers = new Kept<ConsumerId, types.Consumer>('consumer-unknown')

  private constructor(options: RouterOptions, media: types.Router, microphones: Microphones, ask: Ask) {
    this.workerId = options.worker.workerId
    this.#id = options.routerId
    this.#media = media
    this.#webRtcServer = options.worker.webRtcServer
    this.#plainIp = options.plainIp
    this.#microphones = microphones
    this.#notify = options.notify
    this.#ask = ask
    media.on('workerclose', options.onLost)
  }

  /**
   * Opens a router on a worker.
   * @throws Refusal media-unavailable when the worker ends meanwhile
   */
  static async create(options: RouterOptions): Promise<Router> {
    const { routerId, worker, notify } = options
    const ask = createAsk(options.log)
    const media = await ask('router.open', 'media-unavailable', () => worker.openRouter())
    try {
      const microphones = await ask('router.open', 'media-unavailable', () =>
        Microphones.create(media, (speaking) =>
          notify('speaker.changed', { routerId, producerId: speaking === null ? null : producerId.parse(speaking) }),
        ),
      )
      return new Router(options, media, microphones, ask)
    } catch (error) {
      media.close()
      throw error
    }
  }

  /** Opens a transport, connects it and opens its first consumers; if any of it is turned down, nothing stays open. */
  async openTransport(input: Parsed<SfuContract, 'transport.open'>): Promise<OpenedTransport> {
    const { direction, dtlsParameters, rtpCapabilities, consume } = input
    if (consume.length > 0 && !rtpCapabilities) throw new Refusal('bad-message', { at: 'rtpCapabilities' })
    const transport = await this.#ask('transport.open', 'router-unknown', () =>
      Transport.create({
        router: this.#media,
        webRtcServer: this.#webRtcServer,
        direction,
        onChanged: (id, state) => this.#notify('transport.changed', { routerId: this.#id, transportId: id, state }),
      }),
    )
    try {
      if (dtlsParameters)
        await this.#ask('transport.open', 'transport-unknown', () => transport.connect(dtlsParameters))
      const consumers = rtpCapabilities ? await this.#consumeAll(transport, rtpCapabilities, consume) : []
      if (transport.media.closed) throw new Refusal(this.#goneCode())
      this.#transports.keep(transport.id, transport, transport.media)
      // A source may have closed while the others were being opened: its consumer is no more, and so not answered.
      return { ...transport.parameters, consumers: consumers.filter((one) => this.#consumers.has(one.consumerId)) }
    } catch (error) {
      transport.close()
      throw error
    }
  }

  /** Opens a transport that sends to an address of our own network; it is connected at once. */
  async openPlainTransport({ ip, port }: Parsed<SfuContract, 'plain-transport.open'>): Promise<OpenedPlainTransport> {
    const transport = await this.#ask('plain-transport.open', 'router-unknown', () =>
      PlainTransport.create({ router: this.#media, listenIp: this.#plainIp, ip, port }),
    )
    if (transport.media.closed) throw new Refusal(this.#goneCode())
    this.#plainTransports.keep(transport.id, transport, transport.media)
    return transport.parameters
  }

  async connectTransport({ transportId, dtlsParameters }: Parsed<SfuContract, 'transport.connect'>): Promise<void> {
    const transport = this.#transports.find(transportId)
    await this.#ask('transport.connect', 'transport-unknown', () => transport.connect(dtlsParameters))
  }

  restartIce({ transportId }: { transportId: TransportId }): Promise<types.IceParameters> {
    const transport = this.#transports.find(transportId)
    return this.#ask('transport.restart-ice', 'transport-unknown', () => transport.media.restartIce())
  }

  closeTransport({ transportId }: { transportId: TransportId }): void {
    this.#anyTransport(transportId).close()
  }

  /** Opens a producer; an audio one is listened to for who speaks. */
  async openProducer(input: Parsed<SfuContract, 'producer.open'>): Promise<ProducerId> {
    const { kind, paused } = input
    const transport = this.#transports.find(input.transportId)
    const rtpParameters = offered(input.rtpParameters)
    const keyFrameRequestDelay = KEY_FRAME_REQUEST_DELAY_MS
    const producer = await this.#ask('producer.open', 'transport-unknown', () =>
      transport.media.produce({ kind, rtpParameters, paused, keyFrameRequestDelay }),
    )
    this.#mustBeOpen(transport, producer)
    const id = producerId.parse(producer.id)
    this.#producers.keep(id, producer, producer)
    producer.on('transportclose', () => {
      if (!this.#media.closed) this.#notify('producer.closed', { routerId: this.#id, producerId: id })
    })
    if (kind === 'audio') await this.#ask('producer.open', 'transport-unknown', () => this.#microphones.add(producer))
    return id
  }

  async pauseProducer(input: { producerId: ProducerId }): Promise<void> {
    const producer = this.#producers.find(input.producerId)
    await this.#ask('producer.pause', 'producer-unknown', () => producer.pause())
  }

  async resumeProducer(input: { producerId: ProducerId }): Promise<void> {
    const producer = this.#producers.find(input.producerId)
    await this.#ask('producer.resume', 'producer-unknown', () => producer.resume())
  }

  closeProducer(input: { producerId: ProducerId }): void {
    this.#producers.find(input.producerId).close()
  }

  openConsumer(input: Parsed<SfuContract, 'consumer.open'>): Promise<OpenedConsumer> {
    return this.#consume(this.#anyTransport(input.transportId), input.rtpCapabilities, input)
  }

  async pauseConsumer(input: { consumerId: ConsumerId }): Promise<void> {
    const consumer = this.#consumers.find(input.consumerId)
    await this.#ask('consumer.pause', 'consumer-unknown', () => consumer.pause())
  }

  /** Forwards again. A key frame is asked for even when it was forwarded all along: the page has lost its picture. */
  async resumeConsumer(input: { consumerId: ConsumerId }): Promise<void> {
    const consumer = this.#consumers.find(input.consumerId)
    await this.#ask('consumer.resume', 'consumer-unknown', async () => {
      await consumer.resume()
      if (consumer.kind === 'video') await consumer.requestKeyFrame()
    })
  }

  async setLayers({ consumerId: id, layers }: Parsed<SfuContract, 'consumer.set-layers'>): Promise<void> {
    const consumer = this.#consumers.find(id)
    await this.#ask('consumer.set-layers', 'consumer-unknown', () => consumer.setPreferredLayers(layers))
  }

  closeConsumer(input: { consumerId: ConsumerId }): void {
    this.#consumers.find(input.consumerId).close()
  }

  /** Reads the quality of every connected transport, one after the other, and tells what changed notably. */
  async measure(): Promise<void> {
    for (const transport of this.#transports.values()) {
      const quality = await this.#ask('measure', 'transport-unknown', () => transport.measure()).catch(() => undefined)
      if (quality) this.#notify('transport.measured', { routerId: this.#id, transportId: transport.id, ...quality })
    }
  }

  /** Closes the router and everything in it. */
  close(): void {
    this.#media.close()
  }

  #anyTransport(id: TransportId): Transport | PlainTransport {
    return this.#plainTransports.has(id) ? this.#plainTransports.find(id) : this.#transports.find(id)
  }

  /** Opens the consumers in order; one whose source has gone, or that the page cannot receive, is left out. */
  async #consumeAll(transport: Transport, capabilities: RtpCapabilities, wanted: Consume[]): Promise<OpenedConsumer[]> {
    const opened = await Promise.all(
      wanted.map((one) =>
        this.#consume(transport, capabilities, one).catch((error: unknown) => {
          if (error instanceof Refusal && ['producer-unknown', 'media-rejected'].includes(error.code)) return undefined
          throw error
        }),
      ),
    )
    return opened.filter((one) => one !== undefined)
  }

  async #consume(
    transport: Transport | PlainTransport,
    capabilities: RtpCapabilities,
    wanted: Consume,
  ): Promise<OpenedConsumer> {
    const producer = this.#producers.find(wanted.producerId)
    const consumer = await this.#ask('consumer.open', 'producer-unknown', () =>
      transport.media.consume({
        producerId: producer.id,
        rtpCapabilities: receivable(capabilities),
        paused: wanted.paused,
        preferredLayers: wanted.layers,
        ignoreDtx: false,
        ...transport.consuming,
      }),
    )
    this.#mustBeOpen(transport, consumer)
    const id = consumerId.parse(consumer.id)
    this.#consumers.keep(id, consumer, consumer)
    consumer.on('producerclose', () => this.#notify('consumer.closed', { routerId: this.#id, consumerId: id }))
    const { kind, producerPaused } = consumer
    return {
      consumerId: id,
      producerId: wanted.producerId,
      kind,
      rtpParameters: answered(consumer.rtpParameters),
      producerPaused,
    }
  }

  /** Undoes what a transport opened while it was being closed itself. */
  #mustBeOpen(transport: Transport | PlainTransport, stream: types.Producer | types.Consumer): void {
    if (!transport.media.closed) return
    stream.close()
    throw new Refusal(this.#media.closed ? this.#goneCode() : 'transport-unknown')
  }

  /** Why something is gone when this router is: with its worker, or closed by its caller. */
  #goneCode(): RefusalCode {
    return this.#webRtcServer.closed ? 'media-unavailable' : 'router-unknown'
  }
}
