// The minutes as a document: every sentence, in Vietnamese and in its place. What draws it adds only the form.
import { attendanceBlocks } from './paper-attendance.ts'
import { courseBlocks, voteBlocks } from './paper-course.ts'
import type { PaperBlock } from './paper-blocks.ts'
import { dayOf, hourOf, two } from './words.ts'
import type { MinutesContent, MinutesSignature } from '../minutes.ts'

/** One signer as it is printed. */
type PaperSigner = { readonly authority: string; readonly office: string; readonly name: string }

/** A document that is ready to be drawn. Empty texts leave their place empty. */
export type Paper = {
  readonly head: MinutesContent['head']
  /** In capitals. */
  readonly governingBody: string
  readonly issuingBody: string
  /** "Số: 05/BB-UBND" */
  readonly number: string
  /** "Bắc Giang, ngày 05 tháng 02 năm 2026" */
  readonly placeAndDate: string
  /** "BIÊN BẢN" */
  readonly type: string
  readonly summary: string
  readonly blocks: readonly PaperBlock[]
  /** Two side by side from left to right; one stands at the right, whom it goes to at its left. */
  readonly signers: readonly [PaperSigner, PaperSigner] | readonly [PaperSigner]
  /** Each line with its hyphen and its mark. */
  readonly recipients: readonly string[]
  /** The hash beneath a signed document, or that it is a draft. */
  readonly note: string
}

/** How the minutes stand that are drawn. */
export type PaperStanding =
  | { readonly status: 'draft' }
  | { readonly status: 'signed'; readonly at: number; readonly sha256: string; readonly intact: boolean }

/** The words of the two heads. */
export const HEADS = {
  state: { name: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập - Tự do - Hạnh phúc' },
  party: { name: 'ĐẢNG CỘNG SẢN VIỆT NAM', motto: '' },
} as const

/** What stands above the recipients. */
export const RECIPIENTS_HEAD = 'Nơi nhận:'

/** Puts minutes into words. The same content, standing and zone give the same paper. */
export function minutesPaper(content: MinutesContent, standing: PaperStanding, zone: string): Paper {
  return {
    head: content.head,
    governingBody: content.governingBody.toLocaleUpperCase('vi'),
    issuingBody: content.issuingBody.toLocaleUpperCase('vi'),
    number: numberOf(content),
    placeAndDate: [content.place, dayOf(content.date, zone)].filter(Boolean).join(', '),
    type: 'BIÊN BẢN',
    summary: content.summary,
    blocks: blocksOf(content, zone),
    signers: [signerOf(content.secretarySignature), signerOf(content.chairSignature)],
    recipients: content.recipients.map((line, index, all) => `- ${line}${index === all.length - 1 ? '.' : ';'}`),
    note: noteOf(standing, zone),
  }
}

/** Numbers below 10 with a nought; the Party writes its numbers in another way. */
function numberOf({ head, number, symbol }: MinutesContent): string {
  const digits = number === '' ? '        ' : two(Number(number))
  return head === 'party' ? `Số ${digits}-${symbol}` : `Số: ${digits}/${symbol}`
}

function signerOf({ authority, office, name }: MinutesSignature): PaperSigner {
  return { authority: authority.toLocaleUpperCase('vi'), office: office.toLocaleUpperCase('vi'), name }
}

function blocksOf(content: MinutesContent, zone: string): PaperBlock[] {
  const votes = voteBlocks(content.votes, zone)
  const sections: readonly (readonly [string, readonly PaperBlock[]])[] = [
    ['THỜI GIAN, ĐỊA ĐIỂM', whenAndWhere(content, zone)],
    ['THÀNH PHẦN THAM DỰ', attendanceBlocks(content, zone)],
    ['NỘI DUNG, DIỄN BIẾN', courseBlocks(content.parts, zone)],
    ['BIỂU QUYẾT', votes],
    ['KẾT LUẬN', conclusionBlocks(content.conclusions)],
  ]
  const filled = sections.filter(([, blocks]) => blocks.length > 0)
  return [
    ...filled.flatMap(([title, blocks], index): PaperBlock[] => [
      { kind: 'heading', text: `${ROMAN[index] ?? ''}. ${title}` },
      ...blocks,
    ]),
    { kind: 'paragraph', text: `${ending(content, zone)}./.` },
  ]
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V'] as const

function whenAndWhere({ openedAt, venue }: MinutesContent, zone: string): PaperBlock[] {
  const when: PaperBlock = {
    kind: 'paragraph',
    text: `Thời gian bắt đầu: ${hourOf(openedAt, zone)}, ${dayOf(openedAt, zone)}.`,
  }
  return venue === '' ? [when] : [when, { kind: 'paragraph', text: `Địa điểm: ${venue}.` }]
}

function conclusionBlocks(conclusions: readonly string[]): PaperBlock[] {
  const written = conclusions.filter((text) => text.trim() !== '')
  return written.flatMap((text, index) =>
    text.split('\n').map((line, at): PaperBlock => {
      const numbered = at === 0 && written.length > 1
      return { kind: 'paragraph', text: numbered ? `${index + 1}. ${line}` : line }
    }),
  )
}

function ending({ closedAt }: MinutesContent, zone: string): string {
  if (closedAt === null) return 'Cuộc họp chưa kết thúc'
  return `Cuộc họp kết thúc vào ${hourOf(closedAt, zone)}, ${dayOf(closedAt, zone)}`
}

function noteOf(standing: PaperStanding, zone: string): string {
  if (standing.status === 'draft') return 'Bản dự thảo, chưa ký.'
  if (!standing.intact) return 'CẢNH BÁO: nội dung đã bị thay đổi sau khi ký, mã băm không còn khớp.'
  return `Đã ký trên hệ thống lúc ${hourOf(standing.at, zone)}, ${dayOf(standing.at, zone)}. Mã băm (SHA-256): ${standing.sha256}`
}
