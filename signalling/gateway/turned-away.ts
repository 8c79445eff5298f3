// Telling of refusals for want of a right, so that they stand in the audit trail.
import type { OfficeCaller } from '../services/caller.ts'
import { Refusal } from '../protocol/index.ts'

/** Told who was turned away from which request, and what it was about. */
export type TurnedAway = (caller: OfficeCaller, request: string, input: unknown) => Promise<void>

/** Does the work of a request; a refusal for want of a right is told of before it goes on. */
export async function tellingOf<T>(
  { turnedAway }: { readonly turnedAway: TurnedAway },
  caller: OfficeCaller,
  request: string,
  input: unknown,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-permitted') await turnedAway(caller, request, input)
    throw error
  }
}
