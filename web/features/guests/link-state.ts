// How a guest's link stands.
import type { Guest } from '#protocol'

/** `waiting`: it can still be opened, once. */
export type LinkState = 'waiting' | 'used' | 'withdrawn' | 'expired'

/** At a moment, epoch ms. Who came before the link was withdrawn did come. */
export function linkState(
  { usedAt, withdrawn, endsAt }: Pick<Guest, 'usedAt' | 'withdrawn' | 'endsAt'>,
  now: number,
): LinkState {
  if (usedAt !== null) return 'used'
  if (withdrawn) return 'withdrawn'
  return now > endsAt ? 'expired' : 'waiting'
}
