// The sources of a room on their way to its recorder: a feed for all microphones, one for each peer's pictures, a track for each source.
import type { Sending } from './peer-media.ts'
import { recorderCapabilities } from './recorder-capabilities.ts'
import { trackId } from '../protocol/ids.ts'
import type { ConsumerId, PeerId, ProducerId, TrackId, TransportId } from '../protocol/ids.ts'
import type { Client, Input, Output, RequestName } from '../protocol/contract.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { RefusalCode } from '../protocol/refusals.ts'
import type { RtpCapabilities } from '../protocol/rtp.ts'
import { feedId } from '../../recorder/contract.ts'
import type { FeedId, RecorderContract, RecordingId } from '../../recorder/contract.ts'
import type { RouterId, SfuContract } from '../../sfu/contract.ts'

/** Between which two the sources travel, and under which names. */
export type RecordedTracksOptions = {
  readonly sfu: Client<SfuContract>
  readonly recorder: Client<RecorderContract>
  readonly routerId: RouterId
  readonly recordingId: RecordingId
  /** Whether sources may flow at this moment: a pause may begin while they are being opened. */
  readonly mayFlow: () => boolean
  /** Whether a source is sent still. */
  readonly isSent: (sending: Sending) => boolean
  /** Whether a connection takes part still. */
  readonly isHere: (peerId: PeerId) => boolean
}

/** One of the two does not do what it should: everything between them is to be opened again. */
export class Broken extends Error {
  readonly side: 'sfu' | 'recorder'
  readonly code: RefusalCode

  constructor(side: 'sfu' | 'recorder', cause: unknown) {
    super(`the ${side} fails a recording`, { cause })
    this.name = 'Broken'
    this.side = side
    this.code = cause instanceof Refusal ? cause.code : 'fault'
  }
}

type Feed = { readonly feedId: FeedId; readonly transportId: TransportId; readonly ip: string; readonly port: number }
type Track = { readonly trackId: TrackId; readonly sending: Sending; readonly consumerId: ConsumerId }

/** Refusals that say that a source has gone while it was being opened: its going starts another pass. */
const GONE: ReadonlySet<RefusalCode> = new Set(['producer-unknown', 'consumer-unknown'])

const SOUND = feedId.parse('microphones')

export class RecordedTracks {
  readonly #options: RecordedTracksOptions
  #capabilities: RtpCapabilities | undefined
  #feeds = new Map<FeedId, Promise<Feed>>()
  #tracks = new Map<TrackId, Track>()
  /** Sources in a codec that cannot be written. */
  readonly #unfit = new Set<ProducerId>()

  /** Opens nothing yet. */
  constructor(options: RecordedTracksOptions) {
    this.#options = options
  }

  /**
   * Records these sources and no others: ends what is not among them, begins what is new.
   * @throws Broken when the SFU or the recorder is in the way
   */
  async follow(wanted: readonly Sending[]): Promise<void> {
    const named = new Map(wanted.map((sending) => [trackIdOf(sending), sending]))
    const over = [...this.#tracks.values()].filter((track) => named.get(track.trackId) !== track.sending)
    await Promise.all(over.map((track) => this.#stop(track)))
    await Promise.all([...this.#feeds.keys()].filter((id) => this.#isLeft(id)).map((id) => this.#closeFeed(id)))
    const fresh = [...named].filter(([id, { producerId }]) => !this.#tracks.has(id) && !this.#unfit.has(producerId))
    const begun = await Promise.allSettled(fresh.map(([id, sending]) => this.#start(id, sending)))
    for (const one of begun) if (one.status === 'rejected') throw one.reason
  }

  /** Takes everything for gone; what the SFU still has open is closed. The recorder replaces feeds that are opened again. */
  forget(): void {
    const { sfu, routerId } = this.#options
    for (const feed of this.#feeds.values()) {
      feed.then(({ transportId }) => sfu.request('transport.close', { routerId, transportId })).catch(() => undefined)
    }
    this.#feeds = new Map()
    this.#tracks = new Map()
    this.#unfit.clear()
  }

  /** Asks the recorder whether it knows our feeds still. @throws Broken when it does not answer so */
  async probe(): Promise<void> {
    const feed = await this.#feeds.values().next().value
    if (feed) await this.#askRecorder('feed.connect', { feedId: feed.feedId, ip: feed.ip, port: feed.port })
  }

  async #start(id: TrackId, sending: Sending): Promise<void> {
    try {
      const { transportId, feedId } = await this.#feed(sending)
      const { producerId } = sending
      const capabilities = (this.#capabilities ??= await this.#readCapabilities())
      const opening = { transportId, producerId, paused: true, rtpCapabilities: capabilities }
      const { consumerId, rtpParameters } = await this.#askSfu('consumer.open', opening)
      this.#tracks.set(id, { trackId: id, sending, consumerId })
      await this.#askRecorder('track.start', { feedId, trackId: id, rtpParameters })
      if (this.#options.mayFlow()) await this.#askSfu('consumer.resume', { consumerId })
    } catch (error) {
      if (!(error instanceof Broken) || !(GONE.has(error.code) || error.code === 'media-rejected')) throw error
      if (error.code === 'media-rejected') this.#unfit.add(sending.producerId)
      const track = this.#tracks.get(id)
      if (track) await this.#stop(track)
    }
  }

  /** Both are asked whatever the other says. The SFU closes a consumer with its source. */
  async #stop({ trackId, consumerId, sending }: Track): Promise<void> {
    this.#tracks.delete(trackId)
    await Promise.allSettled([
      this.#options.isSent(sending) && this.#askSfu('consumer.close', { consumerId }),
      this.#askRecorder('track.stop', { trackId }),
    ])
  }

  #feed({ source, peerId }: Sending): Promise<Feed> {
    const id = source === 'microphone' ? SOUND : feedId.parse(peerId)
    const known = this.#feeds.get(id)
    if (known) return known
    const opening = this.#openFeed(id)
    this.#feeds.set(id, opening)
    opening.catch(() => {
      if (this.#feeds.get(id) === opening) this.#feeds.delete(id)
    })
    return opening
  }

  async #openFeed(id: FeedId): Promise<Feed> {
    const at = await this.#askRecorder('feed.open', { feedId: id })
    const feed = { feedId: id, ...(await this.#askSfu('plain-transport.open', at)) }
    await this.#askRecorder('feed.connect', { feedId: id, ip: feed.ip, port: feed.port })
    return feed
  }

  /** A feed of pictures is kept while its connection is here: it may be shown again. */
  #isLeft(id: FeedId): boolean {
    // Both are words of the same alphabet; a feed of pictures has its connection's.
    return id !== SOUND && !this.#options.isHere(id as string as PeerId)
  }

  async #closeFeed(id: FeedId): Promise<void> {
    const feed = await this.#feeds.get(id)?.catch(() => undefined)
    this.#feeds.delete(id)
    if (!feed) return
    const { transportId } = feed
    await Promise.allSettled([
      this.#askSfu('transport.close', { transportId }),
      this.#askRecorder('feed.close', { feedId: id }),
    ])
  }

  async #readCapabilities(): Promise<RtpCapabilities> {
    try {
      return recorderCapabilities((await this.#options.sfu.request('capabilities.read', {})).rtpCapabilities)
    } catch (error) {
      throw new Broken('sfu', error)
    }
  }

  async #askSfu<N extends RequestName<SfuContract>>(
    name: N,
    input: Omit<Input<SfuContract, N>, 'routerId'>,
  ): Promise<Output<SfuContract, N>> {
    const { sfu, routerId } = this.#options
    try {
      // Together with the router's name this is what the contract asks for; TypeScript cannot add a key to a generic.
      return await sfu.request(name, { routerId, ...input } as unknown as Input<SfuContract, N>)
    } catch (error) {
      throw new Broken('sfu', error)
    }
  }

  async #askRecorder<N extends RequestName<RecorderContract>>(
    name: N,
    input: Omit<Input<RecorderContract, N>, 'recordingId'>,
  ): Promise<Output<RecorderContract, N>> {
    const { recorder, recordingId } = this.#options
    try {
      // As above, with the recording's name.
      return await recorder.request(name, { recordingId, ...input } as unknown as Input<RecorderContract, N>)
    } catch (error) {
      throw new Broken('recorder', error)
    }
  }
}

function trackIdOf({ peerId, source }: Sending): TrackId {
  return trackId.parse(`${peerId}.${source}`)
}
