// Finding one's own secret papers among the published ones.
import type { CountedPaper } from '#domain/state/ballot.ts'
import type { KeptPaper } from './booth-memory.ts'

/**
 * What became of a paper that was cast. `changed`: it was counted for another choice; `missing`: the server had said
 * that it lay in the urn; `late`: the server never said so.
 */
export type PaperFate = 'counted' | 'changed' | 'missing' | 'late'

/** A cast paper, found or not. */
export type CheckedPaper = { readonly code: string; readonly fate: PaperFate }

/**
 * The short name of a paper, to be compared by eye: eight hexadecimal digits of its first bytes.
 * @param serial base64url
 */
export function checkCodeOf(serial: string): string {
  const bytes = atob(serial.slice(0, 8).replaceAll('-', '+').replaceAll('_', '/'))
  const digits = Array.from(bytes.slice(0, 4), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return `${digits.slice(0, 4)} ${digits.slice(4)}`.toUpperCase()
}

/** Looks up each of one's own papers that was cast. */
export function checkPapers(own: readonly KeptPaper[], published: readonly CountedPaper[]): CheckedPaper[] {
  const options = new Map(published.map((paper) => [paper.serial, paper.option]))
  return own
    .filter((paper) => paper.option !== null)
    .map((paper) => ({ code: checkCodeOf(paper.serial), fate: fateOf(paper, options.get(paper.serial)) }))
}

function fateOf({ option, taken }: KeptPaper, counted: number | undefined): PaperFate {
  if (counted === undefined) return taken ? 'missing' : 'late'
  return counted === option ? 'counted' : 'changed'
}
