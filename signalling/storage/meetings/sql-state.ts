// What PostgreSQL refuses by itself (its manual, appendix A).

export const UNIQUE_VIOLATION = '23505'
export const EXCLUSION_VIOLATION = '23P01'

/** The SQLSTATE of an error; undefined when it is not the database's. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
