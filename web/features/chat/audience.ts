// Whom a message is for, as it is chosen.
import type { Recipient } from '#domain/state/chat.ts'
import type { BridgePointId } from '#protocol'

/** All, the secretary, or one bridge point. */
export type Audience = 'all' | 'secretary' | BridgePointId

/** The same as the session wants it. */
export function recipientOf(audience: Audience): Recipient {
  if (audience === 'all') return { kind: 'all' }
  return audience === 'secretary' ? { kind: 'secretary' } : { kind: 'bridge-point', bridgePointId: audience }
}
