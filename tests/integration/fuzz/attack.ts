// What every attack over the socket is made with, and how a kind of message is sent in numbers.
import type { Client } from './client.ts'
import type { Tally } from './tally.ts'
import type { Target } from './target.ts'
import type { Witness } from './witness.ts'
import type { Random } from '../../support/random.ts'

/** What an attack is made with. */
export type Attack = {
  readonly target: Target
  readonly random: Random
  readonly tally: Tally
  readonly witnesses: readonly Witness[]
}

/** Messages one connection may send at once before its rate counts. */
const A_CONNECTION = 150

/** Sends `count` messages of a kind over as many connections as that takes, side by side on each. */
export async function swarm(
  { target, tally }: Attack,
  kind: string,
  count: number,
  open: (target: Target) => Promise<Client>,
  next: (client: Client) => { message: unknown; outcome: Promise<string> },
): Promise<void> {
  for (let left = count; left > 0; left -= A_CONNECTION) {
    const client = await open(target)
    const sent = Array.from({ length: Math.min(left, A_CONNECTION) }, () => next(client))
    for (const { message, outcome } of sent) tally.count(kind, await outcome, message)
    client.socket.disconnect()
  }
}
