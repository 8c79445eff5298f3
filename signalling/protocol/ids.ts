// Branded identifiers: the first words everything else is said with.
import { z } from 'zod'

const word = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** A meeting's live run. */
export const sessionId = word.brand<'SessionId'>()
/** A place that takes part. */
export const bridgePointId = word.brand<'BridgePointId'>()
/** One live connection of a device or a person; survives reloads and reconnects. */
export const peerId = word.brand<'PeerId'>()
/** One loading of a page: tells a page that was replaced from the one that replaced it. */
export const pageId = word.brand<'PageId'>()
/** A command's own id: a resend is answered, not redone. */
export const commandId = word.brand<'CommandId'>()
/** A WebRTC transport of the SFU. */
export const transportId = word.brand<'TransportId'>()
/** A source that a peer sends. */
export const producerId = word.brand<'ProducerId'>()
/** One source as one peer receives it. */
export const consumerId = word.brand<'ConsumerId'>()

export type SessionId = z.infer<typeof sessionId>
export type BridgePointId = z.infer<typeof bridgePointId>
export type PeerId = z.infer<typeof peerId>
export type PageId = z.infer<typeof pageId>
export type CommandId = z.infer<typeof commandId>
export type TransportId = z.infer<typeof transportId>
export type ProducerId = z.infer<typeof producerId>
export type ConsumerId = z.infer<typeof consumerId>
