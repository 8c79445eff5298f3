// A track read from its manifest: spans, chunks, what was heard, what is missing; the same however it comes in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TrackReading } from './track-reading.ts'
import { trackId } from '../protocol/ids.ts'
import type { ManifestLine } from '../../recorder/format/manifest.ts'

const CAMERA = trackId.parse('p.camera')
const MICROPHONE = trackId.parse('p.microphone')
const hash = (number: number): string => number.toString(16).padStart(64, '0')

const segment = (number: number, kind: 'pictures' | 'sound' = 'pictures'): ManifestLine => ({
  type: 'segment',
  segment: number,
  startedAt: 0,
  timescale: kind === 'pictures' ? 90_000 : 48_000,
  codec: kind === 'pictures' ? 'avc3.42C01F' : 'opus',
  width: kind === 'pictures' ? 1_280 : null,
  height: kind === 'pictures' ? 720 : null,
  length: 600,
  hash: hash(1_000 + number),
})

type Told = {
  readonly at: number
  readonly ms?: number
  readonly sync?: boolean
  readonly damaged?: boolean | null
  readonly level?: number | null
}

/** Fragments of a segment behind each other, 100 bytes each; times in ms. */
const fragments = (number: number, ticksPerMs: number, told: readonly Told[]): ManifestLine[] =>
  told.map(({ at, ms = 1_000, sync = true, damaged = false, level = null }, index) => ({
    type: 'fragment',
    segment: number,
    offset: index * 100,
    length: 100,
    decodeTime: at * ticksPerMs,
    duration: ms * ticksPerMs,
    sync,
    damaged,
    level,
    hash: hash(index),
  }))
const pictures = (number: number, ...told: Told[]) => [segment(number), ...fragments(number, 90, told)]
const sound = (number: number, ...told: Told[]) => [segment(number, 'sound'), ...fragments(number, 48, told)]
const seconds = (from: number, to: number): Told[] =>
  Array.from({ length: to - from }, (_, index) => ({ at: (from + index) * 1_000 }))

const read = (track: typeof CAMERA, lines: readonly ManifestLine[]): TrackReading => {
  const reading = new TrackReading(track)
  reading.add(lines)
  return reading
}

describe('chunks', () => {
  test('join fragments up to four seconds, from one key frame to another', () => {
    const lines = pictures(0, ...seconds(0, 10))
    expect(read(CAMERA, lines).index().chunks).toEqual([
      { segment: 0, offset: 0, bytes: 400, fromMs: 0, toMs: 4_000 },
      { segment: 0, offset: 400, bytes: 400, fromMs: 4_000, toMs: 8_000 },
      { segment: 0, offset: 800, bytes: 200, fromMs: 8_000, toMs: 10_000 },
    ])
  })

  test('never begin without a key frame, however long the wait', () => {
    const told = seconds(0, 12).map((one, index) => ({ ...one, sync: index === 0 || index === 9 }))
    const { chunks } = read(CAMERA, pictures(0, ...told)).index()
    expect(chunks.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 9_000],
      [9_000, 12_000],
    ])
  })

  test('leave out what comes before the first key frame of a segment: it cannot be shown', () => {
    const lines = pictures(0, { at: 0, sync: false }, { at: 1_000 }, { at: 2_000, sync: false })
    const reading = read(CAMERA, lines)
    expect(reading.index().chunks).toEqual([{ segment: 0, offset: 100, bytes: 200, fromMs: 1_000, toMs: 3_000 }])
    expect(reading.track(false).spans).toEqual([{ fromMs: 1_000, toMs: 3_000 }])
  })

  test('end where the segment does, and where there is a hole', () => {
    const lines = [...pictures(0, ...seconds(0, 2), ...seconds(5, 6)), ...pictures(1, ...seconds(6, 7))]
    const { segments, chunks } = read(CAMERA, lines).index()
    expect(segments.map(({ segment: number, widthPx, codec }) => [number, widthPx, codec])).toEqual([
      [0, 1_280, 'avc3.42C01F'],
      [1, 1_280, 'avc3.42C01F'],
    ])
    expect(chunks.map((chunk) => [chunk.segment, chunk.fromMs, chunk.toMs])).toEqual([
      [0, 0, 2_000],
      [0, 5_000, 6_000],
      [1, 6_000, 7_000],
    ])
  })
})

describe('spans', () => {
  test('go on over a new segment and a moment of nothing; the last one is open while it is written', () => {
    const lines = [...pictures(0, ...seconds(0, 2)), ...pictures(1, { at: 2_200 }), ...pictures(2, ...seconds(9, 10))]
    const spans = [
      { fromMs: 0, toMs: 3_200 },
      { fromMs: 9_000, toMs: 10_000 },
    ]
    expect(read(CAMERA, lines).track(false).spans).toEqual(spans)
    expect(read(CAMERA, lines).track(true).spans).toEqual([spans[0], { fromMs: 9_000, toMs: null }])
    expect(read(CAMERA, [...lines, { type: 'ended' }]).track(true).spans).toEqual(spans)
  })

  test('tell where packets were lost, not where nobody knows', () => {
    const lines = pictures(0, { at: 0, damaged: true }, { at: 1_000, damaged: true }, { at: 2_000, damaged: null })
    expect(read(CAMERA, lines).track(false).damaged).toEqual([{ fromMs: 0, toMs: 2_000 }])
  })

  test('tell where somebody was heard: breath is drawn, silence is not; who does not say how loud counts', () => {
    const levels = [20, 127, 30, 127, 127, 59, 60, 127, null]
    const told = levels.map((level, index) => ({ at: index * 1_000, level }))
    expect(read(MICROPHONE, sound(0, ...told)).track(false).heard).toEqual([
      { fromMs: 0, toMs: 3_000 },
      { fromMs: 5_000, toMs: 6_000 },
      { fromMs: 8_000, toMs: 9_000 },
    ])
  })
})

test('bytes, the last link and the length of each file follow the lines', () => {
  const reading = read(CAMERA, [...pictures(0, ...seconds(0, 3)), segment(1)])
  expect(reading.track(false).bytes).toBe(2 * 600 + 300)
  expect([reading.lengthOf(0), reading.lengthOf(1), reading.lengthOf(2)]).toEqual([300, 0, undefined])
  expect([reading.initLengthOf(1), reading.initLengthOf(2)]).toEqual([600, undefined])
  expect(reading.link).toBe(hash(1_001))
})

test('reading in parts gives what reading at once gives', () => {
  const fragment = fc.record({
    ms: fc.integer({ min: 20, max: 2_000 }),
    pause: fc.integer({ min: 0, max: 3_000 }),
    sync: fc.boolean(),
    damaged: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(fc.array(fragment, { maxLength: 12 }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
      (told, step) => {
        let at = 0
        const lines = told.flatMap((one, number) =>
          pictures(
            number,
            ...one.map(({ ms, pause, ...marks }) => {
              const begin = at + pause
              at = begin + ms
              return { at: begin, ms, ...marks }
            }),
          ),
        )
        const parts = new TrackReading(CAMERA)
        for (let from = 0; from < lines.length; from += step) {
          const before = parts.index().chunks
          parts.add(lines.slice(from, from + step))
          // What a player knows already stays, but for the last chunk.
          expect(parts.index().chunks.slice(0, Math.max(0, before.length - 1))).toEqual(before.slice(0, -1))
        }
        const whole = read(CAMERA, lines)
        expect(parts.index()).toEqual(whole.index())
        expect(parts.track(true)).toEqual(whole.track(true))
        for (const { fromMs, toMs } of whole.index().chunks) expect(toMs).toBeGreaterThan(fromMs)
      },
    ),
    { numRuns: 200 },
  )
})
