// Taking one's seat and keeping it: joining, resuming on every new line, joining again when the server has forgotten us.
import { Refusal } from '#protocol'
import type { Input, JoinedSession, RefusalCode, ResumedSession, WebContract } from '#protocol'
import { backoffMs, pause } from './backoff.ts'
import { isPassing } from './refusal-kinds.ts'
import { LineLost } from './signal.ts'
import type { Signal } from './signal.ts'

/** What the seat works with. */
export type SeatParts = {
  readonly signal: Signal
  /** What to join with; asked for at every join. */
  joining(): Promise<Input<WebContract, 'session.join'>>
  /** The last event seen. */
  seq(): number
  joined(answer: JoinedSession): void
  resumed(answer: ResumedSession): void
  /** The server turned us away for good. */
  turnedAway(refusal: Refusal): void
}

type Way = 'join' | 'resume'

/** One's seat in the session. */
export class Seat {
  readonly #parts: SeatParts
  #everJoined = false
  #trying: { readonly way: Way; readonly until: AbortController } | undefined

  /** Has no seat until the first line is up. */
  constructor(parts: SeatParts) {
    this.#parts = parts
  }

  /** A new line is up. */
  up(): void {
    this.#begin(this.#everJoined ? 'resume' : 'join')
  }

  /** The line broke; the next one begins anew. */
  down(): void {
    this.#trying?.until.abort()
    this.#trying = undefined
  }

  /** Events are missing on this very line. */
  catchUp(): void {
    if (!this.#trying) this.#begin('resume')
  }

  /** The server no longer knows us: everything anew. */
  joinAgain(): void {
    this.#begin('join')
  }

  #begin(way: Way): void {
    if (this.#trying?.way === way) return
    this.down()
    const until = new AbortController()
    this.#trying = { way, until }
    void this.#regain(way, until.signal).finally(() => {
      if (this.#trying?.until === until) this.#trying = undefined
    })
  }

  /** Tries until it has the seat, is turned away, or the line breaks. */
  async #regain(first: Way, until: AbortSignal): Promise<void> {
    let way = first
    for (let attempt = 0; !until.aborted;) {
      try {
        return await (way === 'join' ? this.#join(until) : this.#resume(until))
      } catch (error) {
        if (until.aborted || error instanceof LineLost) return
        const refusal = error instanceof Refusal ? error : new Refusal('fault')
        if (way === 'resume' && isForgotten(refusal.code)) way = 'join'
        else if (this.#isFinal(refusal.code)) return this.#parts.turnedAway(refusal)
        else await pause(backoffMs(attempt++), until)
      }
    }
  }

  async #join(until: AbortSignal): Promise<void> {
    const { signal, joining, joined } = this.#parts
    const answer = await signal.greet('session.join', await joining())
    if (until.aborted) return
    this.#everJoined = true
    joined(answer)
    signal.admit()
  }

  async #resume(until: AbortSignal): Promise<void> {
    const { signal, seq, resumed } = this.#parts
    const answer = await signal.greet('session.resume', { after: seq() })
    if (until.aborted) return
    resumed(answer)
    signal.admit()
  }

  /** A seat lost while joining is asked for again; a fault at the first join is told, later it is waited out. */
  #isFinal(code: RefusalCode): boolean {
    if (code === 'not-joined') return false
    return !isPassing(code) || (code === 'fault' && !this.#everJoined)
  }
}

function isForgotten(code: RefusalCode): boolean {
  return code === 'not-joined' || code === 'journal-gap'
}
