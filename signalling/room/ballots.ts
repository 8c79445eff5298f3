// The ballots of one room: opening them, handing out secret papers, taking them in, counting the urn.
import {
  CASTING_MS,
  decideBallot,
  decideBallotCancel,
  decideBallotEnd,
  decidePapers,
  handedPapers,
  requireOpenBallot,
} from '../domain/ballot.ts'
import type { SessionState } from '../domain/session.ts'
import type { CountedPaper } from '../domain/state/ballot.ts'
import type { Decide } from '../domain/turn.ts'
import type { NewId, PaperSigner, Urns } from '../ports/rooms.ts'
import { ballotId } from '../protocol/ids.ts'
import type { BallotId, PeerId, SessionId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'
import type { Notified, Parsed, UrnPaper, WebContract } from '../protocol/index.ts'

/** What ballots need of the room. */
type BallotRoom = {
  readonly sessionId: SessionId
  readonly state: SessionState
  perform(by: PeerId | 'system', decide: Decide): Promise<void>
  performWith(by: PeerId | 'system', prepare: () => Promise<Decide>): Promise<void>
  inTurn<T>(work: () => Promise<T>): Promise<T>
  tell(name: 'ballot.progress', data: Notified<WebContract, 'ballot.progress'>): void
}

/** What ballots need of the outside. */
export type BallotParts = { readonly urns: Urns; readonly signer: PaperSigner; readonly newId: NewId }

/** A paper on its way into the urn, and who waits to hear that it lies there. */
type Arrived = {
  readonly id: BallotId
  readonly paper: CountedPaper
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** How long papers are gathered before they go into the urn together, ms: within it no order is left, not even in the database's log. */
const GATHER_MS = 1_000

/** How long a paper that was filled in before the closing may be on its way to the urn, ms. */
const UNDER_WAY_MS = CASTING_MS[1] + 1_000
const LOOK_EVERY_MS = 250

export class RoomBallots {
  readonly #room: BallotRoom
  readonly #parts: BallotParts
  #arrived: Arrived[] = []
  #gathering: NodeJS.Timeout | undefined

  /** Has nothing open. */
  constructor(room: BallotRoom, parts: BallotParts) {
    this.#room = room
    this.#parts = parts
  }

  /** Opens a ballot; a secret one with an urn and a key of its own. */
  async open(by: PeerId, input: Parsed<WebContract, 'ballot.open'>): Promise<{ id: BallotId }> {
    const { urns, signer, newId } = this.#parts
    const { motion, unit, options, secret } = input
    const id = ballotId.parse(newId())
    const deciding =
      (publicKey: string | null): Decide =>
      (state) =>
        decideBallot(state, by, { id, motion, unit, options, publicKey })
    // A key takes its time: asked first, for who may not open a ballot shall not cost one.
    deciding(secret ? '' : null)(this.#room.state, 0)
    const key = secret ? await signer.createKey() : null
    const decide = deciding(key?.publicKey ?? null)
    await this.#room.performWith(by, async () => {
      decide(this.#room.state, 0)
      if (key) await urns.create(this.#room.sessionId, id, key.privateKey)
      return decide
    })
    return { id }
  }

  /** Signs a voter's blinded papers, once. They are answered when the journal says that they were handed out. */
  async takePapers(by: PeerId, input: Parsed<WebContract, 'ballot.take-papers'>): Promise<{ signatures: string[] }> {
    const { urns, signer } = this.#parts
    const { id, blinded } = input
    const digest = signer.digest(blinded)
    const decide: Decide = (state) => decidePapers(state, by, { id, papers: blinded.length, digest })
    decide(this.#room.state, 0)
    const key = await urns.key(id)
    if (!key) throw new Refusal('ballot-not-open')
    const signatures: string[] = []
    for (const paper of blinded) signatures.push(await signer.sign(key, paper))
    await this.#room.perform(by, decide)
    return { signatures }
  }

  /**
   * Takes in a secret paper, whoever brings it; resolves when it lies in the urn and will be counted.
   * @throws Refusal `ballot-not-open`; `paper-invalid` when it was not signed for this ballot, chooses what there is
   * not, or lies in the urn with another choice
   */
  async put({ id, serial, signature, option }: UrnPaper): Promise<void> {
    const { publicKey, options } = requireOpenBallot(this.#room.state, id)
    const known = publicKey !== null && option < options.length
    if (!known || !(await this.#parts.signer.verify(publicKey, serial, signature))) throw new Refusal('paper-invalid')
    await new Promise<void>((resolve, reject) => {
      this.#arrived.push({ id, paper: { serial, option }, resolve, reject })
      this.#gathering ??= setTimeout(() => void this.#room.inTurn(() => this.#putArrived()), GATHER_MS)
    })
  }

  /** How many papers lie in the urn of an open ballot. */
  async count(id: BallotId): Promise<{ cast: number }> {
    const { secret } = requireOpenBallot(this.#room.state, id)
    return { cast: secret ? await this.#parts.urns.count(id) : 0 }
  }

  /** Closes a ballot; a secret one when the papers that are still under way have come in, too. */
  async close(by: PeerId, id: BallotId): Promise<void> {
    decideBallotEnd(this.#room.state, by, id, null)
    await this.#lastPapers(id)
    await this.#room.performWith(by, async () => {
      // Who may not close it must not seal its urn either.
      decideBallotEnd(this.#room.state, by, id, null)
      const { secret } = requireOpenBallot(this.#room.state, id)
      await this.#putArrived()
      const papers = secret ? await this.#parts.urns.seal(id) : null
      return (state) => decideBallotEnd(state, by, id, papers)
    })
    await this.sweep()
  }

  /** Gives a ballot up; its papers are destroyed. */
  async cancel(by: PeerId, id: BallotId): Promise<void> {
    await this.#room.perform(by, (state) => decideBallotCancel(state, by, id))
    await this.sweep()
  }

  /**
   * After a crash: an urn that was sealed for a closing that never came about takes papers again; the others, whose
   * ballot is over or was never announced, are destroyed.
   */
  async restore(): Promise<void> {
    const { urns } = this.#parts
    for (const id of await urns.list(this.#room.sessionId)) {
      if (this.#isOpen(id)) await urns.unseal(id)
      else await urns.remove(id)
    }
  }

  /** Destroys the urns of ballots that are over. What cannot be destroyed now is when the session is next opened. */
  async sweep(): Promise<void> {
    if (!this.#room.state.ballots.some((ballot) => ballot.secret)) return
    const { urns } = this.#parts
    const work = async (): Promise<void> => {
      for (const id of await urns.list(this.#room.sessionId)) if (!this.#isOpen(id)) await urns.remove(id)
    }
    await this.#room.inTurn(work).catch(() => undefined)
  }

  /** Waits until every paper that was handed out lies in the urn, or none can be under way any more. */
  async #lastPapers(id: BallotId): Promise<void> {
    const waits = UNDER_WAY_MS / LOOK_EVERY_MS
    for (let waited = 0; waited < waits && (await this.#isAnyMissing(id)); waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }

  async #isAnyMissing(id: BallotId): Promise<boolean> {
    const ballot = requireOpenBallot(this.#room.state, id)
    return ballot.secret && (await this.#parts.urns.count(id)) < handedPapers(ballot)
  }

  #isOpen(id: BallotId): boolean {
    return this.#room.state.ballots.some((ballot) => ballot.id === id && ballot.phase === 'open')
  }

  /** Puts what was gathered into its urn and tells everybody who waits. Never throws. */
  async #putArrived(): Promise<void> {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    const arrived = this.#arrived
    this.#arrived = []
    for (const id of new Set(arrived.map((one) => one.id))) {
      await this.#putInto(
        id,
        arrived.filter((one) => one.id === id),
      )
    }
  }

  async #putInto(id: BallotId, arrived: readonly Arrived[]): Promise<void> {
    try {
      requireOpenBallot(this.#room.state, id)
      const papers = arrived.map((one) => one.paper)
      const lying = await this.#parts.urns.put(id, papers)
      if (!lying) throw new Refusal('ballot-not-open')
      for (const { paper, resolve, reject } of arrived) {
        if (lying.get(paper.serial) === paper.option) resolve()
        else reject(new Refusal('paper-invalid'))
      }
      this.#room.tell('ballot.progress', { id, cast: lying.size })
    } catch (error) {
      for (const { reject } of arrived) reject(error)
    }
  }
}
