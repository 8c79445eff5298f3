// One source as it arrives: repaired by asking again, put in order, and reported on to its sender.
import type { Reception, SenderReport } from './rtcp.ts'
import { RtpOrder } from './rtp-order.ts'
import type { Delivered } from './rtp-order.ts'
import type { RtpPacket } from './rtp-packet.ts'
import type { SourceFormat } from './source-format.ts'

/** How long a missing packet is waited for, ms; many times asked again by then. */
const GIVE_UP_MS = 500
/** Before the first repair tells: what an SFU assumes for itself too. */
const FIRST_ROUND_TRIP_MS = 30
const [SHORTEST_ROUND_TRIP_MS, LONGEST_ROUND_TRIP_MS] = [15, 200]
/** What may be asked for at once; behind a longer gap a key frame is quicker. */
const MOST_ASKED = 100

/** Counts since the source was opened. */
export type SourceCounts = {
  /** Packets, each counted once. */
  received: number
  /** Of these, those that came only when asked for again. */
  repaired: number
  /** Packets given up. */
  lost: number
}

type Asked = { readonly at: number; readonly times: number }

/** Takes a source's packets, its own and those sent again. All times are ms of `performance.now()`. */
export class RtpSource {
  readonly format: SourceFormat
  readonly counts: SourceCounts = { received: 0, repaired: 0, lost: 0 }
  readonly #order = new RtpOrder(GIVE_UP_MS)
  readonly #asked = new Map<number, Asked>()
  readonly #statistics: ReceptionStatistics
  #roundTrip = FIRST_ROUND_TRIP_MS

  constructor(format: SourceFormat) {
    this.format = format
    this.#statistics = new ReceptionStatistics(format.ssrc, format.clockRate)
  }

  /** Takes a packet under any of the source's SSRCs; delivers what is in order now. */
  push(packet: RtpPacket, now: number): Delivered[] {
    const own = packet.ssrc === this.format.ssrc ? packet : this.#unwrapped(packet)
    if (own?.payloadType !== this.format.payloadType) return []
    if (own === packet) this.#statistics.count(packet, now)
    const asked = this.#asked.get(own.sequenceNumber)
    if (asked) {
      this.#asked.delete(own.sequenceNumber)
      this.counts.repaired++
      if (asked.times === 1) this.#learnRoundTrip(now - asked.at)
    }
    return this.#counted(this.#order.push(own, now))
  }

  /** Lets time pass; delivers what it gives up waiting for. */
  advance(now: number): Delivered[] {
    return this.#counted(this.#order.advance(now))
  }

  /** Delivers all that has come. */
  flush(): Delivered[] {
    return this.#counted(this.#order.flush())
  }

  /** What to ask for now, in order: new gaps, and those whose answer is overdue. */
  toAskFor(now: number): number[] {
    if (!this.format.nack) return []
    const missing = this.#order.missing()
    if (missing.length === 0) {
      this.#asked.clear()
      return []
    }
    const due: number[] = []
    for (const { sequenceNumber } of missing) {
      const asked = this.#asked.get(sequenceNumber)
      if (asked && now - asked.at < this.#roundTrip * 1.5) continue
      this.#asked.set(sequenceNumber, { at: now, times: (asked?.times ?? 0) + 1 })
      due.push(sequenceNumber)
      if (due.length === MOST_ASKED) break
    }
    return due
  }

  /** Notes a sender report for the next receiver report. */
  reported(report: SenderReport, now: number): void {
    this.#statistics.reported(report, now)
  }

  /** What the next receiver report says; null before the first packet. */
  reception(now: number = performance.now()): Reception | null {
    return this.#statistics.reception(now)
  }

  /** RFC 4588 §4: the original sequence number, then the original payload. Probes for bandwidth carry nothing. */
  #unwrapped(packet: RtpPacket): RtpPacket | null {
    const { rtx, ssrc, payloadType } = this.format
    if (packet.ssrc !== rtx?.ssrc || packet.payloadType !== rtx.payloadType || packet.payload.length < 2) return null
    const sequenceNumber = packet.payload.readUInt16BE(0)
    return { ...packet, ssrc, payloadType, sequenceNumber, payload: packet.payload.subarray(2) }
  }

  #learnRoundTrip(measured: number): void {
    const bounded = Math.min(Math.max(measured, SHORTEST_ROUND_TRIP_MS), LONGEST_ROUND_TRIP_MS)
    this.#roundTrip += (bounded - this.#roundTrip) / 8
  }

  #counted(delivered: Delivered[]): Delivered[] {
    for (const one of delivered) {
      if (one.kind === 'packet') this.counts.received++
      if (one.kind === 'lost') this.counts.lost += one.count
    }
    return delivered
  }
}

/** RFC 3550 §6.4.1 and appendices A.3 and A.8. */
class ReceptionStatistics {
  readonly #ssrc: number
  readonly #ticksPerMs: number
  #first: number | null = null
  #highest = 0
  #received = 0
  #jitter = 0
  #transit: number | null = null
  #prior = { expected: 0, received: 0 }
  #report: { readonly compactNtp: number; readonly at: number } | null = null

  constructor(ssrc: number, clockRate: number) {
    this.#ssrc = ssrc
    this.#ticksPerMs = clockRate / 1000
  }

  count({ sequenceNumber, timestamp }: RtpPacket, now: number): void {
    if (this.#first === null) {
      this.#first = sequenceNumber
      this.#highest = sequenceNumber
    }
    const step = ((sequenceNumber - this.#highest) << 16) >> 16
    if (step > 0) this.#highest += step
    this.#received++
    const transit = (Math.round(now * this.#ticksPerMs) - timestamp) | 0
    if (this.#transit !== null) this.#jitter += (Math.abs((transit - this.#transit) | 0) - this.#jitter) / 16
    this.#transit = transit
  }

  reported({ compactNtp }: SenderReport, now: number): void {
    this.#report = { compactNtp, at: now }
  }

  reception(now: number): Reception | null {
    if (this.#first === null) return null
    const expected = this.#highest - this.#first + 1
    const awaited = expected - this.#prior.expected
    const lost = Math.max(0, awaited - (this.#received - this.#prior.received))
    this.#prior = { expected, received: this.#received }
    return {
      ssrc: this.#ssrc,
      fractionLost: awaited > 0 ? Math.min(255, Math.floor((lost * 256) / awaited)) : 0,
      totalLost: Math.max(0, expected - this.#received),
      highestSequence: this.#highest,
      jitter: Math.min(Math.floor(this.#jitter), 0xffff_ffff),
      lastReport: this.#report?.compactNtp ?? 0,
      sinceLastReport: this.#report ? Math.round(((now - this.#report.at) * 65_536) / 1000) : 0,
    }
  }
}
