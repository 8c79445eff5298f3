// A transcript that was uploaded: WebVTT (W3C) read into cues, strictly enough to say where a file is wrong.
import { Refusal } from '../../protocol/refusals.ts'

/** One stretch of a transcript. Times are ms since the beginning that the transcript counts from. */
export type Cue = { readonly fromMs: number; readonly toMs: number; readonly text: string }

/** The most of a transcript, in UTF-16 units: some forty hours of speech. */
export const MOST_TRANSCRIPT_LENGTH = 4_000_000

/** The most cues of a transcript. */
export const MOST_CUES = 50_000

/** What can be wrong with a transcript. */
export type TranscriptProblem =
  /** The first line is not `WEBVTT`. */
  | 'no-signature'
  /** The header, or a cue's text, runs into a line with `-->`: an empty line is missing. */
  | 'no-empty-line'
  /** A block has no line with times. */
  | 'no-times'
  /** A time is not `mm:ss.ttt` or `hh:mm:ss.ttt`, or the two are not joined by `-->`. */
  | 'bad-times'
  /** A cue ends before or where it begins. */
  | 'ends-too-early'
  | 'too-many-cues'

type Line = { readonly number: number; readonly text: string }

const ARROW = '-->'
const SIGNATURE = /^WEBVTT(?:[ \t]|$)/u
/** What is no cue: comments, style sheets, regions. */
const OTHER_BLOCK = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/u
const TIME = String.raw`(?:(\d{2,5}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
/** The times, and cue settings behind them. */
const TIMES = new RegExp(String.raw`^[ \t]*${TIME}[ \t]*-->[ \t]*${TIME}(?:[ \t].*)?$`, 'u')
const TAG = /<[^>]*>?/gu
const ESCAPE = /&(amp|lt|gt|lrm|rlm|nbsp);/gu
const ESCAPES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  lrm: '\u200E',
  rlm: '\u200F',
  nbsp: '\u00A0',
}

/**
 * The cues of a WebVTT text in the order of their beginning, without tags; those without any text are left out. A byte
 * order mark, any line ends, settings, identifiers, comments and styles are passed over.
 * @throws Refusal `file-too-large` past `MOST_TRANSCRIPT_LENGTH`; `file-unreadable` with the `line` (from 1) and the `problem` (TranscriptProblem)
 */
export function readTranscript(vtt: string): Cue[] {
  if (vtt.length > MOST_TRANSCRIPT_LENGTH) throw new Refusal('file-too-large', { limit: MOST_TRANSCRIPT_LENGTH })
  const [header, ...blocks] = blocksOf(vtt)
  const signature = header?.[0]
  if (header === undefined || signature?.number !== 1 || !SIGNATURE.test(signature.text)) {
    throw unreadable(1, 'no-signature')
  }
  refuseArrow(header)
  const cues: Cue[] = []
  let count = 0
  for (const block of blocks) {
    const cue = cueOf(block)
    if (cue === null) continue
    count += 1
    if (count > MOST_CUES) throw unreadable(block[0]?.number ?? 1, 'too-many-cues')
    if (cue.text !== '') cues.push(cue)
  }
  return cues.toSorted((a, b) => a.fromMs - b.fromMs)
}

/** The lines between empty lines. */
function blocksOf(vtt: string): Line[][] {
  const blocks: Line[][] = []
  let block: Line[] = []
  const lines = vtt.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u)
  for (const [index, text] of lines.entries()) {
    if (text !== '') block.push({ number: index + 1, text })
    else if (block.length > 0) {
      blocks.push(block)
      block = []
    }
  }
  return block.length > 0 ? [...blocks, block] : blocks
}

/** The cue of a block; null for a block that is none. */
function cueOf(block: readonly Line[]): Cue | null {
  const [first, second] = block
  if (first === undefined || (OTHER_BLOCK.test(first.text) && !first.text.includes(ARROW))) return null
  // An identifier may stand before the times.
  const timesAt = !first.text.includes(ARROW) && second?.text.includes(ARROW) ? 1 : 0
  const times = block[timesAt] ?? first
  const text = block.slice(timesAt + 1)
  const span = spanOf(times)
  refuseArrow(text)
  return { ...span, text: plain(text.map((line) => line.text).join('\n')) }
}

function spanOf({ text, number }: Line): { readonly fromMs: number; readonly toMs: number } {
  if (!text.includes(ARROW)) throw unreadable(number, 'no-times')
  const parts = TIMES.exec(text)
  if (parts === null) throw unreadable(number, 'bad-times')
  const [fromMs, toMs] = [msOf(parts.slice(1, 5)), msOf(parts.slice(5, 9))]
  if (toMs <= fromMs) throw unreadable(number, 'ends-too-early')
  return { fromMs, toMs }
}

/** Hours may be missing. */
function msOf([hours = '0', minutes, seconds, thousandths]: readonly (string | undefined)[]): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(thousandths)
}

function plain(text: string): string {
  return text
    .replace(TAG, '')
    .replace(ESCAPE, (written, name: string) => ESCAPES[name] ?? written)
    .replaceAll('\0', '\uFFFD')
    .trim()
}

function refuseArrow(lines: readonly Line[]): void {
  const wrong = lines.find((line) => line.text.includes(ARROW))
  if (wrong) throw unreadable(wrong.number, 'no-empty-line')
}

function unreadable(line: number, problem: TranscriptProblem): Refusal {
  return new Refusal('file-unreadable', { line, problem })
}
