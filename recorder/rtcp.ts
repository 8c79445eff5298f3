// RTCP of a receiver: sender reports read; receiver reports, requests for lost packets and for key frames written.
import {
  CompoundPacket,
  NackPacket,
  PliPacket,
  ReceiverReportPacket,
  ReceptionReport,
  SenderReportPacket,
  isRtcp,
} from 'rtp.js/packets'

/** What a sender says of its clock (RFC 3550 §6.4.1). */
export type SenderReport = {
  readonly ssrc: number
  /** The sender's wall clock, ms since 1900. */
  readonly ntpMs: number
  /** The same instant on the source's RTP clock, 32 bits. */
  readonly rtpTimestamp: number
  /** The middle 32 bits of the NTP time: a receiver report repeats them. */
  readonly compactNtp: number
}

/** What a receiver says of one source. */
export type Reception = {
  readonly ssrc: number
  /** Of the packets awaited since the last report, the share that did not come, in 256ths. */
  readonly fractionLost: number
  readonly totalLost: number
  /** Extended. */
  readonly highestSequence: number
  /** Ticks of the source's clock. */
  readonly jitter: number
  /** `compactNtp` of the last sender report, and how long ago it came in 65 536ths of a second; both 0 before. */
  readonly lastReport: number
  readonly sinceLastReport: number
}

/** A NACK item covers a packet and the 16 that follow it (RFC 4585 §6.2.1). */
const NACK_SPAN = 16

/** The library reads the first bytes without asking whether they are there. */
const SHORTEST_BYTES = 8

/** Whether a datagram looks like RTCP. Never throws. */
export function isRtcpDatagram(datagram: Buffer): boolean {
  return datagram.length >= SHORTEST_BYTES && isRtcp(viewOf(datagram))
}

/** The sender reports in a datagram; none for what cannot be read. Never throws. */
export function readSenderReports(datagram: Buffer): SenderReport[] {
  try {
    const packets = new CompoundPacket(viewOf(datagram)).getPackets()
    return packets.filter((one) => one instanceof SenderReportPacket).map(reportOf)
  } catch {
    return []
  }
}

/** A receiver report on some sources. `own` is the receiver's SSRC. */
export function receiverReport(own: number, receptions: readonly Reception[]): Uint8Array {
  const packet = new ReceiverReportPacket()
  packet.setSsrc(own)
  for (const one of receptions) {
    const report = new ReceptionReport()
    report.setSsrc(one.ssrc)
    report.setFractionLost(one.fractionLost)
    report.setTotalLost(one.totalLost)
    report.setHighestSeqNumber(one.highestSequence >>> 0)
    report.setJitter(one.jitter)
    report.setLastSRTimestamp(one.lastReport)
    report.setDelaySinceLastSR(one.sinceLastReport)
    packet.addReport(report)
  }
  return written(packet)
}

/** Asks for packets again. `sequenceNumbers` are in order; 16 bits each. */
export function nack(own: number, ssrc: number, sequenceNumbers: readonly number[]): Uint8Array {
  const packet = new NackPacket()
  packet.setSenderSsrc(own)
  packet.setMediaSsrc(ssrc)
  const items: { pid: number; bitmask: number }[] = []
  for (const one of sequenceNumbers) {
    const last = items.at(-1)
    const behind = last ? (one - last.pid) & 0xffff : 0
    // The library's own way to make items does not know that numbers wrap.
    if (last && behind <= NACK_SPAN) last.bitmask |= 1 << (behind - 1)
    else items.push({ pid: one, bitmask: 0 })
  }
  packet.setItems(items)
  return written(packet)
}

/** Asks for a key frame: picture loss indication (RFC 4585 §6.3.1). */
export function pictureLoss(own: number, ssrc: number): Uint8Array {
  const packet = new PliPacket()
  packet.setSenderSsrc(own)
  packet.setMediaSsrc(ssrc)
  return written(packet)
}

function written(packet: ReceiverReportPacket | NackPacket | PliPacket): Uint8Array {
  packet.serialize()
  const { buffer, byteOffset, byteLength } = packet.getView()
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function reportOf(packet: SenderReportPacket): SenderReport {
  const seconds = packet.getNtpSeconds()
  const fraction = packet.getNtpFraction()
  return {
    ssrc: packet.getSsrc(),
    ntpMs: seconds * 1000 + (fraction * 1000) / 2 ** 32,
    rtpTimestamp: packet.getRtpTimestamp(),
    compactNtp: ((seconds & 0xffff) * 0x10000 + (fraction >>> 16)) >>> 0,
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
