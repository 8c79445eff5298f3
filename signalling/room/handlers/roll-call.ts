// Calling the roll.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import {
  decideCallingAgain,
  decideDelegates,
  decideMark,
  decideQuorum,
  decideRollCallStart,
} from '../../domain/roll-call.ts'
import type { rollCallRequests } from '../../protocol/roll-call.ts'

export const rollCallHandlers: Some<keyof typeof rollCallRequests> = {
  'roll-call.start': acting(decideRollCallStart),
  'roll-call.mark': acting((state, by, { bridgePointId, mark }) => decideMark(state, by, bridgePointId, mark)),
  'roll-call.count': acting((state, by, { bridgePointId, delegates }) =>
    decideDelegates(state, by, bridgePointId, delegates),
  ),
  'roll-call.call': acting((state, by, { bridgePointIds }) => decideCallingAgain(state, by, bridgePointIds)),
  'roll-call.set-quorum': acting((state, by, { percent }) => decideQuorum(state, by, percent)),
}
