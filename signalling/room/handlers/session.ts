// Joining, resuming, leaving.
import type { Some } from './caller.ts'
import { decideJoining, decideLineRestored } from '../../domain/presence.ts'
import { Refusal } from '../../protocol/refusals.ts'

export const sessionHandlers: Some<'session.join' | 'session.resume' | 'session.leave'> = {
  async 'session.join'(input, { room, peer, link }) {
    const { peerId, bridgePointId } = peer
    const { microphone, camera } = input
    await room.perform(peerId, (state) => decideJoining(state, { peerId, bridgePointId, microphone, camera }))
    const media = await room.media.open(peer, input)
    if (peer.link !== link) throw new Refusal('peer-replaced')
    // From here on the page is told every event; the snapshot below is what they follow.
    peer.following = true
    void peer.media?.reception.run()
    return { peerId, bridgePointId, state: room.state, speaker: room.watch.speaker, quality: room.watch.quality(), media }
  },

  async 'session.resume'({ after }, { room, peer }) {
    const { peerId } = peer
    if (after > room.state.seq) throw new Refusal('journal-gap')
    await room.perform(peerId, (state) => decideLineRestored(state, peerId))
    let events = await room.eventsAfter(after)
    // The room goes on while the journal is read: the page follows from the very last event on.
    while ((events.at(-1)?.seq ?? after) < room.state.seq) events = await room.eventsAfter(after)
    peer.following = true
    void peer.media?.reception.run()
    const { speaker } = room.watch
    return { events, speaker, quality: room.watch.quality(), media: peer.media ? 'kept' : 'lost' }
  },

  async 'session.leave'(_input, { room, peer }) {
    await room.leave(peer, 'left')
    return null
  },
}
