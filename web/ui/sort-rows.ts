// Sorting rows as a Vietnamese reader expects it.

/** By which column, and which way. */
export type Sorting = { readonly columnId: string; readonly descending: boolean }

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'base' })

/** The rows in the order of a value: numbers by size, words by the Vietnamese alphabet; equal ones keep their places. */
export function sortRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => string | number,
  descending: boolean,
): readonly Row[] {
  const direction = descending ? -1 : 1
  return rows.toSorted((a, b) => direction * compare(valueOf(a), valueOf(b)))
}

/** The sorting after a press on a column's head: first upwards, then downwards. */
export function sortingAfter(before: Sorting | null, columnId: string): Sorting {
  return { columnId, descending: before?.columnId === columnId && !before.descending }
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
