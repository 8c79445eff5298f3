// The head of a table, and what stands in its place where the table is narrow.
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names.ts'
import type { Column } from './data-table-column.ts'
import { Select } from './select.tsx'
import type { Sorting } from './sort-rows.ts'
import styles from './data-table.module.css'

type HeadProps<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting | null
}

/** The columns' heads; those that can be sorted are buttons. */
export function TableHead<Row>({ columns, sorting, onSort }: HeadProps<Row> & { onSort: (columnId: string) => void }) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.heads}>
        {columns.map((column) => {
          const way = sorting?.columnId === column.id ? sorting : null
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classNames(styles.columnHead, column.align && styles.end)}
              {...(column.sort && { 'aria-sort': way ? (way.descending ? 'descending' : 'ascending') : 'none' })}
            >
              {column.sort ? (
                <button type="button" className={styles.sorter} onClick={() => onSort(column.id)}>
                  {column.label}
                  <SortSign way={way} />
                </button>
              ) : (
                column.label
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function SortSign({ way }: { way: Sorting | null }) {
  if (!way) return <ChevronsUpDown className={styles.idle} aria-hidden="true" />
  return way.descending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />
}

/** The choice of an order, for cards that have no heads to press. */
export function TableSorter<Row>({ columns, sorting, onSort }: HeadProps<Row> & { onSort: (next: Sorting) => void }) {
  const { t } = useTranslation('common')
  const ways = columns
    .filter(({ sort }) => sort !== undefined)
    .flatMap(({ id, label }) =>
      [false, true].map((descending) => ({
        id: `${id}:${descending}`,
        label: t('sortOption', { column: label, direction: descending ? t('descending') : t('ascending') }),
        sorting: { columnId: id, descending },
      })),
    )
  if (ways.length === 0) return null
  return (
    <div className={styles.narrowSorter}>
      <Select
        label={t('sortBy')}
        options={ways}
        chosen={sorting && `${sorting.columnId}:${sorting.descending}`}
        placeholder="–"
        onChoose={(id) => {
          const way = ways.find((candidate) => candidate.id === id)
          if (way) onSort(way.sorting)
        }}
      />
    </div>
  )
}
