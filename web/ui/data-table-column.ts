// A column of a table.
import type { ReactNode } from 'react'

/** A column and what stands in it. */
export type Column<Row> = {
  readonly id: string
  readonly label: string
  /** The column that names the row; the first one when none is marked. */
  readonly isRowHeader?: boolean
  /** Any width of a CSS grid, such as `8rem` or `2fr`; one share of the room without it. */
  readonly width?: string
  readonly align?: 'end'
  /** What the column is sorted by; without it it cannot be sorted. */
  readonly sort?: (row: Row) => string | number
  readonly cell: (row: Row) => ReactNode
}
