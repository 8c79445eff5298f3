// A document as .pdf, with the parts of its faces that it uses.
import pdfmake from 'pdfmake'
import type { Definition, Node } from 'pdfmake'
import { FACES } from './faces.ts'
import { boldWidth, inLines } from './text-width.ts'
import { DECREE_FORM } from '../domain/decree-form.ts'
import { keptWithSigners } from '../domain/minutes/paper-blocks.ts'
import type { PaperBlock } from '../domain/minutes/paper-blocks.ts'
import { HEADS, RECIPIENTS_HEAD } from '../domain/minutes/paper.ts'
import type { Paper } from '../domain/minutes/paper.ts'

const { page, marginsMm, sizes, text, rules, headColumns, signatureRoomMm } = DECREE_FORM

/** Points of some millimetres. */
const pt = (mm: number): number => (mm * 72) / 25.4
const TEXT_WIDTH = pt(page.widthMm - marginsMm.left - marginsMm.right)

pdfmake.setFonts({ Tinos: FACES })
pdfmake.setUrlAccessPolicy(() => false)
const allowed: ReadonlySet<string> = new Set(Object.values(FACES))
pdfmake.setLocalAccessPolicy((path) => allowed.has(path))

/** Draws a paper. */
export function writePdf(paper: Paper): Promise<Buffer> {
  return pdfmake.createPdf(definitionOf(paper)).getBuffer()
}

function definitionOf(paper: Paper): Definition {
  const tail = keptWithSigners(paper.blocks)
  return {
    pageSize: 'A4',
    pageMargins: [pt(marginsMm.left), pt(marginsMm.top), pt(marginsMm.right), pt(marginsMm.bottom)],
    language: 'vi',
    info: {
      title: `${paper.type} ${paper.summary}`,
      author: paper.issuingBody,
      creator: 'Điểm Cầu',
      producer: 'Điểm Cầu',
    },
    defaultStyle: { font: 'Tinos', fontSize: sizes.text, lineHeight: text.lineHeight },
    header: (current) => (current === 1 ? null : pageNumber(current)),
    // A heading does not stand alone at the foot of a page, nor with another one; the number follows all, too.
    pageBreakBefore: (node, queries) => {
      const isNone = ({ headlineLevel, id }: { headlineLevel?: number; id?: string }): boolean =>
        headlineLevel === 1 || id === PAGE_NUMBER
      return node.headlineLevel === 1 && queries.getFollowingNodesOnPage().every(isNone)
    },
    content: [
      headOf(paper),
      { text: paper.type, bold: true, fontSize: sizes.type, alignment: 'center', margin: [0, pt(7), 0, 0] },
      { text: paper.summary, bold: true, fontSize: sizes.summary, alignment: 'center' },
      rule(Math.min(boldWidth(paper.summary, sizes.summary), TEXT_WIDTH) * rules.summary, [0, 2, 0, pt(5)]),
      ...paper.blocks.slice(0, -tail).map(blockOf),
      footOf(paper, paper.blocks.slice(-tail)),
    ],
  }
}

const PAGE_NUMBER = 'page-number'

/** In the middle of the upper margin. */
function pageNumber(current: number): Node {
  const above = (pt(marginsMm.top) - sizes.pageNumber) / 2
  return {
    id: PAGE_NUMBER,
    text: String(current),
    fontSize: sizes.pageNumber,
    alignment: 'center',
    margin: [pt(marginsMm.left), above, pt(marginsMm.right), 0],
  }
}

/** Two rows of two columns, so that the number and the date stand on one line. */
function headOf({ head, governingBody, issuingBody, number, placeAndDate }: Paper): Node {
  const { name, motto } = HEADS[head]
  const isParty = head === 'party'
  const left = TEXT_WIDTH * headColumns.left
  const issuing = inLines(issuingBody, sizes.body, left)
  const ruled = isParty ? boldWidth(name, sizes.party) : boldWidth(motto, sizes.motto) * rules.motto
  const longest = Math.max(...issuing.map((line) => boldWidth(line, sizes.body)))
  const governing = governingBody === '' ? [] : inLines(governingBody, sizes.body, left)
  const issuer = [
    ...governing.map((line) => ({ text: line, fontSize: sizes.body })),
    ...issuing.map((line) => ({ text: line, bold: true, fontSize: sizes.body })),
    isParty ? { text: '*', bold: true } : rule(longest * rules.body, [0, 2, 0, 0]),
  ]
  const state = [
    { text: name, bold: true, fontSize: isParty ? sizes.party : sizes.state },
    ...(motto === '' ? [] : [{ text: motto, bold: true, fontSize: sizes.motto }]),
    rule(ruled, [0, 2, 0, 0]),
  ]
  const row = (first: object, second: object, above: number): Node => ({
    columns: [
      { width: left, alignment: 'center', ...first },
      { width: '*', alignment: 'center', ...second },
    ],
    lineHeight: 1.1,
    margin: [0, above, 0, 0],
  })
  return {
    stack: [
      row({ stack: issuer }, { stack: state }, 0),
      row(
        { text: number, fontSize: sizes.number, preserveLeadingSpaces: true },
        { text: placeAndDate, italics: true, fontSize: sizes.date },
        5,
      ),
    ],
  }
}

function rule(length: number, margin: readonly number[]): Node {
  const line = { type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: rules.weightPt }
  return { canvas: [line], alignment: 'center', margin }
}

const INDENT = { leadingIndent: pt(text.indentMm), alignment: 'justify' }
const BELOW = [0, 0, 0, text.spacingPt] as const

function blockOf(block: PaperBlock): Node {
  switch (block.kind) {
    case 'heading':
    case 'subheading':
      return { text: block.text, bold: true, ...INDENT, margin: BELOW, headlineLevel: 1 }
    case 'lead':
      return { text: block.text, ...INDENT, margin: BELOW, headlineLevel: 1 }
    case 'paragraph':
    case 'item':
      return { text: block.text, ...INDENT, margin: BELOW }
    case 'table':
      return tableOf(block)
  }
}

function tableOf({ columns, rows, isLastTotal = false }: Extract<PaperBlock, { kind: 'table' }>): Node {
  // What the cells' paddings and rules take is no width of theirs.
  const padding = 4
  const inner = TEXT_WIDTH - columns.length * padding * 2 - (columns.length + 1) * rules.weightPt
  return {
    margin: [0, 0, 0, text.spacingPt + 2],
    fontSize: sizes.table,
    lineHeight: 1,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ share }) => inner * share),
      body: [
        columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center' })),
        ...rows.map((row, at) => {
          const bold = isLastTotal && at === rows.length - 1
          return row.map((cell, index) => ({ text: cell, bold, alignment: columns[index]?.align ?? 'left' }))
        }),
      ],
    },
    layout: {
      hLineWidth: () => rules.weightPt,
      vLineWidth: () => rules.weightPt,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  }
}

/** The end of the text, the signers, whom it goes to, and the hash: what belongs together stays on one page. */
function footOf({ signers, recipients, note }: Paper, end: readonly PaperBlock[]): Node {
  const signer = ({ authority, office, name }: Paper['signers'][number]): Node => ({
    width: '*',
    alignment: 'center',
    bold: true,
    fontSize: sizes.signature,
    stack: [
      ...(authority === '' ? [] : [{ text: authority }]),
      { text: office },
      { text: name === '' ? ' ' : name, margin: [0, pt(signatureRoomMm), 0, 0] },
    ],
  })
  const goingTo = (above: number): Node[] => [
    { text: RECIPIENTS_HEAD, bold: true, italics: true, fontSize: sizes.recipientsHead, margin: [0, above, 0, 0] },
    ...recipients.map((line) => ({ text: line, fontSize: sizes.recipients, lineHeight: 1 })),
  ]
  const isAlone = signers.length === 1
  return {
    unbreakable: true,
    stack: [
      ...end.map(blockOf),
      {
        columns: [...(isAlone ? [{ width: '*', stack: goingTo(0) }] : []), ...signers.map(signer)],
        margin: [0, pt(4), 0, 0],
      },
      ...(isAlone ? [] : goingTo(pt(5))),
      { text: note, fontSize: sizes.hash, italics: true, margin: [0, pt(4), 0, 0] },
    ],
  }
}
