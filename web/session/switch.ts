// A microphone's or camera's official position: what the server knows, and what the page has asked for.

/** As the journal says it. */
export type Position = 'open' | 'closed'

/** One source's switch. */
export type Switch = {
  /** What it will be once everything asked for is answered. */
  readonly position: Position
  /** Open by the journal, and no closing under way: the only moment at which a microphone may be heard. */
  readonly live: boolean
  /** Asks for a position; the same as the present one asks nothing. Resolves when answered, never rejects. */
  ask(position: Position): Promise<void>
  /**
   * What the journal says now.
   * @param fresh the whole state was read again, so what was answered before counts no more
   */
  know(position: Position, fresh: boolean): void
}

/**
 * Makes a switch that is closed until known otherwise.
 * @param request sends the wish; rejects when it is turned down
 * @param changed told after every change
 */
export function createSwitch(request: (position: Position) => Promise<unknown>, changed: () => void): Switch {
  let known: Position = 'closed'
  let asked: Position | null = null
  let answering: Promise<void> | null = null

  return {
    get position() {
      return asked ?? known
    },
    get live() {
      return known === 'open' && asked !== 'closed'
    },
    ask(position) {
      if (position === (asked ?? known)) return answering ?? Promise.resolve()
      asked = position
      const mine: Promise<void> = request(position)
        .catch(() => {
          if (answering === mine) asked = null
        })
        .then(() => {
          if (answering === mine) answering = null
          changed()
        })
      answering = mine
      changed()
      return mine
    },
    know(position, fresh) {
      if (position === known && !fresh) return
      known = position
      if (asked === known || !answering) asked = null
      changed()
    },
  }
}
