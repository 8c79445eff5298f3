// A table as it stands on the page in the place of its chart.
import { classNames } from '../../ui/class-names.ts'
import { useNumbers } from './numbers.ts'
import type { ColumnKind, Table } from './table.ts'
import styles from './figure.module.css'

/** All of a table; the first column names the row. Wider than its place, it is scrolled. */
export function TableView({ label, table: { columns, rows } }: { label: string; table: Table }) {
  const numbers = useNumbers()
  const words = (value: string | number | null, kind: ColumnKind | undefined): string => {
    if (value === null) return '–'
    if (typeof value === 'string') return value
    return kind === 'share' ? numbers.share(value) : numbers.count(value)
  }
  return (
    // A part that scrolls must be reached by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={classNames(column.kind !== 'text' && styles.number)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={`${place}:${row[0]}`}>
              {row.map((value, index) =>
                index === 0 ? (
                  <th key={columns[0]?.label} scope="row">
                    {words(value, columns[0]?.kind)}
                  </th>
                ) : (
                  <td
                    key={columns[index]?.label ?? index}
                    className={classNames(columns[index]?.kind !== 'text' && styles.number)}
                  >
                    {words(value, columns[index]?.kind)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
