// What this tab remembers of its secret papers, so that a reload finds them again.
import type { BallotId } from '#protocol'
import type { BlankPaper, SignedPaper } from './papers.ts'

/** A signed paper and what became of it. */
export type KeptPaper = SignedPaper & {
  /** What was chosen; null while it is unused. */
  readonly option: number | null
  /** The server has said that it lies in the urn. */
  readonly taken: boolean
}

/** The papers of one ballot: unsigned first, then signed. */
export type KeptPapers = { readonly blanks: readonly BlankPaper[]; readonly papers: readonly KeptPaper[] }

/** Where papers are remembered. */
export type BoothMemory = {
  recall(id: BallotId): KeptPapers | null
  keep(id: BallotId, papers: KeptPapers): void
  forget(id: BallotId): void
}

/** Remembers in the tab's own storage: no other tab and no server sees it, and it goes with the tab. */
export function boothMemory(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): BoothMemory {
  return {
    recall(id) {
      const text = storage.getItem(keyOf(id))
      // Written by this very page.
      return text === null ? null : (JSON.parse(text) as KeptPapers)
    },
    keep: (id, papers) => storage.setItem(keyOf(id), JSON.stringify(papers)),
    forget: (id) => storage.removeItem(keyOf(id)),
  }
}

function keyOf(id: BallotId): string {
  return `diem-cau.papers.${id}`
}
