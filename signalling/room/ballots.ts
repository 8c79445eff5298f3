// The ballots of one room: opening them, handing out secret papers, counting the urn.
import { decideBallot, decideBallotEnd, decidePapers, requireOpenBallot } from '../domain/ballot.ts'
import type { SessionState } from '../domain/session.ts'
import type { Decide } from '../domain/turn.ts'
import type { NewId, PaperSigner, Urns } from '../ports/rooms.ts'
import { ballotId } from '../protocol/ids.ts'
import type { BallotId, PeerId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { Parsed, WebContract } from '../protocol/index.ts'

/** What ballots need of the room. */
type BallotRoom = {
  readonly state: SessionState
  perform(by: PeerId | 'system', decide: Decide): Promise<void>
}

/** What ballots need of the outside. */
export type BallotParts = { readonly urns: Urns; readonly signer: PaperSigner; readonly newId: NewId }

export class RoomBallots {
  readonly #room: BallotRoom
  readonly #parts: BallotParts

  /** Has nothing open. */
  constructor(room: BallotRoom, parts: BallotParts) {
    this.#room = room
    this.#parts = parts
  }

  /** Opens a ballot; a secret one gets an urn with a key of its own first. */
  async open(by: PeerId, input: Parsed<WebContract, 'ballot.open'>): Promise<{ id: BallotId }> {
    const { urns, signer, newId } = this.#parts
    const id = ballotId.parse(newId())
    const key = input.secret ? await signer.createKey() : null
    if (key) await urns.create(id, key.privateKey)
    const { motion, unit, options } = input
    await this.#room.perform(by, (state) =>
      decideBallot(state, by, { id, motion, unit, options, publicKey: key?.publicKey ?? null }),
    )
    return { id }
  }

  /** Signs a voter's blinded papers, once. */
  async takePapers(by: PeerId, input: Parsed<WebContract, 'ballot.take-papers'>): Promise<{ signatures: string[] }> {
    const { urns, signer } = this.#parts
    const { id, blinded } = input
    const digest = signer.digest(blinded)
    const key = await urns.key(id)
    if (!key) throw new Refusal('ballot-not-open')
    const signatures = await Promise.all(blinded.map((paper) => signer.sign(key, paper)))
    await this.#room.perform(by, (state) => decidePapers(state, by, { id, papers: blinded.length, digest }))
    return { signatures }
  }

  /** Closes a ballot with what lies in its urn. */
  async close(by: PeerId, id: BallotId): Promise<void> {
    requireOpenBallot(this.#room.state, id)
    const papers = await this.#parts.urns.papers(id)
    await this.#room.perform(by, (state) => decideBallotEnd(state, by, id, papers))
    await this.forget(id)
  }

  /** Destroys what a ballot left behind. */
  async forget(id: BallotId): Promise<void> {
    await this.#parts.urns.remove(id)
  }
}
