// What the rooms need of the outside world, as interfaces; the adapters implement them.
import type { RecordedEvent } from '../domain/event.ts'
import type { SessionId } from '../protocol/ids.ts'

/** Thrown by `Journal.append` when another writer was first: this room no longer owns its session. */
export class SequenceTaken extends Error {
  override readonly name = 'SequenceTaken'
}

/** The journal of every session: append only, durable before `append` resolves. */
export type Journal = {
  /**
   * Appends events whose `seq` follow the last stored one, all or none.
   * @throws SequenceTaken when one of the sequence numbers is stored already.
   */
  append(sessionId: SessionId, events: readonly RecordedEvent[]): Promise<void>
  /** The events after a sequence number (0 for all), in order; none for an unknown session. */
  read(sessionId: SessionId, after: number): Promise<RecordedEvent[]>
}

/** Keys that every node of the installation must share. */
export type SecretStore = {
  /** The named secret, 32 random bytes made on first use; the same for every caller, for ever. */
  read(name: string): Promise<Uint8Array>
}

/** Epoch ms. */
export type Clock = () => number

/** A new identifier that nobody can guess: 128 random bits as a word. */
export type NewId = () => string
