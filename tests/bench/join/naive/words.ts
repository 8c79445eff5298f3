// What the naive page and its server say to each other, one round trip each.
import type { ConsumerId } from '../../../../signalling/protocol/ids.ts'
import type { DtlsParameters, MediaKind, RtpCapabilities, RtpParameters } from '../../../../signalling/protocol/rtp.ts'
import type { OpenedConsumer, OpenedTransport } from '../../../../sfu/contract.ts'

/** One way of media. */
export type Direction = 'send' | 'receive'

type Done<T> = (answer: T) => void

/** The requests, in the order in which a joining page makes them. */
export type NaiveRequests = {
  'router-capabilities': (done: Done<RtpCapabilities>) => void
  'create-transport': (direction: Direction, done: Done<Omit<OpenedTransport, 'consumers'>>) => void
  /** Opens, paused, everything of the others that is not received yet. */
  consume: (rtpCapabilities: RtpCapabilities, done: Done<OpenedConsumer[]>) => void
  'connect-transport': (direction: Direction, dtlsParameters: DtlsParameters, done: Done<null>) => void
  resume: (done: Done<null>) => void
  produce: (kind: MediaKind, rtpParameters: RtpParameters, done: Done<string>) => void
}

/** What the server tells by itself. */
export type NaiveNotices = {
  /** Somebody else sends something new. */
  produced: () => void
  'consumer-closed': (consumerId: ConsumerId) => void
}
