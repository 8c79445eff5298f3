// Which parts of a track are fetched and which are thrown away.
import { describe, expect, test } from 'vitest'
import type { TrackIndex } from '#domain/replay/recorded.ts'
import { trackId } from '#protocol'
import { chunkAt, chunkKey, chunksOutside, grownIndex, nextChunk } from './chunks.ts'

const chunk = (fromS: number, toS: number, segment = 0, bytes = 100) => ({
  segment,
  offset: fromS * 1_000,
  bytes,
  fromMs: fromS * 1_000,
  toMs: toS * 1_000,
})
const indexOf = (...chunks: TrackIndex['chunks']): TrackIndex => ({
  trackId: trackId.parse('p1.camera'),
  ended: false,
  segments: [],
  chunks,
})
const INDEX = indexOf(chunk(0, 4), chunk(4, 8), chunk(20, 24, 1))

describe('the parts of a track', () => {
  test('a time lies in one of them, or in a gap', () => {
    expect(chunkAt(INDEX, 5_000)?.fromMs).toBe(4_000)
    expect(chunkAt(INDEX, 12_000)).toBeUndefined()
    expect(chunkAt(INDEX, 24_000)).toBeUndefined()
  })

  test('a seam of less than a picture is no gap', () => {
    expect(chunkAt(INDEX, 19_950)?.fromMs).toBe(20_000)
  })

  test('the next to fetch is the first one in the window that is not held', () => {
    const held = new Map([[chunkKey(chunk(4, 8)), 100]])
    expect(nextChunk(INDEX, held, { fromMs: 5_000, toMs: 15_000 })).toBeUndefined()
    expect(nextChunk(INDEX, held, { fromMs: 5_000, toMs: 21_000 })?.segment).toBe(1)
    expect(nextChunk(INDEX, held, { fromMs: 1_000, toMs: 3_000 })?.fromMs).toBe(0)
  })

  test('one that has grown is fetched again', () => {
    const held = new Map([[chunkKey(chunk(4, 8)), 60]])
    expect(nextChunk(INDEX, held, { fromMs: 5_000, toMs: 6_000 })?.bytes).toBe(100)
  })

  test('an index grows at its end, and its last chunk with it', () => {
    const grown = grownIndex(INDEX, indexOf(chunk(20, 26, 1, 300), chunk(26, 30, 1)))
    expect(grown.chunks.map(({ toMs, bytes }) => [toMs / 1_000, bytes])).toEqual([
      [4, 100],
      [8, 100],
      [26, 300],
      [30, 100],
    ])
  })

  test('what is held far from the playhead is thrown away', () => {
    const held = new Map(INDEX.chunks.map((one) => [chunkKey(one), one.bytes]))
    expect(chunksOutside(INDEX, held, { fromMs: 5_000, toMs: 15_000 }).map(({ fromMs }) => fromMs)).toEqual([0, 20_000])
  })
})
