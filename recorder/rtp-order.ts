// The packets of one SSRC put back in order: what is missing is named, and after a while given up.
import type { RtpPacket } from './rtp-packet.ts'

/** What comes out, in order. Sequence numbers are extended: they go on counting where 16 bits would wrap. */
export type Delivered =
  | { readonly kind: 'packet'; readonly sequence: number; readonly packet: RtpPacket }
  | { readonly kind: 'lost'; readonly first: number; readonly count: number }
  /** The sender began to count anew; how much lies between is unknown. */
  | { readonly kind: 'restarted' }

/** A packet that others have overtaken. */
export type Missing = {
  /** 16 bits, as a NACK names it (RFC 4585 §6.2.1). */
  readonly sequenceNumber: number
  /** When it was noticed, in the caller's ms. */
  readonly since: number
}

/** RFC 3550 appendix A.1: a larger step is a restart, if the packet after it follows on. */
const LARGEST_STEP = 3000

/**
 * Holds packets until those before them have come, or are given up. It has no clock: the caller passes the time, in
 * ms, never going back, and calls `advance` now and then when nothing arrives.
 */
export class RtpOrder {
  readonly #giveUpAfterMs: number
  #next: number | null = null
  #highest = 0
  readonly #held = new Map<number, RtpPacket>()
  /** When each gap was noticed; ascending, since what is overtaken lies above everything known. */
  readonly #missing = new Map<number, number>()
  #restartAt: number | null = null

  /** `giveUpAfterMs` is how long a missing packet is waited for. */
  constructor(giveUpAfterMs: number) {
    this.#giveUpAfterMs = giveUpAfterMs
  }

  /**
   * Takes a packet. The first one ever begins the stream: what is older than it is dropped, as are duplicates and what
   * was already given up.
   */
  push(packet: RtpPacket, now: number): Delivered[] {
    if (this.#next === null) this.#begin(packet.sequenceNumber)
    const step = ((packet.sequenceNumber - this.#highest) << 16) >> 16
    if (Math.abs(step) > LARGEST_STEP) return this.#leap(packet, now)
    this.#restartAt = null
    this.#hold(this.#highest + step, packet, now)
    return this.advance(now)
  }

  /** Lets time pass: delivers what is in order, and gives up what has been missing for too long. */
  advance(now: number): Delivered[] {
    return this.#drain((since) => now - since >= this.#giveUpAfterMs)
  }

  /** Delivers all that is held, giving up every gap; for the end of a recording. */
  flush(): Delivered[] {
    return this.#drain(() => true)
  }

  /** What to ask for again, oldest first. How often is up to the caller, who knows the round-trip time. */
  missing(): Missing[] {
    return [...this.#missing].map(([sequence, since]) => ({ sequenceNumber: sequence & 0xffff, since }))
  }

  #begin(sequence: number): void {
    this.#next = sequence
    this.#highest = sequence - 1
  }

  #hold(sequence: number, packet: RtpPacket, now: number): void {
    if (this.#next === null || sequence < this.#next || this.#held.has(sequence)) return
    for (let gap = this.#highest + 1; gap < sequence; gap++) this.#missing.set(gap, now)
    this.#highest = Math.max(this.#highest, sequence)
    this.#missing.delete(sequence)
    this.#held.set(sequence, packet)
  }

  /** One stray packet must not end the stream: only two that follow each other do. The first of them is spent. */
  #leap(packet: RtpPacket, now: number): Delivered[] {
    const { sequenceNumber } = packet
    if (this.#restartAt !== sequenceNumber) {
      this.#restartAt = (sequenceNumber + 1) & 0xffff
      return this.advance(now)
    }
    const rest = this.flush()
    this.#restartAt = null
    // The next turn of the counter, so that extended numbers keep rising.
    this.#begin((Math.floor(this.#highest / 0x10000) + 1) * 0x10000 + sequenceNumber)
    return [...rest, { kind: 'restarted' }, ...this.push(packet, now)]
  }

  #drain(isLost: (since: number) => boolean): Delivered[] {
    const out: Delivered[] = []
    if (this.#next === null) return out
    let lost = 0
    const tellLost = (before: number): void => {
      if (lost > 0) out.push({ kind: 'lost', first: before - lost, count: lost })
      lost = 0
    }
    for (; this.#next <= this.#highest; this.#next++) {
      const packet = this.#held.get(this.#next)
      if (packet) {
        tellLost(this.#next)
        out.push({ kind: 'packet', sequence: this.#next, packet })
        this.#held.delete(this.#next)
      } else {
        if (!isLost(this.#missing.get(this.#next) ?? 0)) break
        this.#missing.delete(this.#next)
        lost++
      }
    }
    tellLost(this.#next)
    return out
  }
}
