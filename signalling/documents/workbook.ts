// A workbook as .xlsx: what the library writes, with what it leaves out — results of formulas and how pages are printed.
import writeXlsxFile from 'write-excel-file/node'
import type { Feature, Image } from 'write-excel-file/node'
import { insertElementMarkupAccordingToOrderOfSiblings, sanitizeTextContent } from 'write-excel-file/utility'
import type { BookCell, BookFormat, BookSheet } from '../ports/workbook.ts'

const FACE = 'Times New Roman'
const FORMATS: Readonly<Record<BookFormat, string>> = {
  order: '0',
  whole: '#,##0',
  decimal: '#,##0.00',
  share: '0.0%',
  points: '+0.0%;-0.0%;0.0%',
  date: 'dd/mm/yyyy',
  time: 'hh:mm',
}
const HEAD_COLOUR = '#dce6f1'
/** Of a line of text and around all of them, points. */
const LINE_HEIGHT = 15.5
const ROW_PADDING = 3
/** So much wider are bold letters. */
const BOLD = 1.15

/** What may be added to a file; the library names its contents' type only so. */
type Addition = Feature<Image['content']>

/** Draws a workbook. */
export async function writeWorkbook(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const pages = sheets.map(({ name, widths, rows, headRow }) => ({
    data: rows.map((row) => {
      const height = linesOf(row, widths) * LINE_HEIGHT + ROW_PADDING
      return row.map((cell) => (cell === null ? null : { ...drawn(cell), height }))
    }),
    sheet: name,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: headRow,
    // With a view of its own a sheet's parts come in their order whatever is put in.
    zoomScale: 1,
  }))
  const features = [results(sheets), printing(sheets)]
  return writeXlsxFile(pages, { fontFamily: FACE, fontSize: 12, features }).toBuffer()
}

function drawn({ value, formula, look = 'text', format, span }: BookCell) {
  const style = {
    ...(format === undefined && look !== 'title' && look !== 'note' && look !== 'head' && { indent: 1 }),
    align: format === undefined ? 'left' : format === 'order' ? 'center' : 'right',
    ...LOOKS[look],
    ...(format !== undefined && { format: FORMATS[format] }),
    ...(span !== undefined && { columnSpan: span }),
  } as const
  if (formula !== undefined) return { ...style, type: 'Formula' as const, value: `=${formula}` }
  if (typeof value === 'number') return { ...style, type: Number, value }
  return value === null || value === '' ? style : { ...style, type: String, value }
}

/** How many lines the longest text of a row takes: not every program finds that out for itself. */
function linesOf(row: BookSheet['rows'][number], widths: readonly number[]): number {
  const lines = row.map((cell, index) => {
    if (typeof cell?.value !== 'string' || cell.formula !== undefined) return 1
    const room = widths.slice(index, index + (cell.span ?? 1)).reduce((sum, width) => sum + width, 0)
    return wrapped(cell.value, room / (cell.look === 'text' || cell.look === undefined ? 1 : BOLD))
  })
  return Math.max(1, ...lines)
}

/** Words into lines of so many characters. */
function wrapped(text: string, room: number): number {
  let lines = 1
  let used = 0
  for (const { length } of text.split(' ')) {
    if (used > 0 && used + 1 + length > room) {
      lines += 1
      used = length
    } else used += (used > 0 ? 1 : 0) + length
  }
  return lines
}

const FRAMED = { borderStyle: 'thin', borderColor: '#7f7f7f', alignVertical: 'center', wrap: true } as const
const LOOKS = {
  title: { fontWeight: 'bold', fontSize: 14, wrap: true, alignVertical: 'center' },
  note: { fontStyle: 'italic', wrap: true, alignVertical: 'top' },
  head: { ...FRAMED, fontWeight: 'bold', align: 'center', backgroundColor: HEAD_COLOUR },
  text: FRAMED,
  total: { ...FRAMED, fontWeight: 'bold' },
} as const

/** Puts the result of each formula beside it (ECMA-376, part 1, 18.3.1.4), in the order in which they stand. */
function results(sheets: readonly BookSheet[]): Addition {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _options, { sheetIndex }) {
            const found = (sheets[sheetIndex]?.rows ?? []).flatMap((row) =>
              row.flatMap((cell) => (cell?.formula === undefined ? [] : [cell.value])),
            )
            return xml.replaceAll(
              /<c ([^>]*)><f>=?([^<]*)<\/f><\/c>/g,
              (_whole, attributes: string, formula: string) => {
                const value = found.shift() ?? null
                const type = typeof value === 'string' ? ' t="str"' : ''
                const shown = value === null ? '' : `<v>${sanitizeTextContent(String(value))}</v>`
                return `<c ${attributes}${type}><f>${formula}</f>${shown}</c>`
              },
            )
          },
        },
        // What has its results is calculated all the same when it is opened.
        'xl/workbook.xml': { transform: (xml) => xml.replace(/<calcPr[^>]*\/>/, '<calcPr fullCalcOnLoad="1"/>') },
      },
    },
  }
}

/** A4, one page wide, the head on every page, the number of the page beneath. */
function printing(sheets: readonly BookSheet[]): Addition {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _options, { sheetIndex }) {
            const { isLandscape = false, isOnePage = false } = sheets[sheetIndex] ?? {}
            const orientation = isLandscape ? 'landscape' : 'portrait'
            return [
              '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
              '<pageMargins left="0.6" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
              `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="${isOnePage ? 1 : 0}"/>`,
              '<headerFooter><oddFooter>&amp;C&amp;A – Trang &amp;P/&amp;N</oddFooter></headerFooter>',
            ].reduce(put, xml)
          },
        },
        'xl/workbook.xml': {
          transform(xml) {
            const names = sheets.map(
              ({ name, headRow }, index) =>
                `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sanitizeTextContent(name)}'!$${headRow}:$${headRow}</definedName>`,
            )
            return xml.replace(
              /<definedNames\s*(?:\/>|><\/definedNames>)/,
              `<definedNames>${names.join('')}</definedNames>`,
            )
          },
        },
      },
    },
  }
}

/** The parts of a sheet in their order (ECMA-376, part 1, 18.3.1.99), as far as they are used here. */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'mergeCells',
  'conditionalFormatting',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'drawing',
]

function put(xml: string, element: string): string {
  return insertElementMarkupAccordingToOrderOfSiblings(xml, element, ORDER, 'worksheet')
}
