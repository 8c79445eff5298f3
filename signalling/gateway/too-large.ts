// Bodies that are larger than what is accepted.

/** Whether an error is that of a parser of bodies which met one that is too large: it marks it with a status. */
export function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 413
}
