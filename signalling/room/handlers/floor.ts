// Asking for the floor and giving it.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import {
  decideDenial,
  decideExtension,
  decideFloorSettings,
  decideGrant,
  decideList,
  decideRequest,
  decideRevocation,
  decideSilencing,
  decideUndo,
  decideWithdrawal,
  decideYield,
} from '../../domain/floor.ts'
import type { floorRequests } from '../../protocol/floor.ts'

export const floorHandlers: Some<keyof typeof floorRequests> = {
  'floor.request': acting((state, by, { subject }) => decideRequest(state, by, subject)),
  'floor.withdraw': acting(decideWithdrawal),
  'floor.grant': acting((state, by, { bridgePointId, limitMs }, at) =>
    decideGrant(state, by, bridgePointId, at, limitMs),
  ),
  'floor.deny': acting((state, by, { bridgePointId }) => decideDenial(state, by, bridgePointId)),
  'floor.extend': acting((state, by, { bridgePointId, byMs }, at) =>
    decideExtension(state, by, bridgePointId, byMs, at),
  ),
  'floor.yield': acting(decideYield),
  'floor.revoke': acting((state, by, { bridgePointId }) => decideRevocation(state, by, bridgePointId)),
  'floor.undo': acting((state, by, _input, at) => decideUndo(state, by, at)),
  'floor.set': acting((state, by, { settings }) => decideFloorSettings(state, by, settings)),
  'floor.set-list': acting((state, by, { list }) => decideList(state, by, list)),
  'microphone.silence': acting((state, by, { peerId }) => decideSilencing(state, by, peerId)),
}
