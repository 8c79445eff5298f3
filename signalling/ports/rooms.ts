// What the rooms need of the outside world, as interfaces; the adapters implement them.
import type { RecordedEvent } from '../domain/event.ts'
import type { SessionDocument } from '../domain/stage-direction.ts'
import type { CountedPaper } from '../domain/state/ballot.ts'
import type { BallotId, BridgePointId, SessionId } from '../protocol/ids.ts'

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

/** What a room asks of the office. */
export type RoomOffice = {
  /** The documents of the session's meeting that can be shown page by page: PDF and pictures. */
  documents(sessionId: SessionId): Promise<SessionDocument[]>
  /** The session was ended by its chair: its meeting may begin another one. Never throws. */
  ended(sessionId: SessionId): Promise<void>
  /** Missing bridge points are called: their units are told by the ways that the office has. Never throws. */
  called(sessionId: SessionId, bridgePointIds: readonly BridgePointId[]): Promise<void>
}

/**
 * The urns of secret ballots: papers without any sign of whose they are, when they came or in which order.
 * Throws the Refusal `storage-unavailable` while the database is away.
 */
export type Urns = {
  /** Sets an urn up with the key that signs its papers. */
  create(sessionId: SessionId, id: BallotId, privateKey: Uint8Array): Promise<void>
  /** The urns of a session. */
  list(sessionId: SessionId): Promise<BallotId[]>
  /** The session that an urn belongs to; undefined when there is no such urn. */
  sessionOf(id: BallotId): Promise<SessionId | undefined>
  /** The key of an urn; undefined when there is none. */
  key(id: BallotId): Promise<Uint8Array | undefined>
  /**
   * Puts papers in, all of them durably before it resolves. One whose serial lies there already changes nothing.
   * @returns which option each serial of the urn stands for now; undefined when the urn is sealed or there is none
   */
  put(id: BallotId, papers: readonly CountedPaper[]): Promise<ReadonlyMap<string, number> | undefined>
  count(id: BallotId): Promise<number>
  /** From here on nothing more is put in; answers what lies there. Sealing again answers the same. */
  seal(id: BallotId): Promise<CountedPaper[]>
  /** Opens a sealed urn again: its ballot is open still. */
  unseal(id: BallotId): Promise<void>
  /** Destroys the urn with its key and, as far as the database can, what it was written over. */
  remove(id: BallotId): Promise<void>
}

/** Signs papers without seeing them (RFC 9474, RSABSSA-SHA384-PSS-Randomized). Numbers are base64url. */
export type PaperSigner = {
  /** A key for one ballot: the public half as SPKI. */
  createKey(): Promise<{ readonly publicKey: string; readonly privateKey: Uint8Array }>
  /** @throws Refusal `paper-invalid` for a number that no paper can be */
  sign(privateKey: Uint8Array, blinded: string): Promise<string>
  verify(publicKey: string, serial: string, signature: string): Promise<boolean>
  /** SHA-256 of blinded papers, base64url. */
  digest(blinded: readonly string[]): string
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
