// Secret voting on this page: takes papers by itself when a ballot opens, casts them namelessly, finds them again.
import { CASTING_MS, papersOf, votingPeer } from '#domain/ballot.ts'
import type { SessionState } from '#domain/session.ts'
import type { Ballot } from '#domain/state/ballot.ts'
import { Refusal } from '#protocol'
import type { BallotId, RefusalCode, UrnPaper } from '#protocol'
import type { LiveSession, LiveState } from '../../session/live-state.ts'
import { createStore } from '../../session/store.ts'
import type { Readable, Store } from '../../session/store.ts'
import type { BoothMemory, KeptPaper } from './booth-memory.ts'
import { makePapers, unblind } from './papers.ts'
import type { BlankPaper } from './papers.ts'

/** Where this page stands in one secret ballot. */
export type Booth = {
  /** `unable`: this browser cannot make papers, or was given bad ones; `refused`: another device has them. */
  readonly phase: 'taking' | 'ready' | 'refused' | 'unable'
  readonly papers: readonly KeptPaper[]
}

/** The booths of this page by ballot. */
export type Booths = Readonly<Record<BallotId, Booth>>

/** What secret voting works with. */
export type SecretVotingParts = {
  readonly live: Pick<LiveSession, 'store' | 'ask' | 'dismissRefusal'>
  readonly memory: BoothMemory
  /** Puts a paper into the urn; throws a Refusal. */
  readonly post: (paper: UrnPaper) => Promise<void>
  /** Waits some time between two bounds, ms. */
  readonly pause: (leastMs: number, mostMs: number) => Promise<void>
}

/** After this time something that failed for the moment is tried again, ms. */
const AGAIN_MS = [1_000, 3_000] as const

/** After these nothing is tried again. */
const FINAL: ReadonlySet<RefusalCode> = new Set([
  'ballot-not-yours',
  'ballot-not-open',
  'paper-invalid',
  'not-permitted',
  'bad-message',
])

export class SecretVoting {
  readonly #parts: SecretVotingParts
  readonly #store: Store<{ readonly booths: Booths }> = createStore<{ readonly booths: Booths }>({ booths: {} })
  readonly #known = new Set<BallotId>()
  readonly #blanks = new Map<BallotId, readonly BlankPaper[]>()

  /** Does nothing until it follows. */
  constructor(parts: SecretVotingParts) {
    this.#parts = parts
  }

  get store(): Readable<{ readonly booths: Booths }> {
    return this.#store
  }

  /** Follows the session from here on; answers how to stop. */
  follow(): () => void {
    this.#look()
    return this.#parts.live.store.subscribe(() => this.#look())
  }

  /** Takes the bridge point's papers on this page, though another one is nearer to it. */
  takeHere(id: BallotId): void {
    const ballot = this.#ballot(id)
    if (ballot?.phase !== 'open' || this.#known.has(id)) return
    this.#known.add(id)
    void this.#take(ballot)
  }

  /** Casts the next unused paper; it is sent a little later, again and again until it lies in the urn. */
  cast(id: BallotId, option: number): void {
    const paper = this.#booth(id)?.papers.find((one) => one.option === null)
    if (!paper) return
    this.#change(id, paper.serial, { option })
    void this.#send(id, { ...paper, option })
  }

  #look(): void {
    const { session, self } = this.#parts.live.store.get()
    if (!session || !self) return
    for (const ballot of session.ballots) {
      if (!ballot.secret || this.#known.has(ballot.id)) continue
      if (this.#isOurs(ballot, session, self)) this.#enter(ballot)
    }
  }

  /** Papers that are remembered, and those that this page is the one to take. */
  #isOurs(ballot: Ballot, session: SessionState, self: NonNullable<LiveState['self']>): boolean {
    if (this.#parts.memory.recall(ballot.id)) return true
    const { bridgePointId, peerId } = self
    if (ballot.phase !== 'open' || papersOf(ballot, bridgePointId) === 0) return false
    return ballot.handed[bridgePointId] === undefined && votingPeer(session, bridgePointId)?.peerId === peerId
  }

  #enter(ballot: Ballot): void {
    this.#known.add(ballot.id)
    const { blanks, papers } = this.#parts.memory.recall(ballot.id) ?? { blanks: [], papers: [] }
    this.#blanks.set(ballot.id, blanks)
    if (papers.length > 0) this.#set(ballot.id, { phase: 'ready', papers })
    if (ballot.phase !== 'open') return
    if (papers.length === 0) void this.#take(ballot)
    for (const paper of papers) if (paper.option !== null && !paper.taken) void this.#send(ballot.id, paper)
  }

  async #take(ballot: Ballot): Promise<void> {
    const { id, publicKey } = ballot
    const bridgePointId = this.#parts.live.store.get().self?.bridgePointId
    if (publicKey === null || bridgePointId === undefined) return
    this.#set(id, { phase: 'taking', papers: [] })
    try {
      const kept = this.#blanks.get(id) ?? []
      const blanks = kept.length > 0 ? kept : await makePapers(publicKey, papersOf(ballot, bridgePointId))
      this.#blanks.set(id, blanks)
      // Before they are asked for: an answer that is lost can be asked for again with the same papers only.
      this.#parts.memory.keep(id, { blanks, papers: [] })
      const signatures = await this.#askFor(id, blanks)
      if (!signatures) return
      const signed = await unblind(publicKey, blanks, signatures)
      this.#set(id, { phase: 'ready', papers: signed.map((paper) => ({ ...paper, option: null, taken: false })) })
      this.#remember(id)
    } catch {
      this.#set(id, { phase: 'unable', papers: [] })
    }
  }

  /** Has papers signed; null when they are not to be had. */
  async #askFor(id: BallotId, blanks: readonly BlankPaper[]): Promise<readonly string[] | null> {
    const { live, memory, pause } = this.#parts
    while (this.#ballot(id)?.phase === 'open') {
      const answer = await live.ask('ballot.take-papers', { id, blinded: blanks.map((blank) => blank.blinded) })
      if (answer) return answer.signatures
      const code = live.store.get().refusal?.code
      if (code !== undefined && FINAL.has(code)) {
        live.dismissRefusal()
        memory.forget(id)
        this.#set(id, { phase: 'refused', papers: [] })
        return null
      }
      await pause(...AGAIN_MS)
    }
    return null
  }

  async #send(id: BallotId, { serial, signature, option }: KeptPaper): Promise<void> {
    const { post, pause } = this.#parts
    if (option === null) return
    await pause(...CASTING_MS)
    for (;;) {
      try {
        await post({ id, serial, signature, option })
        this.#change(id, serial, { taken: true })
        return
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        // The published papers tell whether it was counted.
        if (FINAL.has(error.code) || this.#ballot(id)?.phase !== 'open') return
        await pause(...AGAIN_MS)
      }
    }
  }

  #change(id: BallotId, serial: string, change: Partial<KeptPaper>): void {
    const booth = this.#booth(id)
    if (!booth) return
    const papers = booth.papers.map((paper) => (paper.serial === serial ? { ...paper, ...change } : paper))
    this.#set(id, { ...booth, papers })
    this.#remember(id)
  }

  #remember(id: BallotId): void {
    const papers = this.#booth(id)?.papers ?? []
    // What the blinding was is of no more use, and would prove whose papers these are.
    this.#blanks.delete(id)
    this.#parts.memory.keep(id, { blanks: [], papers })
  }

  #booth(id: BallotId): Booth | undefined {
    return this.#store.get().booths[id]
  }

  #set(id: BallotId, booth: Booth): void {
    this.#store.set({ booths: { ...this.#store.get().booths, [id]: booth } })
  }

  #ballot(id: BallotId): Ballot | undefined {
    return this.#parts.live.store.get().session?.ballots.find((ballot) => ballot.id === id)
  }
}
