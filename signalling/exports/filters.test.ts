// Words that are written into pictures cannot be read as ffmpeg's own.
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ffmpegPath } from './ffmpeg.ts'
import { quoted } from './filters.ts'

const ffmpeg = ffmpegPath()

/** What ffmpeg reads in a filter graph where the quoted text stands: it is asked to put it into a frame's metadata. */
const readBack = (text: string): string => {
  const graph = `color=s=16x16:d=0.04,metadata=add:key=words:value=${quoted(text)},metadata=print:file=-`
  const args = [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    'nullsrc=s=16x16:d=0.04',
    '-filter_complex',
    `[0]nullsink;${graph}[v]`,
  ]
  const out = execFileSync(ffmpeg ?? 'ffmpeg', [...args, '-map', '[v]', '-f', 'null', '-']).toString()
  return /words=(.*)\n/.exec(out)?.[1] ?? ''
}

describe.skipIf(ffmpeg === undefined)('a text in a filter graph', () => {
  test.each([
    'Giao ban: thu, chi',
    "Sở Y tế's [họp]; kín",
    'a\\b',
    '%{pts}',
    "','drawbox=c=red",
    '100% giải ngân = đúng hạn',
  ])('%s comes out as it went in', (text) => {
    expect(readBack(text)).toBe(text)
  })

  test('whatever signs it is made of', () => {
    const signs = fc.string({ unit: fc.constantFrom(...Array.from("\\':,;[]=%{}@ạ")), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(signs, (text) => {
        expect(readBack(`(${text})`)).toBe(`(${text})`)
      }),
      { numRuns: 25 },
    )
  })
})
