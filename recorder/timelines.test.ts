// Sound and pictures on the timeline: contiguous, silent where sound was lost, without pictures that stall a decoder.
import { describe, expect, test } from 'vitest'
import { FragmentWriter } from './fragment-writer.ts'
import { findFragment } from './fragment.ts'
import type { AccessUnit } from './h264-depacketizer.ts'
import { NAL, nalType } from './h264-payload.ts'
import type { InitSegment } from './init-segment.ts'
import { PictureTimeline } from './picture-timeline.ts'
import { SoundTimeline } from './sound-timeline.ts'
import { encodeH264, hasFfmpeg } from './testing/media.ts'
import type { FragmentMarks } from './track-file.ts'

const ZERO = Date.UTC(2026, 11, 1)
/** 20 ms of sound, mono and stereo. */
const [MONO, STEREO] = [Buffer.of(0xf8, 1, 2, 3), Buffer.of(0xfc, 1, 2, 3)]

type Written = { segment: number; start: number; end: number; sync: boolean } & FragmentMarks

/** A writer whose fragments are only remembered. */
function opened(end = 0) {
  const segments: { init: InitSegment; startedAt: number }[] = []
  const fragments: Written[] = []
  const file = {
    startSegment: async (init: InitSegment, startedAt: number) => void segments.push({ init, startedAt }),
    append: async (bytes: Buffer, marks: FragmentMarks) => {
      const found = findFragment(bytes, 0)
      if (!found) throw new Error('no fragment')
      const { decodeTime: start, duration, sync } = found
      fragments.push({ segment: segments.length - 1, start, end: start + duration, sync, ...marks })
    },
  }
  const failed = (error: unknown): never => {
    throw error
  }
  const writer = new FragmentWriter({ file, zeroAt: ZERO, written: 0, end, onFailed: failed })
  return { writer, segments, fragments }
}

function expectContiguous(fragments: readonly Written[]): void {
  fragments.slice(1).forEach((one, index) => {
    const before = fragments[index]
    if (before?.segment === one.segment) expect(one.start).toBe(before.end)
    else expect(one.start).toBeGreaterThanOrEqual(before?.end ?? 0)
  })
}

describe('sound', () => {
  test('is written in fragments of half a second, once it is old enough', async () => {
    const { writer, fragments, segments } = opened()
    const timeline = new SoundTimeline(writer)
    for (let at = 0; at < 3_000; at += 20) {
      timeline.push(MONO, 48_000 + at * 48, 40 + (at % 30))
      writer.advance(ZERO + 1_000 + at + 20)
    }
    // What is younger than 0.2 s waits, and so does what makes no whole fragment yet.
    expect(fragments.at(-1)?.end).toBeLessThanOrEqual(48_000 + (3_000 - 180) * 48)
    expect(fragments.at(-1)?.end).toBeGreaterThan(48_000 + (3_000 - 760) * 48)
    await writer.flush()
    expect(fragments.at(-1)?.end).toBe(48_000 + 3_000 * 48)
    expectContiguous(fragments)
    expect(segments).toHaveLength(1)
    expect(segments[0]?.startedAt).toBe(ZERO + 1_000)
    expect(fragments.every(({ level, damaged }) => level === 40 && !damaged)).toBe(true)
    expect(fragments.length).toBeLessThanOrEqual(6)
  })

  test('a hole of less than a second becomes silence, and is marked when it was lost', async () => {
    const { writer, fragments, segments } = opened()
    const timeline = new SoundTimeline(writer)
    timeline.push(MONO, 0, null)
    timeline.push(MONO, 48_000 * 0.9, null)
    await writer.flush()
    expect(segments).toHaveLength(1)
    expect(fragments.at(-1)?.end).toBe(48_000 * 0.92)
    expect(fragments.every(({ damaged }) => !damaged)).toBe(true)
    timeline.lose()
    timeline.push(MONO, 48_000 * 1.2, null)
    await writer.flush()
    expect(fragments.at(-1)).toMatchObject({ damaged: true, end: 48_000 * 1.22 })
    expectContiguous(fragments)
  })

  test('a longer one begins a segment', async () => {
    const { writer, fragments, segments } = opened()
    const timeline = new SoundTimeline(writer)
    timeline.push(MONO, 0, null)
    timeline.push(MONO, 48_000 * 5, null)
    await writer.flush()
    expect(segments.map(({ startedAt }) => startedAt)).toEqual([ZERO, ZERO + 5_000])
    expect(fragments.map(({ start }) => start)).toEqual([0, 240_000])
  })

  test('a second channel begins a segment, and stays', async () => {
    const { writer, segments } = opened()
    const timeline = new SoundTimeline(writer)
    for (const [index, packet] of [MONO, STEREO, MONO].entries()) timeline.push(packet, index * 960, null)
    await writer.flush()
    expect(segments).toHaveLength(2)
  })

  test('is stretched by a clock that is off, and never by more', async () => {
    const { writer, fragments } = opened()
    const timeline = new SoundTimeline(writer)
    const ticks = (index: number) => index * 960 * (1 + 200 / 1e6)
    for (let index = 0; index < 5_000; index++) timeline.push(MONO, ticks(index), null)
    await writer.flush()
    expectContiguous(fragments)
    expect(Math.abs((fragments.at(-1)?.end ?? 0) - ticks(5_000))).toBeLessThan(2)
  })

  test('does not go back: what overlaps what is written is left out', async () => {
    const { writer, fragments } = opened(48_000)
    const timeline = new SoundTimeline(writer)
    for (let index = 0; index < 50; index++) timeline.push(MONO, 24_000 + index * 960, null)
    await writer.flush()
    expect(fragments[0]?.start).toBe(48_000)
    expect(fragments.at(-1)?.end).toBe(24_000 + 50 * 960)
  })

  test('what is no Opus counts as lost, and nothing begins before zero', async () => {
    const { writer, fragments } = opened()
    const timeline = new SoundTimeline(writer)
    timeline.push(Buffer.alloc(0), 0, null)
    timeline.push(MONO, -500, null)
    await writer.flush()
    expect(fragments).toEqual([{ segment: 0, start: 0, end: 960, sync: true, damaged: true, level: null }])
  })

  test('nothing that reaches past a pause is kept', async () => {
    const { writer, fragments } = opened()
    const timeline = new SoundTimeline(writer)
    for (let index = 0; index < 10; index++) timeline.push(MONO, index * 960, null)
    timeline.close()
    writer.cut(4_000, 'sound')
    await writer.flush()
    expect(fragments.at(-1)?.end).toBe(3_840)
    expect(writer.end).toBe(3_840)
  })
})

describe.skipIf(!hasFfmpeg)('pictures', () => {
  const units = hasFfmpeg ? encodeH264(2) : []
  const other = hasFfmpeg ? encodeH264(1, 'main') : []

  /** Picture number `index`: every thirtieth is a key frame. */
  function unit(index: number, what: Partial<AccessUnit> = {}, from = units): AccessUnit {
    const nalUnits = from[index] ?? []
    const find = (type: number) => nalUnits.find((one) => nalType(one) === type) ?? null
    return {
      timestamp: index * 3000,
      nalUnits,
      keyFrame: find(NAL.idr) !== null,
      sps: find(NAL.sps),
      pps: find(NAL.pps),
      afterLoss: false,
      damaged: false,
      ...what,
    }
  }

  test('begin with a key frame, each lasts until the next, and every key frame begins a fragment', async () => {
    const { writer, fragments, segments } = opened()
    const timeline = new PictureTimeline(writer)
    for (let index = 10; index < 60; index++) timeline.push(unit(index, { afterLoss: index === 10 }), index * 3000)
    timeline.close(60 * 3000)
    await writer.flush()
    expect(segments).toHaveLength(1)
    expect(segments[0]?.init).toMatchObject({ width: 322, height: 182 })
    expect(fragments[0]).toMatchObject({ start: 90_000, sync: true })
    expect(fragments.at(-1)?.end).toBe(180_000)
    expectContiguous(fragments)
  })

  test('that are damaged, or refer to what is lost, are left out; the one before lasts longer and is marked', async () => {
    const { writer, fragments, segments } = opened()
    const timeline = new PictureTimeline(writer)
    for (let index = 0; index < 60; index++) {
      timeline.push(unit(index, { damaged: index === 20, afterLoss: index === 21 }), index * 3000)
      expect(timeline.needsKeyFrame).toBe(index >= 20 && index < 30)
    }
    timeline.close(180_000)
    await writer.flush()
    expect(segments).toHaveLength(1)
    expect(fragments.filter(({ damaged }) => damaged).map(({ end }) => end)).toContain(90_000)
    expect(fragments.find(({ start }) => start === 90_000)).toMatchObject({ sync: true })
    expectContiguous(fragments)
  })

  test('lost before the first one that is kept leave no mark: the track begins with the next key frame', async () => {
    const { writer, fragments } = opened()
    const timeline = new PictureTimeline(writer)
    for (let index = 0; index < 60; index++) {
      timeline.push(unit(index, { damaged: index === 0, afterLoss: index === 0 }), index * 3000)
    }
    timeline.close(180_000)
    await writer.flush()
    expect(fragments[0]).toMatchObject({ start: 90_000, sync: true })
    expect(fragments.every(({ damaged }) => !damaged)).toBe(true)
  })

  test('of another format begin a segment', async () => {
    const { writer, segments, fragments } = opened()
    const timeline = new PictureTimeline(writer)
    for (let index = 0; index < 5; index++) timeline.push(unit(index), index * 3000)
    for (let index = 0; index < 5; index++) timeline.push(unit(index, {}, other), (5 + index) * 3000)
    timeline.close(30_000)
    await writer.flush()
    expect(segments).toHaveLength(2)
    expectContiguous(fragments)
  })

  test('that come seldom are written all the same, and leave no hole', async () => {
    const { writer, segments, fragments } = opened()
    const timeline = new PictureTimeline(writer)
    const taken = [0, 1_000, 2_500, 4_300]
    for (let ms = 0; ms <= 5_000; ms += 100) {
      const index = taken.indexOf(ms)
      if (index !== -1) timeline.push(unit(index), ms * 90)
      timeline.advance(ms * 90)
      writer.advance(ZERO + ms)
    }
    // The last one too, though nothing has followed it.
    expect(fragments.at(-1)?.end).toBe(4_600 * 90)
    timeline.close(5_000 * 90)
    await writer.flush()
    expect(segments).toHaveLength(1)
    expectContiguous(fragments)
    expect(Math.max(...fragments.map(({ start, end }) => end - start))).toBeLessThanOrEqual(4 * 90_000)
  })

  test('after a longer break begin a segment with a key frame', async () => {
    const { writer, segments, fragments } = opened()
    const timeline = new PictureTimeline(writer)
    timeline.push(unit(0), 0)
    timeline.push(unit(1), 3_000)
    timeline.push(unit(2), 900_000)
    expect(timeline.needsKeyFrame).toBe(true)
    timeline.push(unit(30), 930_000)
    timeline.close(940_000)
    await writer.flush()
    expect(segments).toHaveLength(2)
    expect(fragments.at(-1)).toMatchObject({ start: 930_000, end: 940_000, sync: true, segment: 1 })
    expect(fragments.at(-2)?.end).toBeLessThanOrEqual(3_000 + 1.2 * 90_000)
  })

  test('taken at a pause or later are forgotten; the one before ends there', async () => {
    const { writer, fragments } = opened()
    const timeline = new PictureTimeline(writer)
    for (let index = 0; index < 10; index++) timeline.push(unit(index), index * 3000)
    timeline.cut(14_000)
    timeline.close(14_000)
    writer.cut(14_000, 'picture')
    await writer.flush()
    expect(fragments.at(-1)?.end).toBe(14_000)
    expect(timeline.needsKeyFrame).toBe(true)
  })

  test('never go back, not even by a tick', async () => {
    const { writer, fragments } = opened(500_000)
    const timeline = new PictureTimeline(writer)
    for (let index = 0; index < 10; index++) timeline.push(unit(index), 400_000 - index * 3000)
    timeline.close(0)
    await writer.flush()
    expect(fragments[0]?.start).toBe(500_000)
    expectContiguous(fragments)
  })
})
