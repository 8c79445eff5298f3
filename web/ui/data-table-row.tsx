// One row of a table.
import { memo } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { classNames } from './class-names.ts'
import type { Column } from './data-table-column.ts'
import styles from './data-table.module.css'

/** What in a row has an answer of its own to a press. */
const CONTROLS = 'a, button, input, select, textarea, [role="dialog"], [role="menu"]'

type TableRowProps<Row> = {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  /** The one row that the Tab key reaches. */
  readonly isCurrent: boolean
  readonly onFocus: (index: number) => void
  readonly onOpen: ((row: Row) => void) | undefined
}

function PlainRow<Row>({ row, index, columns, isCurrent, onFocus, onOpen }: TableRowProps<Row>) {
  const open = (event: KeyboardEvent | MouseEvent) => {
    if (onOpen && !isOnControl(event)) onOpen(row)
  }
  const header = columns.find(({ isRowHeader }) => isRowHeader) ?? columns[0]
  return (
    <div
      className={classNames(styles.row, onOpen && styles.opens)}
      role="row"
      aria-rowindex={index + 2}
      tabIndex={isCurrent ? 0 : -1}
      onFocus={() => onFocus(index)}
      onClick={open}
      onKeyDown={(event) => event.key === 'Enter' && open(event)}
    >
      {columns.map((column) => (
        <div
          key={column.id}
          role={column === header ? 'rowheader' : 'gridcell'}
          className={classNames(styles.cell, column === header && styles.header, column.align && styles.end)}
          data-label={column.label}
        >
          <div className={styles.content}>{column.cell(row)}</div>
        </div>
      ))}
    </div>
  )
}

/** A row is drawn again only when it has changed: tables are long. */
// memo forgets that the component is generic; this gives the type back.
export const TableRow = memo(PlainRow) as typeof PlainRow

function isOnControl({ target, currentTarget }: KeyboardEvent | MouseEvent): boolean {
  if (!(target instanceof Element)) return false
  const control = target.closest(CONTROLS)
  return control !== null && currentTarget.contains(control)
}
