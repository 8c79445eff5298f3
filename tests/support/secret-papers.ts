// Voters of secret ballots without a browser: they make their papers as the page does.
import type { BallotId, Input, Output, UrnPaper, WebContract } from '../../signalling/protocol/index.ts'
import { makePapers, unblind } from '../../web/features/vote/papers.ts'
import type { BlankPaper, SignedPaper } from '../../web/features/vote/papers.ts'

/** Asks on a voter's own line for papers to be signed. */
type AskFor = (input: Input<WebContract, 'ballot.take-papers'>) => Promise<Output<WebContract, 'ballot.take-papers'>>

/** A ballot as far as a voter needs it. */
type Known = { readonly id: BallotId; readonly publicKey: string | null }

/** Takes papers: makes them, has them signed over the voter's line, takes the blinding off. */
export async function takePapers(
  { id, publicKey }: Known,
  askFor: AskFor,
  count = 1,
): Promise<{ blanks: BlankPaper[]; papers: SignedPaper[] }> {
  if (publicKey === null) throw new Error('This ballot is not secret.')
  const blanks = await makePapers(publicKey, count)
  const { signatures } = await askFor({ id, blinded: blanks.map((blank) => blank.blinded) })
  return { blanks, papers: await unblind(publicKey, blanks, signatures) }
}

/** What is put into the urn. */
export function filledIn({ id }: Known, paper: SignedPaper | undefined, option: number): UrnPaper {
  if (!paper) throw new Error('There is no paper.')
  return { id, serial: paper.serial, signature: paper.signature, option }
}
