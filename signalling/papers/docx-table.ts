// A table within the text of a .docx; its heading stands again on every page.
import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx'
import { TEXT_WIDTH_TWIPS, run } from './docx-measures.ts'
import { DECREE_FORM } from '../domain/decree-form.ts'
import type { PaperBlock, PaperColumn } from '../domain/minutes/paper-blocks.ts'

const { sizes } = DECREE_FORM
/** Around what stands in a cell, twips. */
const PADDING = { top: 50, bottom: 50, left: 80, right: 80 }

/** Draws a table over the whole width of the text. */
export function tableOf({ columns, rows, isLastTotal = false }: Extract<PaperBlock, { kind: 'table' }>): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH_TWIPS, type: WidthType.DXA },
    columnWidths: columns.map(widthOf),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column.title, { ...column, align: 'center' }, true)),
      }),
      ...rows.map((row, index) => {
        const isTotal = isLastTotal && index === rows.length - 1
        const cells = columns.map((column, at) => cell(row[at] ?? '', column, isTotal))
        return new TableRow({ cantSplit: true, children: cells })
      }),
    ],
  })
}

function widthOf({ share }: PaperColumn): number {
  return Math.round(TEXT_WIDTH_TWIPS * share)
}

function cell(text: string, column: PaperColumn, bold: boolean): TableCell {
  const alignment = column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT
  return new TableCell({
    width: { size: widthOf(column), type: WidthType.DXA },
    margins: PADDING,
    verticalAlign: VerticalAlign.CENTER,
    children: [new Paragraph({ alignment, children: [run(text, sizes.table, { bold })] })],
  })
}
