// The table behind a chart or a list, and how it leaves the page: copied, or as a file.

/** What a column holds: words, a count, or a share (0–1). */
export type ColumnKind = 'text' | 'count' | 'share'

/** One table; a null is an empty cell. */
export type Table = {
  /** The name of the file, without its ending. */
  readonly name: string
  readonly columns: readonly { readonly label: string; readonly kind: ColumnKind }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Comma-separated by RFC 4180, with a mark that spreadsheets know UTF-8 by; numbers as numbers. */
export function csvOf({ columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows]
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  // What begins like a formula is one to a spreadsheet.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** For pasting into a spreadsheet or a letter: tabs between cells, numbers as the reader writes them. */
export function tabbed({ columns, rows }: Table, write: (value: number, kind: ColumnKind) => string): string {
  const cell = (value: string | number | null, index: number): string => {
    if (value === null) return ''
    if (typeof value === 'number') return write(value, columns[index]?.kind ?? 'text')
    return value.replaceAll(/[\t\r\n]+/g, ' ')
  }
  return [columns.map(({ label }) => label), ...rows].map((line) => line.map(cell).join('\t')).join('\n')
}

/** Hands a table to the browser as a file. */
export function saveCsv(table: Table): void {
  const url = URL.createObjectURL(new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${table.name}.csv`
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url))
}

/** Puts text where it can be pasted from; answers whether the browser did it. */
export async function copyText(text: string): Promise<boolean> {
  // Pages without encryption have no clipboard.
  if (!isSecureContext) return false
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}
