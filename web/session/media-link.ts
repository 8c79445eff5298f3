// One generation of media: both transports with all they carry; when it is lost a new one is made.
import type { types } from 'mediasoup-client'
import type { Input, MediaKind, OpenedMedia, Output, Source, WebContract } from '#protocol'
import { contentHint, sourceOptions } from './encodings.ts'
import type { Equipment } from './equipment.ts'
import { createIceWatch } from './ice-watch.ts'
import { createReception } from './reception.ts'
import type { Reception } from './reception.ts'
import type { Signal } from './signal.ts'
import type { TrackBoard } from './track-board.ts'
import { freshWord } from './word.ts'

/** One generation of media. */
export type MediaLink = {
  /** Under this name its tracks stand on the board. */
  readonly name: object
  readonly reception: Reception
  /** Resolves when what is received can flow. */
  readonly receiving: Promise<void>
  /** Aborted when the link is retired or closed. */
  readonly over: AbortSignal
  /**
   * Sends a track as a source. The track is never stopped by the link.
   * @throws Refusal, or an error of mediasoup-client
   */
  produce(source: Source, track: MediaStreamTrack): Promise<types.Producer>
  /** Sends nothing more and asks nothing more; what was received stands still until the link is closed. */
  retire(): void
  close(): void
}

/** What a link is made of. */
export type MediaLinkParts = {
  readonly equipment: Equipment
  readonly signal: Signal
  readonly board: TrackBoard
  readonly opened: OpenedMedia
  /** What others send arrives. */
  received(): void
  /** The link cannot be mended. */
  broken(): void
}

type Opening = Promise<Output<WebContract, 'producer.open'>>

/** Makes the page's end of what the server opened. */
export function createMediaLink(parts: MediaLinkParts): MediaLink {
  const { equipment, signal, board, opened, received, broken } = parts
  const { send, receive } = equipment.connect(opened)
  const ending = new AbortController()
  const over = ending.signal
  const receiving = new Promise<void>((resolve) => {
    receive.on('connectionstatechange', (state) => state === 'connected' && resolve())
  })
  const openings = new Map<string, Opening>()
  const watches = [watch(send, 'send', signal, over, broken), watch(receive, 'receive', signal, over, broken)]

  receive.on('connectionstatechange', (state) => state === 'connected' && received())

  // The negotiation does not wait for the server's answer, so that a second source is not a round trip later;
  // a refusal closes the producer again.
  send.on('produce', ({ kind, rtpParameters, appData }, done) => {
    const id = freshWord()
    const opening = signal.request('producer.open', producerInput(kind, rtpParameters, appData), over)
    opening.catch(() => {})
    openings.set(id, opening)
    done({ id })
  })

  function retire(): void {
    ending.abort(new Error('the media link is over'))
    for (const one of watches) one.close()
    send.close()
  }

  return {
    name: receive,
    over,
    receiving,
    reception: createReception({ transport: receive, signal, board, over, broken }),
    async produce(source, track) {
      track.contentHint = contentHint(source)
      const producer = await send.produce({
        track,
        ...sourceOptions(source, equipment.sendCodecs),
        stopTracks: false,
        disableTrackOnPause: false,
        appData: { source, heightPx: track.getSettings().height },
      })
      try {
        await openings.get(producer.id)
        return producer
      } catch (error) {
        producer.close()
        throw error
      }
    },
    retire,
    close() {
      retire()
      receive.close()
    },
  }
}

function producerInput(
  kind: MediaKind,
  rtpParameters: types.RtpParameters,
  appData: types.AppData,
): Input<WebContract, 'producer.open'> {
  // `appData` is what `produce` put there; the RTP words are plain values that the server parses again.
  const { source, heightPx } = appData as { source: Source; heightPx?: number }
  const words = rtpParameters as Input<WebContract, 'producer.open'>['rtpParameters']
  return { source, kind, rtpParameters: words, ...(kind === 'video' && heightPx !== undefined && { heightPx }) }
}

function watch(
  transport: types.Transport,
  direction: 'send' | 'receive',
  signal: Signal,
  over: AbortSignal,
  broken: () => void,
): { close(): void } {
  const watcher = createIceWatch({
    async renew() {
      const { iceParameters } = await signal.request('media.restart-ice', { direction }, over)
      await transport.restartIce({ iceParameters })
    },
    giveUp: broken,
  })
  transport.on('connectionstatechange', (state) => watcher.state(state))
  return watcher
}
