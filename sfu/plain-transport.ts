// One plain RTP transport: sends to an address of our own network, without ICE, DTLS and an estimate of bandwidth.
import type { types } from 'mediasoup'
import { transportId } from '../signalling/protocol/ids.ts'
import type { TransportId } from '../signalling/protocol/ids.ts'
import type { OpenedPlainTransport } from './contract.ts'
import { SOCKET_BUFFER_BYTES } from './listen.ts'

/** What a plain transport is opened with. */
export type PlainTransportOptions = {
  readonly router: types.Router
  /** Our own address to send from; the port is any free one of the worker's. */
  readonly listenIp: string
  /** Where RTP and RTCP go, both to one port. */
  readonly ip: string
  readonly port: number
}

/** A transport to one recorder's feed. The router that opened it closes it; what it carries closes with it. */
export class PlainTransport {
  readonly id: TransportId
  readonly media: types.PlainTransport
  /** How its consumers are opened: packets of sound are sent again too. */
  readonly consuming = { enableRtx: true } as const

  private constructor(media: types.PlainTransport) {
    this.id = transportId.parse(media.id)
    this.media = media
  }

  /** Opens a transport and connects it to its only far end. Throws mediasoup's errors; nothing stays open then. */
  static async create({ router, listenIp, ip, port }: PlainTransportOptions): Promise<PlainTransport> {
    const media = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: listenIp, sendBufferSize: SOCKET_BUFFER_BYTES },
      rtcpMux: true,
      comedia: false,
    })
    try {
      await media.connect({ ip, port })
      return new PlainTransport(media)
    } catch (error) {
      media.close()
      throw error
    }
  }

  /** What the far end needs to know. */
  get parameters(): OpenedPlainTransport {
    const { localAddress, localPort } = this.media.tuple
    return { transportId: this.id, ip: localAddress, port: localPort }
  }

  close(): void {
    this.media.close()
  }
}
