// A well-behaved member of the meeting that is attacked: joins, sends, receives, and notices everything.
import { connect } from './client.ts'
import type { Client } from './client.ts'
import type { Target } from './target.ts'
import { camera, microphone } from '../../support/sfu.ts'
import { joinInput } from '../../support/wire.ts'
import type { RecordedEvent } from '../../../signalling/domain/event.ts'
import { applySession, findPeer } from '../../../signalling/domain/session.ts'
import type { PeerState, SessionState } from '../../../signalling/domain/session.ts'
import type {
  ConsumerId,
  JoinedSession,
  OpenedMedia,
  PeerId,
  ReceivedSource,
  Source,
} from '../../../signalling/protocol/index.ts'

/** A session joined without having prepared: its media comes with the answer. */
type OpenedSession = JoinedSession & { media: OpenedMedia }

/** A member and what it has seen. */
export type Witness = {
  readonly client: Client
  readonly joined: OpenedSession
  /** The ids of its own sources. */
  readonly producerIds: readonly string[]
  readonly taken: { readonly mid: string; readonly ssrcs: readonly number[] }
  /** Its state by its own reading of the events. */
  state(): SessionState
  /** How it stands in that state. */
  self(): PeerState | undefined
  /** Whether every event came once and in order. */
  gapless(): boolean
  /** Everything that should not happen to a member: its line broke, its media was lost, it was sent away. */
  readonly troubles: readonly string[]
  /** Sources received just now. */
  received(): ReceivedSource[]
  /** Sends a command and answers its data. */
  ask(name: string, input: unknown): Promise<unknown>
}

/** Joins at a bridge point with both sources open, sends both, and follows the session. */
export async function openWitness(target: Target, bridgePointId: string, ssrc: number): Promise<Witness> {
  const client = await connect(target, bridgePointId)
  const { socket } = client
  const troubles: string[] = []
  const events: RecordedEvent[] = []
  const received = new Map<ConsumerId, ReceivedSource>()
  socket.on('disconnect', (why) => troubles.push(`disconnected: ${why}`))
  socket.on('media.lost', () => troubles.push('media lost'))
  socket.on('session.ended', () => troubles.push('session ended'))
  socket.on('session.event', (event: RecordedEvent) => events.push(event))
  socket.on('consumer.closed', ({ consumerId }: { consumerId: ConsumerId }) => received.delete(consumerId))
  socket.on('consumer.opened', (source: ReceivedSource) => {
    received.set(source.consumerId, source)
    // Now and then, to stay below one's own rate: the source may have gone again before.
    if (received.size % 4 === 0) void client.command('consumer.resume', { consumerId: source.consumerId })
  })

  const ask = async (name: string, input: unknown): Promise<unknown> => {
    const answer = await client.hear(name, { commandId: crypto.randomUUID(), input })
    if (typeof answer === 'object' && answer !== null && 'data' in answer) return answer.data
    throw new Error(`${name} of a witness was refused: ${JSON.stringify(answer)}`)
  }
  const open = { microphone: 'open', camera: 'open' } as const
  // Our own server answers as the contract says.
  const joined = (await ask('session.join', joinInput(target.boot.rtpCapabilities, open))) as OpenedSession
  for (const source of joined.media.consumers) received.set(source.consumerId, source)
  const mid = `w${ssrc}`
  const sources: [Source, ReturnType<typeof camera>, number][] = [
    ['camera', camera({ mid, ssrc }), 720],
    ['microphone', microphone(`${mid}s`, ssrc + 100), 0],
  ]
  const producerIds: string[] = []
  for (const [source, { kind, rtpParameters }, heightPx] of sources) {
    const opened = await ask('producer.open', { source, kind, rtpParameters, heightPx })
    producerIds.push((opened as { producerId: string }).producerId)
  }

  const following = (): RecordedEvent[] => events.filter(({ seq }) => seq > joined.state.seq)
  const state = (): SessionState => following().reduce(applySession, joined.state)
  return {
    client,
    joined,
    producerIds,
    taken: { mid, ssrcs: [ssrc, ssrc + 1, ssrc + 100] },
    state,
    // Its own ticket named it.
    self: () => findPeer(state(), client.peerId as PeerId),
    gapless: () => following().every(({ seq }, index) => seq === joined.state.seq + 1 + index),
    troubles,
    received: () => [...received.values()],
    ask,
  }
}
