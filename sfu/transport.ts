// One WebRTC transport: its connection in one word, and how good its line is.
import type { types } from 'mediasoup'
import { INITIAL_OUTGOING_BPS } from '../config/codecs.ts'
import { transportId } from '../signalling/protocol/ids.ts'
import type { TransportId } from '../signalling/protocol/ids.ts'
import type { DtlsParameters } from '../signalling/protocol/rtp.ts'
import type { OpenedTransport } from './contract.ts'
import type { Closes } from './kept.ts'
import { isNotable, lossOf, readReports } from './quality.ts'
import type { LossCounters, Quality } from './quality.ts'

/** The most one page may send, bit/s: every layer of a camera, a presentation and sound, with room to spare. */
const MAX_INCOMING_BPS = 12_000_000

/** How long a page may be silent before its line counts as down, s. Browsers ask for consent every 5 s or less (RFC 7675). */
const ICE_CONSENT_TIMEOUT_S = 15

/** ICE and DTLS in one word; `new` until they have said anything. */
export type ConnectionState = 'new' | 'connected' | 'disconnected'

/** What a transport is opened with. */
export type TransportOptions = {
  readonly router: types.Router
  readonly webRtcServer: types.WebRtcServer
  readonly direction: 'send' | 'receive'
  readonly onChanged: (id: TransportId, state: 'connected' | 'disconnected') => void
}

/** A transport of one page. The router that opened it closes it; what it carries closes with it. */
export class Transport {
  readonly id: TransportId
  readonly media: types.WebRtcTransport
  /** How its consumers are opened: as mediasoup does by itself. */
  readonly consuming = {}
  readonly #streams = new Set<types.Producer | types.Consumer>()
  #state: ConnectionState = 'new'
  #counters: LossCounters | undefined
  #told: Quality | undefined

  private constructor(media: types.WebRtcTransport, onChanged: TransportOptions['onChanged']) {
    this.id = transportId.parse(media.id)
    this.media = media
    const look = (): void => {
      const state = stateOf(media)
      if (state === 'new' || state === this.#state) return
      this.#state = state
      this.#told = undefined
      onChanged(this.id, state)
    }
    media.on('icestatechange', look)
    media.on('dtlsstatechange', look)
    media.observer.on('newproducer', (producer) => this.#keep(producer, producer))
    media.observer.on('newconsumer', (consumer) => this.#keep(consumer, consumer))
  }

  /** Opens a transport on the worker's shared ports. Throws mediasoup's errors. */
  static async create({ router, webRtcServer, direction, onChanged }: TransportOptions): Promise<Transport> {
    const media = await router.createWebRtcTransport({
      webRtcServer,
      preferUdp: true,
      iceConsentTimeout: ICE_CONSENT_TIMEOUT_S,
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BPS,
    })
    if (direction === 'send') await media.setMaxIncomingBitrate(MAX_INCOMING_BPS)
    return new Transport(media, onChanged)
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** What the page needs to connect. */
  get parameters(): Omit<OpenedTransport, 'consumers'> {
    const { iceParameters, iceCandidates, dtlsParameters } = this.media
    return { transportId: this.id, iceParameters, iceCandidates, dtlsParameters }
  }

  /** Takes the page's side of DTLS. Throws mediasoup's errors, also on a second call. */
  connect(dtlsParameters: DtlsParameters): Promise<void> {
    return this.media.connect({ dtlsParameters })
  }

  /** Reads the line's quality: two requests to the worker. Undefined when not connected or when little has changed. */
  async measure(): Promise<Quality | undefined> {
    if (this.#state !== 'connected') return undefined
    const [counters] = await this.media.getStats()
    if (!counters) return undefined
    const { loss, rttMs } = await this.#readReports()
    const quality: Quality = { ...lossOf(counters, this.#counters, loss), rttMs }
    this.#counters = counters
    if (!isNotable(quality, this.#told)) return undefined
    this.#told = quality
    return quality
  }

  close(): void {
    this.media.close()
  }

  #keep(stream: types.Producer | types.Consumer, { observer }: Closes): void {
    this.#streams.add(stream)
    observer.once('close', () => this.#streams.delete(stream))
  }

  /** The reports about any stream that flows: all of them share one line. */
  async #readReports(): Promise<ReturnType<typeof readReports>> {
    const flowing = [...this.#streams].find(
      (stream) => !stream.paused && !('producerPaused' in stream && stream.producerPaused),
    )
    if (!flowing) return readReports([], 'up')
    return readReports(await flowing.getStats(), 'producerPaused' in flowing ? 'down' : 'up')
  }
}

/** DTLS over a living ICE pair is a connection; either one ending is none. */
function stateOf({ iceState, dtlsState }: types.WebRtcTransport): ConnectionState {
  if (iceState === 'disconnected' || iceState === 'closed') return 'disconnected'
  if (dtlsState === 'failed' || dtlsState === 'closed') return 'disconnected'
  return dtlsState === 'connected' && iceState !== 'new' ? 'connected' : 'new'
}
