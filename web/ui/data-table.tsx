// A table of many rows: sortable, walked through by keyboard, cards where it is narrow.
import { useMemo, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import type { Column } from './data-table-column.ts'
import { TableHead, TableSorter } from './data-table-head.tsx'
import { TableRow } from './data-table-row.tsx'
import { sortRows, sortingAfter } from './sort-rows.ts'
import type { Sorting } from './sort-rows.ts'
import { useRowKeys } from './use-row-keys.ts'
import styles from './data-table.module.css'

type DataTableProps<Row> = {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Opens a row: by a press anywhere on it, or by Enter. */
  readonly onOpen?: (row: Row) => void
  /** Stands where the rows would. */
  readonly empty: ReactNode
}

/**
 * The table. Rows out of sight cost the browser neither layout nor paint (`content-visibility`), yet they can be found
 * by its own search and are printed.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, empty } = props
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const sorted = useMemo(() => inOrder(rows, columns, sorting), [rows, columns, sorting])
  const { body, current, focused, onKeyDown } = useRowKeys(sorted.length)
  if (rows.length === 0) return empty
  const template = columns.map(({ width = '1fr' }) => (width.endsWith('fr') ? `minmax(0, ${width})` : width)).join(' ')
  return (
    <div className={styles.frame}>
      <TableSorter columns={columns} sorting={sorting} onSort={setSorting} />
      <div
        className={styles.table}
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        tabIndex={-1}
        // React's type knows no custom properties.
        style={{ '--columns': template } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <TableHead columns={columns} sorting={sorting} onSort={(id) => setSorting(sortingAfter(sorting, id))} />
        <div role="rowgroup" ref={body}>
          {sorted.map((row, index) => (
            <TableRow
              key={rowKey(row)}
              row={row}
              index={index}
              columns={columns}
              isCurrent={index === current}
              onFocus={focused}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

function inOrder<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | null): readonly Row[] {
  const valueOf = columns.find(({ id }) => id === sorting?.columnId)?.sort
  return sorting && valueOf ? sortRows(rows, valueOf, sorting.descending) : rows
}
