// A document as .docx, with its faces embedded.
import { readFile } from 'node:fs/promises'
import {
  AlignmentType,
  CharacterSet,
  Document,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { footOf, headOf } from './docx-frame.ts'
import { tableOf } from './docx-table.ts'
import { FACES } from './faces.ts'
import { TEXT_WIDTH_TWIPS, rule, ruleIndent, run, twips } from './docx-measures.ts'
import { DECREE_FORM } from '../domain/decree-form.ts'
import { keptWithSigners } from '../domain/minutes/paper-blocks.ts'
import type { PaperBlock } from '../domain/minutes/paper-blocks.ts'
import type { Paper } from '../domain/minutes/paper.ts'

const { page, marginsMm, sizes, text, rules, face } = DECREE_FORM

/** Draws a paper. */
export async function writeDocx(paper: Paper): Promise<Buffer> {
  const document = new Document({
    title: `${paper.type} ${paper.summary}`,
    creator: 'Điểm Cầu',
    description: paper.note,
    fonts: [await embedded()],
    styles: {
      default: {
        document: {
          run: { font: face, size: sizes.text * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(page.widthMm), height: twips(page.heightMm) },
            margin: {
              top: twips(marginsMm.top),
              bottom: twips(marginsMm.bottom),
              left: twips(marginsMm.left),
              right: twips(marginsMm.right),
              // The number stands in the middle of the upper margin.
              header: twips((marginsMm.top - 5) / 2),
              footer: twips(10),
            },
          },
        },
        headers: { default: pageNumber(), first: new Header({ children: [new Paragraph('')] }) },
        children: [headOf(paper), ...titleOf(paper), ...textOf(paper), ...footOf(paper)],
      },
    ],
  })
  return Packer.toBuffer(document)
}

async function embedded() {
  const [data, bold, italic, boldItalic] = await Promise.all([
    readFile(FACES.normal),
    readFile(FACES.bold),
    readFile(FACES.italics),
    readFile(FACES.bolditalics),
  ])
  return { name: face, data, bold, italic, boldItalic, characterSet: CharacterSet.VIETNAMESE }
}

function pageNumber(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: sizes.pageNumber * 2 })
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] })
}

function titleOf({ type, summary }: Paper): Paragraph[] {
  const indent = ruleIndent(summary, sizes.summary, rules.summary, TEXT_WIDTH_TWIPS)
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: twips(7) },
      children: [run(type, sizes.type, { bold: true })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [run(summary, sizes.summary, { bold: true })],
    }),
    rule(indent),
    new Paragraph({ spacing: { line: twips(3), lineRule: LineRuleType.EXACT } }),
  ]
}

/** The end of the text stays with the signers: a page with signatures alone could be put under anything. */
function textOf({ blocks }: Paper) {
  const tail = keptWithSigners(blocks)
  return blocks.map((block, index) => {
    const isBelowTable = blocks[index - 1]?.kind === 'table'
    return blockOf(block, index >= blocks.length - tail, isBelowTable ? text.spacingPt : 0)
  })
}

/** @param above room above a paragraph, points: a table has none beneath it */
function blockOf(block: PaperBlock, isKept: boolean, above: number) {
  if (block.kind === 'table') return tableOf(block)
  const isHeading = block.kind === 'heading' || block.kind === 'subheading'
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: twips(text.indentMm) },
    spacing: {
      before: above * 20,
      after: text.spacingPt * 20,
      line: Math.round(text.lineHeight * 240),
      lineRule: LineRuleType.AUTO,
    },
    keepNext: isHeading || block.kind === 'lead' || isKept,
    widowControl: true,
    ...(isKept && { keepLines: true }),
    children: [run(block.text, sizes.text, { bold: isHeading })],
  })
}
