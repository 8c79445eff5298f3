// What is written in a session: to all, to the secretary, to one bridge point; and calls for help. Events and their fold.
import type { SessionRole } from '../roles.ts'
import type { BridgePointId, PeerId } from '../../protocol/ids.ts'

/** Whom a message is for. */
export type Recipient =
  | { readonly kind: 'all' }
  | { readonly kind: 'secretary' }
  | { readonly kind: 'bridge-point'; readonly bridgePointId: BridgePointId }

/** One message. */
export type ChatMessage = {
  /** Sequence number of its event. */
  readonly seq: number
  /** Epoch ms. */
  readonly at: number
  /** The connection that wrote it, and its bridge point. */
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  /** As what it was written. */
  readonly role: SessionRole
  readonly to: Recipient
  readonly text: string
}

/** A bridge point that calls the technician. */
export type HelpCall = {
  readonly bridgePointId: BridgePointId
  readonly peerId: PeerId
  /** Epoch ms. */
  readonly at: number
  /** What is wrong, in their words. */
  readonly note: string
  /** Who looks after it. */
  readonly answeredBy: PeerId | null
}

/** The act of writing. */
export type ChatEvent = {
  readonly type: 'chat.said'
  readonly peerId: PeerId
  readonly bridgePointId: BridgePointId
  readonly role: SessionRole
  readonly to: Recipient
  readonly text: string
}

/** The acts of calling for help. */
export type HelpEvent =
  | {
      readonly type: 'help.called'
      readonly bridgePointId: BridgePointId
      readonly peerId: PeerId
      readonly note: string
    }
  | { readonly type: 'help.answered'; readonly bridgePointId: BridgePointId; readonly peerId: PeerId }
  | { readonly type: 'help.settled'; readonly bridgePointId: BridgePointId }

/** Messages that a state keeps, whoever may see them; older ones stand in the journal only. */
export const KEPT_MESSAGES = 300

/** The messages after one more. */
export function applyChat(
  messages: readonly ChatMessage[],
  { peerId, bridgePointId, role, to, text }: ChatEvent,
  seq: number,
  at: number,
): readonly ChatMessage[] {
  return [...messages.slice(1 - KEPT_MESSAGES), { seq, at, peerId, bridgePointId, role, to, text }]
}

/** The calls for help after one more event. */
export function applyHelp(calls: readonly HelpCall[], event: HelpEvent, at: number): readonly HelpCall[] {
  const { bridgePointId } = event
  switch (event.type) {
    case 'help.called': {
      const others = calls.filter((call) => call.bridgePointId !== bridgePointId)
      return [...others, { bridgePointId, peerId: event.peerId, at, note: event.note, answeredBy: null }]
    }
    case 'help.answered':
      return calls.map((call) => (call.bridgePointId === bridgePointId ? { ...call, answeredBy: event.peerId } : call))
    case 'help.settled':
      return calls.filter((call) => call.bridgePointId !== bridgePointId)
  }
}
