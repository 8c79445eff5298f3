// How an element is kept to the clock: by a slightly other rate, and by a jump only where it is far off.

/** Beyond this distance nothing but a jump helps in time, ms. */
const JUMP_MS = 150
/** A still picture is put exactly in its place: half a frame is seen in lips and in a turned page, ms. */
const STILL_MS = 15
/** Within this distance nobody notices, ms; the time of an element is only told in steps. */
const QUIET_MS = 18
/** How fast a distance is worked off: the part of it in each second. */
const EAGERNESS = 0.6
/** The most that a rate is changed: more would be heard. */
const MOST = 0.06

/** What is done to an element. */
export type Correction = { readonly jump: true } | { readonly jump: false; readonly rate: number }

/**
 * What brings an element back to the clock.
 * @param aheadMs how far the element is ahead of the clock; negative when it is late
 * @param rate the clock's
 */
export function correctionFor(aheadMs: number, rate: number, playing: boolean): Correction {
  const distance = Math.abs(aheadMs)
  // At twice the speed a distance is worked off twice as fast, and half as long.
  if (distance > (playing ? JUMP_MS * Math.max(1, rate) : STILL_MS)) return { jump: true }
  if (distance <= QUIET_MS) return { jump: false, rate }
  const change = Math.max(-MOST, Math.min(MOST, (-aheadMs / 1_000) * EAGERNESS))
  return { jump: false, rate: rate * (1 + change) }
}
