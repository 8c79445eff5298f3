// How good a transport's line is, and when that is worth telling.

/** Loss as fractions 0–1 and round trip in ms, over the last seconds. */
export type Quality = {
  readonly lossUp: number
  readonly lossDown: number
  readonly rttMs: number | undefined
}

/** The figures of a transport's statistics that loss is read from (mediasoup's names). */
export type LossCounters = {
  readonly rtpBytesReceived: number
  readonly rtpBytesSent: number
  readonly rtpPacketLossReceived?: number | undefined
  readonly rtpPacketLossSent?: number | undefined
}

/** Changes smaller than these are not told. */
const NOTABLE_LOSS = 0.01
const NOTABLE_RTT_MS = 20

/** The figures of one stream's statistics that the reports of its receiver fill (mediasoup's names, RFC 3550). */
export type StreamReport = {
  readonly type: string
  /** Of the last report, in 256ths. */
  readonly fractionLost: number
  readonly roundTripTime?: number | undefined
}

/**
 * Loss in both directions from the transport-wide congestion feedback, which numbers the packets of the transport:
 * mediasoup keeps it as an average of the last 24 feedbacks, the newest weighing most. It stands still when nothing is
 * sent, so a direction without media since `before` counts as lossless. Where there is no such feedback (only sound
 * is received, or the page does not know it) what a stream's receiver has `reported` stands in.
 */
export function lossOf(
  now: LossCounters,
  before: LossCounters | undefined,
  reported: number,
): Pick<Quality, 'lossUp' | 'lossDown'> {
  const received = now.rtpBytesReceived > (before?.rtpBytesReceived ?? 0)
  const sent = now.rtpBytesSent > (before?.rtpBytesSent ?? 0)
  return {
    lossUp: received ? (now.rtpPacketLossReceived ?? reported) : 0,
    lossDown: sent ? (now.rtpPacketLossSent ?? reported) : 0,
  }
}

/**
 * Loss and round trip from the reports about one stream. A consumer's statistics hold its source's too: what was
 * lost before it came to us is taken off, for the receiver of unrepaired sound reports both losses in one.
 */
export function readReports(
  reports: readonly StreamReport[],
  direction: 'up' | 'down',
): { loss: number; rttMs: number | undefined } {
  const [own, other] = direction === 'down' ? ['outbound-rtp', 'inbound-rtp'] : ['inbound-rtp', undefined]
  const worst = (type: string | undefined): number =>
    Math.max(0, ...reports.flatMap((report) => (report.type === type ? [report.fractionLost] : [])))
  const roundTrips = reports.flatMap(({ type, roundTripTime }) =>
    type === own && roundTripTime ? [roundTripTime] : [],
  )
  return {
    loss: Math.max(0, worst(own) - worst(other)) / 256,
    rttMs: roundTrips.length === 0 ? undefined : Math.round(Math.min(...roundTrips)),
  }
}

/** Whether the change from what was told last is worth telling; the first reading always is. */
export function isNotable(now: Quality, told: Quality | undefined): boolean {
  if (told === undefined) return true
  if (Math.abs(now.lossUp - told.lossUp) >= NOTABLE_LOSS) return true
  if (Math.abs(now.lossDown - told.lossDown) >= NOTABLE_LOSS) return true
  if (now.rttMs === undefined || told.rttMs === undefined) return now.rttMs !== told.rttMs
  return Math.abs(now.rttMs - told.rttMs) >= NOTABLE_RTT_MS
}
