// Reading a WebVTT file: what is passed over, what is refused and where.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MOST_CUES, MOST_TRANSCRIPT_LENGTH, readTranscript } from './transcript.ts'
import { Refusal } from '../../protocol/refusals.ts'

const CUE = '00:01.000 --> 00:02.500\nKính thưa các đồng chí'
const READ = [{ fromMs: 1_000, toMs: 2_500, text: 'Kính thưa các đồng chí' }]

describe('a transcript', () => {
  test.each([
    ['as it is', `WEBVTT\n\n${CUE}\n`],
    ['without an end of the last line', `WEBVTT\n\n${CUE}`],
    ['with a byte order mark', `\uFEFFWEBVTT\n\n${CUE}\n`],
    ['with the line ends of Windows', `WEBVTT\n\n${CUE}\n`.replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', `WEBVTT\n\n${CUE}\n`.replaceAll('\n', '\r')],
    ['with a title and a header', `WEBVTT - Giao ban\nKind: captions\nLanguage: vi\n\n${CUE}\n`],
    ['with comments', `WEBVTT\n\nNOTE một dòng\n\nNOTE\nnhiều\ndòng\n\n${CUE}\n\nNOTE hết\n`],
    ['with styles and regions', `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n${CUE}\n`],
    ['with identifiers', `WEBVTT\n\n1\n${CUE}\n`],
    ['with settings', `WEBVTT\n\n${CUE.replace('2.500', '2.500 align:start line:0')}\n`],
    ['with hours and tabs', `WEBVTT\n\n${CUE.replace('00:01.000 ', '00:00:01.000\t')}\n`],
    ['with tags', `WEBVTT\n\n${CUE.replace('các', '<v Chủ tọa>các<00:01.500></v>')}\n`],
    ['with several empty lines', `WEBVTT\n\n\n\n${CUE}\n\n\n`],
  ])('%s has its cues', (_, vtt) => {
    expect(readTranscript(vtt)).toEqual(READ)
  })

  test('keeps several lines of a cue, and writes out what is escaped', () => {
    const [cue] = readTranscript('WEBVTT\n\n00:00.000 --> 99:59:59.999\n<i>Thu &amp; chi</i>\n&lt;5%\n')
    expect(cue).toEqual({ fromMs: 0, toMs: 359_999_999, text: 'Thu & chi\n<5%' })
  })

  test('is put in order, and cues without text are left out', () => {
    const vtt =
      'WEBVTT\n\n00:05.000 --> 00:06.000\nsau\n\n00:03.000 --> 00:04.000\n<b></b>\n\n00:01.000 --> 00:02.000\ntrước\n'
    expect(readTranscript(vtt).map(({ text }) => text)).toEqual(['trước', 'sau'])
  })

  test('may have no cues', () => {
    expect(readTranscript('WEBVTT')).toEqual([])
  })
})

describe('what is no transcript is refused, with the line where it is wrong', () => {
  test.each([
    ['', 1, 'no-signature'],
    ['1\n00:00:01,000 --> 00:00:02,000\nSubRip\n', 1, 'no-signature'],
    ['\nWEBVTT\n', 1, 'no-signature'],
    ['WEBVTTX\n', 1, 'no-signature'],
    [`WEBVTT\n${CUE}\n`, 2, 'no-empty-line'],
    [`WEBVTT\n\n${CUE}\n00:03.000 --> 00:04.000\n`, 5, 'no-empty-line'],
    [`WEBVTT\n\n${CUE}\n\nlời nói\nkhông có giờ\n`, 6, 'no-times'],
    ['WEBVTT\n\n00:01,000 --> 00:02,000\n', 3, 'bad-times'],
    ['WEBVTT\n\n1\n00:61.000 --> 00:62.000\n', 4, 'bad-times'],
    ['WEBVTT\n\n00:01.000 -->\n', 3, 'bad-times'],
    ['WEBVTT\n\n00:02.000 --> 00:02.000\n', 3, 'ends-too-early'],
  ])('%j: line %i, %s', (vtt, line, problem) => {
    expect(refusalOf(vtt)).toMatchObject({ code: 'file-unreadable', details: { line, problem } })
    expect(refusalOf(vtt.replaceAll('\n', '\r\n'))).toMatchObject({ details: { line, problem } })
  })

  test('a file that is too long, or has too many cues', () => {
    expect(refusalOf(`WEBVTT\n\n${'x'.repeat(MOST_TRANSCRIPT_LENGTH)}`)).toMatchObject({ code: 'file-too-large' })
    const cues = '00:01.000 --> 00:02.000\na\n\n'
    expect(readTranscript(`WEBVTT\n\n${cues.repeat(MOST_CUES)}`)).toHaveLength(MOST_CUES)
    expect(refusalOf(`WEBVTT\n\n${cues.repeat(MOST_CUES + 1)}`)).toMatchObject({
      details: { problem: 'too-many-cues', line: 3 + 3 * MOST_CUES },
    })
  })
})

test('whatever is uploaded is read in order or refused: nothing else is thrown', () => {
  const piece = fc.constantFrom(
    'WEBVTT',
    '\n',
    '\n\n',
    '\r\n',
    '00:01.000',
    ' --> ',
    '00:02.000',
    'NOTE',
    'lời',
    '<',
    '>',
    '&lt;',
  )
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, fc.boolean(), (body, isSigned) => {
      const vtt = isSigned ? `WEBVTT\n\n${body}` : body
      const refusal = refusalOf(vtt)
      if (refusal !== null) return
      const cues = readTranscript(vtt)
      for (const [index, { fromMs, toMs, text: said }] of cues.entries()) {
        expect(fromMs).toBeGreaterThanOrEqual(cues[index - 1]?.fromMs ?? 0)
        expect(toMs).toBeGreaterThan(fromMs)
        expect(said).not.toBe('')
      }
    }),
    { numRuns: 500 },
  )
})

/** Why a text is refused; null when it is read. Any other error is thrown on. */
function refusalOf(vtt: string): Refusal | null {
  try {
    readTranscript(vtt)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
