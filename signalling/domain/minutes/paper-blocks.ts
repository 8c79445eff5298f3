// What the text of an official document is built of.

/** One column of a table: its heading and its share of the width. */
export type PaperColumn = { readonly title: string; readonly share: number; readonly align: 'left' | 'center' }

/** A piece of the text. Headings and a `lead` stay with what follows them. */
export type PaperBlock =
  | { readonly kind: 'heading' | 'subheading' | 'lead' | 'paragraph' | 'item'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly columns: readonly PaperColumn[]
      readonly rows: readonly (readonly string[])[]
      /** The last row adds the others up: it is bold. */
      readonly isLastTotal?: boolean
    }

/** A paragraph that is longer may well stand on the page before, characters. */
const MOST_KEPT = 600

/** How many of the last blocks stand on one page with the signatures, so that these never stand on a page alone. */
export function keptWithSigners(blocks: readonly PaperBlock[]): number {
  const before = blocks.at(-2)
  return before && before.kind !== 'table' && before.text.length <= MOST_KEPT ? 2 : 1
}
