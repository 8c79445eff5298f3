// What stands above and below the text of a .docx: the head in two columns, the signers, the recipients.
import { AlignmentType, Paragraph, Table, TableBorders, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { TEXT_WIDTH_TWIPS, rule, ruleIndent, run, twips } from './docx-measures.ts'
import { boldWidth, inLines } from './text-width.ts'
import { DECREE_FORM } from '../domain/decree-form.ts'
import { HEADS, RECIPIENTS_HEAD } from '../domain/minutes/paper.ts'
import type { Paper } from '../domain/minutes/paper.ts'

const { sizes, rules, headColumns, signatureRoomMm } = DECREE_FORM
const LEFT = Math.round(TEXT_WIDTH_TWIPS * headColumns.left)
const RIGHT = TEXT_WIDTH_TWIPS - LEFT
const HALF = Math.round(TEXT_WIDTH_TWIPS / 2)

/** State name and motto, or the Party's; issuing body; below them number, place and date on one line. */
export function headOf({ head, governingBody, issuingBody, number, placeAndDate }: Paper): Table {
  const { name, motto } = HEADS[head]
  const isParty = head === 'party'
  const place = LEFT / 20
  const issuing = inLines(issuingBody, sizes.body, place)
  const longest = issuing.toSorted((a, b) => boldWidth(b, sizes.body) - boldWidth(a, sizes.body))[0] ?? ''
  const governing = governingBody === '' ? [] : inLines(governingBody, sizes.body, place)
  const issuer = [
    ...governing.map((line) => centred(line, sizes.body)),
    ...issuing.map((line) => centred(line, sizes.body, { bold: true })),
    isParty ? centred('*', sizes.body, { bold: true }) : rule(ruleIndent(longest, sizes.body, rules.body, LEFT)),
  ]
  const state = [
    centred(name, isParty ? sizes.party : sizes.state, { bold: true }),
    ...(motto === '' ? [] : [centred(motto, sizes.motto, { bold: true })]),
    isParty
      ? rule(ruleIndent(name, sizes.party, rules.motto, RIGHT))
      : rule(ruleIndent(motto, sizes.motto, rules.motto, RIGHT)),
  ]
  const dated = centred(placeAndDate, sizes.date, { italics: true })
  return columns([LEFT, RIGHT], [issuer, state], [[centred(number, sizes.number)], [dated]])
}

/** The signers side by side, beneath them whom it goes to; or that beside the only one. Beneath everything the hash. */
export function footOf({ signers, recipients, note }: Paper): (Paragraph | Table)[] {
  const [first, second] = signers
  const beside = second ? [signerOf(first), signerOf(second)] : [recipientsOf(recipients, 0), signerOf(first)]
  return [
    new Paragraph({ keepNext: true, spacing: { before: twips(2) }, children: [run('', 6)] }),
    columns([HALF, TEXT_WIDTH_TWIPS - HALF], [beside[0] ?? [], beside[1] ?? []]),
    ...(second ? recipientsOf(recipients, twips(5)) : []),
    new Paragraph({
      spacing: { before: twips(4) },
      children: [run(note, sizes.hash, { italics: true })],
    }),
  ]
}

/** @param before room above, twips */
function recipientsOf(recipients: Paper['recipients'], before: number): Paragraph[] {
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before },
      children: [run(RECIPIENTS_HEAD, sizes.recipientsHead, { bold: true, italics: true })],
    }),
    ...recipients.map((line) => new Paragraph({ keepNext: true, children: [run(line, sizes.recipients)] })),
  ]
}

function signerOf({ authority, office, name }: Paper['signers'][number]): Paragraph[] {
  return [
    ...(authority === '' ? [] : [centred(authority, sizes.signature, { bold: true })]),
    centred(office, sizes.signature, { bold: true }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: twips(signatureRoomMm) },
      children: [run(name, sizes.signature, { bold: true })],
    }),
  ]
}

function centred(text: string, size: number, marks: { bold?: boolean; italics?: boolean } = {}): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [run(text, size, marks)] })
}

/** Rows of two cells without frames. */
function columns(
  widths: readonly [number, number],
  ...rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[]
): Table {
  const width = (size: number) => ({ size, type: WidthType.DXA })
  const cell = (children: readonly Paragraph[], size: number) =>
    new TableCell({ width: width(size), margins: { left: 0, right: 0, top: 0, bottom: 60 }, children })
  return new Table({
    layout: TableLayoutType.FIXED,
    borders: TableBorders.NONE,
    width: width(TEXT_WIDTH_TWIPS),
    columnWidths: widths,
    rows: rows.map(
      ([first, second]) =>
        new TableRow({ cantSplit: true, children: [cell(first, widths[0]), cell(second, widths[1])] }),
    ),
  })
}
