// A table on its way out of the page: to the clipboard, to a file.

/** Rows of cells; the first row is the head. */
export type TextTable = readonly (readonly (string | number)[])[]

/** Comma-separated values (RFC 4180) with a mark by which spreadsheets know that it is UTF-8. */
export function csvOf(table: TextTable): string {
  return `\uFEFF${table.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Has the browser save a text as a file. */
export function saveCsv(name: string, table: TextTable): void {
  const url = URL.createObjectURL(new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Lays the table on the clipboard as spreadsheets take it; false where the browser does not let it. */
export async function copyTable(table: TextTable): Promise<boolean> {
  if (!isSecureContext) return false
  const text = table.map((row) => row.map((value) => String(value).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  )
}

/** A text that a spreadsheet would take for a formula is led by an apostrophe. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
