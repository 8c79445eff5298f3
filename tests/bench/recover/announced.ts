// What pages were told of the journal, kept outside of them, and what of it the journal itself no longer holds.
import { isDeepStrictEqual } from 'node:util'
import type { Page } from 'playwright-core'
import { z } from 'zod'

/** An event with its place; the rest of it is only compared. */
const recorded = z.looseObject({ seq: z.number() })
type Recorded = z.infer<typeof recorded>

/** socket.io's packets inside engine.io's message (4): an event (2), or an acknowledgement (3) with its number. */
const PACKET = /^4(?:2|3\d+)(\[.*)$/s
const announcement = z.tuple([z.literal('session.event'), recorded])
const resumption = z.tuple([z.object({ ok: z.literal(true), data: z.object({ events: z.array(recorded) }) })])

/** Every event that any page was told. */
export class Announced {
  readonly #events: Recorded[] = []

  /** Listens to a page's sockets; to be called before it opens one. */
  listen(page: Page): void {
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        this.#events.push(...announcedIn(payload.toString()))
      })
    })
  }

  get count(): number {
    return this.#events.length
  }

  /** The sequence numbers of announced events that do not stand in the journal as they were announced. */
  missingFrom(journal: readonly Recorded[]): number[] {
    const bySeq = new Map(journal.map((event) => [event.seq, event]))
    const missing = this.#events.filter((event) => !isDeepStrictEqual(bySeq.get(event.seq), event))
    return [...new Set(missing.map(({ seq }) => seq))]
  }
}

/** How many sequence numbers are not the one after their predecessor's; the first is 1. */
export function gapsIn(journal: readonly { readonly seq: number }[]): number {
  return journal.filter(({ seq }, index) => seq !== index + 1).length
}

/** The events in a socket's text frame: announced, or handed over when a page resumed. */
export function announcedIn(frame: string): Recorded[] {
  const body = PACKET.exec(frame)?.[1]
  if (body === undefined) return []
  const message: unknown = JSON.parse(body)
  const announced = announcement.safeParse(message)
  if (announced.success) return [announced.data[1]]
  const resumed = resumption.safeParse(message)
  return resumed.success ? resumed.data[0].data.events : []
}
