// The server's clock as far as it is known: a room's machine may be wrong by minutes.

let aheadMs = 0

/** Tells how far the server's clock is ahead of this machine's, ms. */
export function setClockAhead(ms: number): void {
  aheadMs = ms
}

/** Now by the server's clock, epoch ms; by this machine's until the server has told its own. */
export function serverNow(): number {
  return Date.now() + aheadMs
}
