// What the office needs of storage for guests: people from outside, each with a link that opens once.
import type { AccountId, BridgePointId, GuestId, MeetingId } from '../protocol/ids.ts'

/** A guest as they are stored. Times are epoch ms. */
export type StoredGuest = {
  readonly id: GuestId
  readonly meetingId: MeetingId
  /** The guest's own place in the session. */
  readonly bridgePointId: BridgePointId
  readonly name: string
  readonly createdAt: number
  readonly usedAt: number | null
  readonly withdrawnAt: number | null
}

/** Guests and their links, of which only the digest is kept. Writes belong in a transaction. */
export type GuestStore = {
  /** The guests of a meeting in the order of their invitation. */
  list(meetingId: MeetingId): Promise<StoredGuest[]>
  insert(guest: StoredGuest & { readonly tokenHash: Uint8Array; readonly createdBy: AccountId }): Promise<void>
  byId(id: GuestId): Promise<StoredGuest | undefined>
  byToken(tokenHash: Uint8Array): Promise<StoredGuest | undefined>
  /** Marks a link as used; false when it was used or withdrawn before. */
  use(id: GuestId, at: number): Promise<boolean>
  /** Withdraws a link; false when it was withdrawn before. */
  withdraw(id: GuestId, at: number): Promise<boolean>
}
