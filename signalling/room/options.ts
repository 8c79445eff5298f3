// What every room works with.
import type { Clock, Journal, NewId, PaperSigner, RoomOffice, Urns } from '../ports/rooms.ts'
import type { Client } from '../protocol/contract.ts'
import type { RecorderContract } from '../../recorder/contract.ts'
import type { SfuContract } from '../../sfu/contract.ts'

/** What every room works with. */
export type RoomOptions = {
  readonly journal: Journal
  readonly sfu: Client<SfuContract>
  readonly recorder: Client<RecorderContract>
  readonly clock: Clock
  readonly newId: NewId
  readonly office: RoomOffice
  readonly urns: Urns
  readonly signer: PaperSigner
  /** How long a peer without a line keeps its seat and its media, ms. */
  readonly graceMs: number
}
