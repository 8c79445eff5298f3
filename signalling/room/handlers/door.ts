// Letting in and sending out. Whom it concerns hears of it from the room.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import {
  decideAdmission,
  decideAdmissionOfAll,
  decideDoor,
  decideRemoval,
  decideTurningAway,
} from '../../domain/door.ts'
import type { doorRequests } from '../../protocol/door.ts'

export const doorHandlers: Some<keyof typeof doorRequests> = {
  'door.set': acting((state, by, { door }) => decideDoor(state, by, door)),
  'door.admit': acting((state, by, { peerId }) => decideAdmission(state, by, peerId)),
  'door.admit-all': acting(decideAdmissionOfAll),
  'door.turn-away': acting((state, by, { peerId }) => decideTurningAway(state, by, peerId)),
  'peer.remove': acting((state, by, { peerId }) => decideRemoval(state, by, peerId)),
}
