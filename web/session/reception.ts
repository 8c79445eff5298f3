// The sources received over one transport: each becomes a track on the board.
import type { types } from 'mediasoup-client'
import type { ConsumerId, ReceivedSource } from '#protocol'
import { pause } from './backoff.ts'
import type { TrackKey } from './live-state.ts'
import type { Signal } from './signal.ts'
import type { TrackBoard } from './track-board.ts'

/** What a reception works with. */
export type ReceptionParts = {
  readonly transport: types.Transport
  readonly signal: Signal
  readonly board: TrackBoard
  /** Aborted when the transport is closed. */
  readonly over: AbortSignal
  /** The transport takes no more sources: a negotiation failed. */
  broken(error: unknown): void
}

/** The sources of one transport. */
export type Reception = {
  /** Takes sources in; those of one call share one negotiation. Resolves when it is done, never rejects. */
  open(sources: readonly ReceivedSource[]): Promise<void>
  close(consumerId: ConsumerId): void
}

/** How long the last picture of lost media may stand in for a new one that has no packet yet. */
export const STANDSTILL_MS = 10_000

/** Receives over one transport; its tracks stand on the board in the transport's name. */
export function createReception({ transport, signal, board, over, broken }: ReceptionParts): Reception {
  const consumers = new Map<ConsumerId, types.Consumer>()
  const gone = new Set<ConsumerId>()

  async function take(source: ReceivedSource): Promise<void> {
    const { consumerId, producerId, kind } = source
    const consumer = await transport.consume({
      id: consumerId,
      producerId,
      kind,
      // The same words with a narrower list of header extensions; the server's own are from that list.
      rtpParameters: source.rtpParameters as types.RtpParameters,
      streamId: streamOf(source),
    })
    if (gone.has(consumerId)) return consumer.close()
    consumers.set(consumerId, consumer)
    if (source.paused) signal.request('consumer.resume', { consumerId }, over).catch(() => {})
    void show(source, consumer)
  }

  async function show({ consumerId, peerId, source, kind }: ReceivedSource, consumer: types.Consumer): Promise<void> {
    const key: TrackKey = `${peerId}/${source}`
    if (kind === 'video' && board.has(key)) await firstPacket(consumer.track, over)
    if (!consumer.closed && !over.aborted) board.put(key, { consumerId, track: consumer.track, from: transport })
  }

  return {
    async open(sources) {
      const taken = sources.map((source) => take(source).catch((error: unknown) => over.aborted || broken(error)))
      await Promise.all(taken)
    },
    close(consumerId) {
      gone.add(consumerId)
      consumers.get(consumerId)?.close()
      consumers.delete(consumerId)
      board.drop(consumerId)
    },
  }
}

/** Tracks of one stream are played in step: a face with its voice. */
function streamOf({ peerId, source }: ReceivedSource): string {
  return source === 'presentation' ? `${peerId}-presentation` : peerId
}

async function firstPacket(track: MediaStreamTrack, over: AbortSignal): Promise<void> {
  if (!track.muted) return
  const enough = new AbortController()
  const stop = (): void => enough.abort()
  track.addEventListener('unmute', stop, { once: true })
  over.addEventListener('abort', stop, { once: true })
  await pause(STANDSTILL_MS, enough.signal)
  over.removeEventListener('abort', stop)
}
