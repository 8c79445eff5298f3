// Work that waits until the page has nothing else to do.

/** Runs when the page has nothing else to do; answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  // Not every browser has it (Safari).
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 1_000)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(run, { timeout: 5_000 })
  return () => cancelIdleCallback(handle)
}
