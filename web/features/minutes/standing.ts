// How minutes stand, as their page tells.
import type { Minutes } from '#protocol'
import type { PaperStanding } from '#domain/minutes/paper.ts'

/** Signed with its hash, or a draft. */
export function standingOf({ signed }: Pick<Minutes, 'signed'>): PaperStanding {
  return signed ? { status: 'signed', ...signed } : { status: 'draft' }
}
