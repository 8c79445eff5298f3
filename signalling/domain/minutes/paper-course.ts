// The course of the meeting and its votes, in the words of a document.
import type { PaperBlock } from './paper-blocks.ts'
import { hourOf, two } from './words.ts'
import type { MinutesPart, MinutesSpeech, MinutesVote } from '../minutes.ts'

/** Each part: its title, when it was worked on, who spoke, what the secretary has written. */
export function courseBlocks(parts: readonly MinutesPart[], zone: string): PaperBlock[] {
  const numbered = parts.length > 1 || (parts[0]?.title ?? '') !== ''
  return parts.flatMap((part, index) => [
    ...(numbered ? [titleOf(part, index)] : []),
    ...whenOf(part, zone),
    ...speechBlocks(part.speeches, zone),
    ...linesOf(part.text),
  ])
}

function titleOf({ title, rapporteur }: MinutesPart, index: number): PaperBlock {
  const by = rapporteur === '' ? '' : ` (${rapporteur} báo cáo)`
  return { kind: 'subheading', text: `${index + 1}. ${title === '' ? 'Nội dung khác' : title}${by}` }
}

function whenOf({ startedAt, endedAt }: MinutesPart, zone: string): PaperBlock[] {
  if (startedAt === null) return []
  return [{ kind: 'paragraph', text: `Thời gian: ${spanOf(startedAt, endedAt, zone)}.` }]
}

function speechBlocks(speeches: readonly MinutesSpeech[], zone: string): PaperBlock[] {
  if (speeches.length === 0) return []
  return [
    { kind: 'lead', text: 'Các điểm cầu phát biểu:' },
    ...speeches.map(({ speaker, startedAt, endedAt }, index): PaperBlock => {
      const mark = index === speeches.length - 1 ? '.' : ';'
      return { kind: 'item', text: `- ${speaker}: ${spanOf(startedAt, endedAt, zone)}${mark}` }
    }),
  ]
}

function spanOf(from: number, to: number | null, zone: string): string {
  if (to === null) return `từ ${hourOf(from, zone)}`
  const [first, last] = [hourOf(from, zone), hourOf(to, zone)]
  return first === last ? `lúc ${first}` : `từ ${first} đến ${last}`
}

function linesOf(text: string): PaperBlock[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => ({ kind: 'paragraph', text: line }))
}

/** Each vote: what about, in which form, and its result. */
export function voteBlocks(votes: readonly MinutesVote[], zone: string): PaperBlock[] {
  return votes.flatMap((vote, index): PaperBlock[] => {
    const cast = vote.results.reduce((sum, { count }) => sum + count, 0)
    const results = vote.results.map(({ option, count }) => `${option}: ${two(count)} phiếu (${shareOf(count, cast)})`)
    const enough = vote.quorate ? 'đủ tỷ lệ tham gia biểu quyết' : 'không đủ tỷ lệ tham gia biểu quyết'
    return [
      { kind: 'subheading', text: `${index + 1}. ${vote.motion}` },
      { kind: 'paragraph', text: `Hình thức: ${formOf(vote)}; kết thúc lúc ${hourOf(vote.at, zone)}.` },
      { kind: 'paragraph', text: `Số phiếu thu về: ${two(cast)}/${two(vote.entitled)}, ${enough}.` },
      { kind: 'paragraph', text: `Kết quả: ${results.join('; ')}.` },
    ]
  })
}

function formOf({ secret, unit }: MinutesVote): string {
  const way = secret ? 'bỏ phiếu kín' : 'biểu quyết công khai'
  return `${way}, ${unit === 'delegate' ? 'theo đại biểu' : 'theo điểm cầu'}`
}

/** "66,7%" */
function shareOf(count: number, cast: number): string {
  const tenths = cast === 0 ? 0 : Math.round((count * 1_000) / cast)
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `,${tenths % 10}`}%`
}
