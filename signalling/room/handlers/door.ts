// Letting in and sending out.
import { acting } from './acting.ts'
import type { Caller, Some } from './caller.ts'
import { decideAdmission, decideDoor, decideRemoval, decideTurningAway } from '../../domain/door.ts'
import type { doorRequests } from '../../protocol/door.ts'

const admit = acting((state, by, { peerId }: { peerId: Caller['peer']['peerId'] }) =>
  decideAdmission(state, by, peerId),
)
const turnAway = acting((state, by, { peerId }: { peerId: Caller['peer']['peerId'] }) =>
  decideTurningAway(state, by, peerId),
)
const remove = acting((state, by, { peerId }: { peerId: Caller['peer']['peerId'] }) => decideRemoval(state, by, peerId))

export const doorHandlers: Some<keyof typeof doorRequests> = {
  'door.set': acting((state, by, { door }) => decideDoor(state, by, door)),
  async 'door.admit'(input, caller) {
    await admit(input, caller)
    caller.room.openDoor(input.peerId, true)
    return null
  },
  async 'door.turn-away'(input, caller) {
    await turnAway(input, caller)
    caller.room.openDoor(input.peerId, false)
    return null
  },
  async 'peer.remove'(input, caller) {
    await remove(input, caller)
    caller.room.sendOut(input.peerId)
    return null
  },
}
