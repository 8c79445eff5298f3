// What an import of a spreadsheet is told by the feature that offers it.

/** What comes of a row, in the order of the bar: what needs attention first. */
export const OUTCOMES = ['wrong', 'new', 'changed', 'same'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What every row of a preview has. */
export type SheetRow = {
  /** As numbered in the sheet, the head being 1. */
  readonly row: number
  readonly outcome: Outcome
}

/** What a file would change. */
export type SheetPreview<Row extends SheetRow> = {
  /** Confirms exactly this. */
  readonly digest: string
  readonly rows: readonly Row[]
  readonly counts: Readonly<Record<Outcome, number>>
}

/**
 * Sends a file to be looked at; with the digest of that answer, to be done.
 * @param onProgress told how much of the file has been sent, 0 to 1
 * @throws Refusal when the file is not taken
 */
export type SendSheet<Preview> = (
  file: File,
  confirmDigest: string | undefined,
  onProgress: (sent: number) => void,
) => Promise<Preview>

/** How a row is shown. */
export type SheetWords<Row> = {
  /** The head of the column that names the row. */
  readonly nameLabel: string
  /** Empty where the row has no name. */
  readonly name: (row: Row) => string
  /** Stands behind the name, more softly. */
  readonly code?: (row: Row) => string
  /** The cells that are wrong: the column in words, and why. */
  readonly problems: (row: Row) => readonly { readonly column: string; readonly problem: string }[]
}

/** The feature's own texts. */
export type SheetTexts = {
  readonly title: string
  /** What a row is, and that nothing changes yet. */
  readonly intro: string
  readonly saving: string
  /** Said when the file would change nothing. */
  readonly same: string
  readonly done: string
  /** On the button that leaves a finished import. */
  readonly back: string
}
