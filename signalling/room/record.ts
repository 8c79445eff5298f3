// Appends to the journal so that it is known whether the events stand there, even when the database stumbles.
import { isDeepStrictEqual } from 'node:util'
import type { RecordedEvent } from '../domain/event.ts'
import { SequenceTaken } from '../ports/rooms.ts'
import type { Journal } from '../ports/rooms.ts'
import type { SessionId } from '../protocol/ids.ts'
import { Refusal } from '../protocol/refusals.ts'

/** Waits between tries, ms: about six seconds in all, longer than the embedded database needs to come back. */
const RETRY_WAITS_MS = [100, 200, 400, 800, 1_500, 3_000]

/**
 * Appends events. A lost answer leaves it open whether they were stored, so before each new try the journal is
 * read: ours standing there is success.
 * @throws SequenceTaken when others stand in their place
 * @throws Refusal `storage-unavailable` when the database does not come back in time
 */
export async function record(journal: Journal, sessionId: SessionId, events: readonly RecordedEvent[]): Promise<void> {
  const first = events[0]
  if (!first) return
  for (const waitMs of [0, ...RETRY_WAITS_MS]) {
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    try {
      if (waitMs > 0 && (await standsThere(journal, sessionId, first.seq - 1, events))) return
      return await journal.append(sessionId, events)
    } catch (error) {
      if (error instanceof SequenceTaken) throw error
    }
  }
  throw new Refusal('storage-unavailable')
}

async function standsThere(
  journal: Journal,
  sessionId: SessionId,
  after: number,
  events: readonly RecordedEvent[],
): Promise<boolean> {
  const stored = await journal.read(sessionId, after)
  return stored.length > 0 && isDeepStrictEqual(stored, events)
}
