// Measures and runs that all parts of a .docx share. A twip is the twentieth part of a point.
import { BorderStyle, LineRuleType, Paragraph, TextRun } from 'docx'
import { boldWidth } from './text-width.ts'
import { DECREE_FORM } from '../domain/decree-form.ts'

const { page, marginsMm, rules } = DECREE_FORM

/** Twips of some millimetres, to the nearest: an A4 page is 11906 by 16838. */
export function twips(mm: number): number {
  return Math.round((mm * 1_440) / 25.4)
}

/** Between the left and the right margin. */
export const TEXT_WIDTH_TWIPS = twips(page.widthMm - marginsMm.left - marginsMm.right)

/** How far from both sides of its place a centred rule begins that is a share of a bold line's width; twips. */
export function ruleIndent(line: string, size: number, share: number, placeTwips: number): number {
  const length = Math.min(boldWidth(line, size) * 20, placeTwips) * share
  return Math.max(0, Math.round((placeTwips - length) / 2))
}

/** Text of one size, in points. */
export function run(text: string, size: number, marks: { bold?: boolean; italics?: boolean } = {}): TextRun {
  return new TextRun({ text, size: size * 2, ...marks })
}

/**
 * A rule: the upper edge of an empty line so low that nobody sees it.
 * @param indent from both sides, twips
 */
export function rule(indent: number): Paragraph {
  return new Paragraph({
    indent: { left: indent, right: indent },
    keepNext: true,
    // Eighths of a point.
    border: { top: { style: BorderStyle.SINGLE, size: rules.weightPt * 8, space: 1, color: '000000' } },
    spacing: { before: 60, after: 0, line: 40, lineRule: LineRuleType.EXACT },
    children: [],
  })
}
