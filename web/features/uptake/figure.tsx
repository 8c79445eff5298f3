// The frame of a chart: its title, the table behind it, and how it leaves the page.
import { ChartNoAxesColumn, Copy, Download, Ellipsis, Printer, Table2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MenuButton } from '../../ui/menu.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useNumbers } from './numbers.ts'
import { printAlone } from './print-alone.ts'
import { copyText, saveCsv, tabbed } from './table.ts'
import type { Table } from './table.ts'
import { TableView } from './table-view.tsx'
import styles from './figure.module.css'

type FigureProps = {
  readonly title: string
  readonly description?: ReactNode
  readonly table: Table
  /** Beside the title: what the chart is divided by. */
  readonly controls?: ReactNode
  /** The chart itself. */
  readonly children: ReactNode
}

/** A chart with everything that can be done with it. */
export function Figure({ title, description, table, controls, children }: FigureProps) {
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  const frame = useRef<HTMLElement>(null)
  return (
    <section className={styles.figure} aria-labelledby={id} ref={frame} data-figure="">
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title} id={id}>
            {title}
          </h2>
          {description !== undefined && <p className={styles.description}>{description}</p>}
        </div>
        {controls !== undefined && <div className={styles.controls}>{controls}</div>}
        <FigureMenu
          title={title}
          table={table}
          asTable={asTable}
          onTable={setAsTable}
          onPrint={() => frame.current && printAlone(frame.current)}
        />
      </header>
      {asTable ? <TableView label={title} table={table} /> : children}
    </section>
  )
}

type MenuProps = {
  readonly title: string
  readonly table: Table
  readonly asTable: boolean
  readonly onTable: (asTable: boolean) => void
  readonly onPrint: () => void
}

function FigureMenu({ title, table, asTable, onTable, onPrint }: MenuProps) {
  const { t } = useTranslation('uptake')
  const copy = useCopyTable()
  const items = [
    asTable
      ? { id: 'chart', icon: <ChartNoAxesColumn />, label: t('chart.chart') }
      : { id: 'table', icon: <Table2 />, label: t('chart.table') },
    { id: 'copy', icon: <Copy />, label: t('chart.copy') },
    { id: 'csv', icon: <Download />, label: t('chart.csv') },
    { id: 'print', icon: <Printer />, label: t('chart.print') },
  ]
  const act = (id: string) => {
    if (id === 'table' || id === 'chart') onTable(id === 'table')
    if (id === 'copy') copy(title, table)
    if (id === 'csv') saveCsv(table)
    // After the menu has closed, which else would be on the paper.
    if (id === 'print') setTimeout(onPrint)
  }
  return (
    <div className={styles.menu}>
      <MenuButton
        label={t('chart.actions', { title })}
        icon={<Ellipsis aria-hidden="true" />}
        items={items}
        onAction={act}
        iconOnly
      />
    </div>
  )
}

/** Answers the function that copies a table and says so. */
export function useCopyTable(): (title: string, table: Table) => void {
  const { t } = useTranslation('uptake')
  const numbers = useNumbers()
  return (title, table) => {
    const text = tabbed(table, (value, kind) => (kind === 'share' ? numbers.share(value) : numbers.count(value)))
    void copyText(text).then((done) => showToast({ text: done ? t('chart.copied', { title }) : t('chart.notCopied') }))
  }
}
