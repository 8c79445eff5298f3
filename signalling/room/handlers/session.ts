// Joining, resuming, leaving.
import { acting } from './acting.ts'
import { requireSeat } from './caller.ts'
import type { Some } from './caller.ts'
import { decideEnd, decideJoining, decideLineRestored, decideRole } from '../../domain/presence.ts'
import { findPeer } from '../../domain/session.ts'
import { Refusal } from '../../protocol/refusals.ts'

export const sessionHandlers: Some<'session.join' | 'session.resume' | 'session.leave' | 'session.end' | 'role.give'> =
  {
    async 'session.join'(input, caller) {
      const { room, peer } = caller
      const { peerId, bridgePointId, seating } = peer
      const { microphone, camera } = input
      await room.perform(peerId, (state) => decideJoining(state, { ...seating, microphone, camera }))
      const self = findPeer(room.state, peerId)
      if (!self) throw new Refusal('waiting-room')
      const prepared = input.prepared && room.media.begin(peer, input.view)
      const media = prepared ? null : await room.media.open(peer, input)
      requireSeat(caller)
      // From here on the page is told every event; the snapshot below is what they follow.
      peer.following = true
      void peer.media?.reception.run()
      return {
        peerId,
        bridgePointId,
        role: self.role,
        now: room.now(),
        state: room.stateFor(peer),
        speaker: room.watch.speaker,
        quality: room.watch.quality(),
        media,
      }
    },

    async 'session.resume'({ after }, caller) {
      const { room, peer } = caller
      const { peerId } = peer
      if (after > room.state.seq) throw new Refusal('journal-gap')
      await room.perform(peerId, (state) => decideLineRestored(state, peerId))
      let events = await room.eventsAfter(after, peer)
      // The room goes on while the journal is read: the page follows from the very last event on.
      while ((events.at(-1)?.seq ?? after) < room.state.seq) events = await room.eventsAfter(after, peer)
      requireSeat(caller)
      peer.following = true
      void peer.media?.reception.run()
      const { speaker } = room.watch
      return { events, now: room.now(), speaker, quality: room.watch.quality(), media: peer.media ? 'kept' : 'lost' }
    },

    async 'session.leave'(_input, { room, peer }) {
      await room.leave(peer, 'left')
      return null
    },

    async 'session.end'(input, caller) {
      await acting(decideEnd)(input, caller)
      caller.room.end()
      return null
    },

    'role.give': acting((state, by, { peerId, role }) => decideRole(state, by, peerId, role)),
  }
