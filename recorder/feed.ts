// A feed: one UDP socket that takes RTP and RTCP from one sender (RFC 5761), and answers it.
import { createSocket } from 'node:dgram'
import type { RemoteInfo, Socket } from 'node:dgram'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import type { RtpAddress } from './contract.ts'
import { isRtcpDatagram, nack, pictureLoss, readSenderReports, receiverReport } from './rtcp.ts'
import type { SenderReport } from './rtcp.ts'
import type { Delivered } from './rtp-order.ts'
import { parseRtpPacket } from './rtp-packet.ts'
import type { RtpSource } from './rtp-source.ts'

/** Room for a second of a large picture; the system may give less. */
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024
/** How often the sender is told what arrives, ms. */
const REPORT_INTERVAL_MS = 1_000

/** What listens to a source on a feed. */
export type SourceListener = {
  readonly source: RtpSource
  /** What came, in order. */
  deliver(delivered: readonly Delivered[]): void
  /** The sender says how its clock stands. `at` is epoch ms. */
  report(report: SenderReport, at: number): void
  /** Whether a key frame is wanted now. */
  wantsKeyFrame(now: number): boolean
}

/** Every datagram is hostile until it has been read: what makes no sense is dropped. */
export class Feed {
  readonly #socket: Socket
  readonly #own = randomInt(1, 2 ** 32 - 1)
  readonly #listeners = new Set<SourceListener>()
  readonly #bySsrc = new Map<number, SourceListener>()
  #remote: RtpAddress | null = null
  #reportedAt = 0

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('message', (datagram, from) => this.#take(datagram, from))
    // An answer that could not be delivered is not the recording's trouble.
    socket.on('error', () => {})
  }

  /** Opens a socket on any free port of an address. @throws the system's error when the address is not ours */
  static async open(ip: string): Promise<Feed> {
    const socket = createSocket({ type: isIPv6(ip) ? 'udp6' : 'udp4' })
    socket.bind({ address: ip, port: 0, exclusive: true })
    await once(socket, 'listening')
    try {
      socket.setRecvBufferSize(RECEIVE_BUFFER_BYTES)
    } catch {
      // A system that refuses gives what it gives.
    }
    return new Feed(socket)
  }

  /** Where it takes media. */
  get address(): RtpAddress {
    const { address: ip, port } = this.#socket.address()
    return { ip, port }
  }

  /** From now on, what comes from this address is looked at. */
  connect(remote: RtpAddress): void {
    this.#remote = remote
  }

  /** Listens to a source; what comes under its SSRCs goes nowhere else. */
  add(listener: SourceListener): void {
    this.#listeners.add(listener)
    const { ssrc, rtx } = listener.source.format
    this.#bySsrc.set(ssrc, listener)
    if (rtx) this.#bySsrc.set(rtx.ssrc, listener)
  }

  remove(listener: SourceListener): void {
    this.#listeners.delete(listener)
    for (const [ssrc, one] of this.#bySsrc) if (one === listener) this.#bySsrc.delete(ssrc)
  }

  /** Lets time pass: gives up, asks again, reports. To be called every few ms. */
  tick(now: number): void {
    for (const listener of this.#listeners) {
      const { source } = listener
      const given = source.advance(now)
      if (given.length > 0) listener.deliver(given)
      const missing = source.toAskFor(now)
      if (missing.length > 0) this.#send(nack(this.#own, source.format.ssrc, missing))
      if (listener.wantsKeyFrame(now)) this.#send(pictureLoss(this.#own, source.format.ssrc))
    }
    if (now - this.#reportedAt >= REPORT_INTERVAL_MS) this.#report(now)
  }

  close(): void {
    this.#listeners.clear()
    this.#bySsrc.clear()
    this.#remote = null
    this.#socket.close()
  }

  #take(datagram: Buffer, { address, port }: RemoteInfo): void {
    if (address !== this.#remote?.ip || port !== this.#remote.port || datagram.length === 0) return
    if (isRtcpDatagram(datagram)) return this.#takeReports(datagram)
    const packet = parseRtpPacket(datagram)
    const listener = packet && this.#bySsrc.get(packet.ssrc)
    if (!listener) return
    const delivered = listener.source.push(packet, performance.now())
    if (delivered.length > 0) listener.deliver(delivered)
  }

  #takeReports(datagram: Buffer): void {
    for (const report of readSenderReports(datagram)) {
      const listener = this.#bySsrc.get(report.ssrc)
      if (listener?.source.format.ssrc !== report.ssrc) continue
      listener.source.reported(report, performance.now())
      listener.report(report, Date.now())
    }
  }

  #report(now: number): void {
    this.#reportedAt = now
    const receptions = [...this.#listeners].flatMap(({ source }) => source.reception(now) ?? [])
    // A report's count has five bits.
    if (receptions.length > 0) this.#send(receiverReport(this.#own, receptions.slice(0, 31)))
  }

  #send(datagram: Uint8Array): void {
    if (this.#remote) this.#socket.send(datagram, this.#remote.port, this.#remote.ip, () => {})
  }
}
