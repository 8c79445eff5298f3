// Writing, and calling for help.
import { acting } from './acting.ts'
import type { Some } from './caller.ts'
import { decideHelpAnswer, decideHelpCall, decideHelpEnd, decideMessage } from '../../domain/chat.ts'
import type { chatRequests } from '../../protocol/chat.ts'

export const chatHandlers: Some<keyof typeof chatRequests> = {
  'chat.say': acting((state, by, { to, text }) => decideMessage(state, by, to, text)),
  'help.call': acting((state, by, { note }) => decideHelpCall(state, by, note)),
  'help.answer': acting((state, by, { bridgePointId }) => decideHelpAnswer(state, by, bridgePointId)),
  'help.settle': acting((state, by, { bridgePointId }) => decideHelpEnd(state, by, bridgePointId)),
}
