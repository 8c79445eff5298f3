// How long somebody has waited.

const SECOND_MS = 1_000

/** `m:ss` between two moments, epoch ms; never less than nothing, though two clocks differ. */
export function waitedFor(since: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - since) / SECOND_MS))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
