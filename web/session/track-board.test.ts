// Tracks by key; an old consumer's end takes no newer track away.
import { beforeEach, expect, test } from 'vitest'
import { consumerId, peerId } from '#protocol'
import type { TrackKey } from './live-state.ts'
import { createTrackBoard } from './track-board.ts'
import type { TrackBoard } from './track-board.ts'

const KEY: TrackKey = `${peerId.parse('tinh')}/camera`
const OLD = consumerId.parse('old')
const NEW = consumerId.parse('new')
// A track is only carried here, never used: any object stands for one.
const oldTrack = { id: 'old' } as MediaStreamTrack
const newTrack = { id: 'new' } as MediaStreamTrack
const before = {}
const after = {}

let tracks: ReadonlyMap<TrackKey, MediaStreamTrack>
let board: TrackBoard
beforeEach(() => {
  tracks = new Map()
  board = createTrackBoard((published) => (tracks = published))
  board.put(KEY, { consumerId: OLD, track: oldTrack, from: before })
})

test('a consumer that ends takes its track away', () => {
  board.drop(OLD)
  expect(tracks.size).toBe(0)
})

test('a track that was replaced outlives the end of the old consumer', () => {
  board.put(KEY, { consumerId: NEW, track: newTrack, from: after })
  board.drop(OLD)
  expect(tracks.get(KEY)).toBe(newTrack)
})

test('what earlier media left behind is taken away at once', () => {
  board.keepOnly(after)
  expect(tracks.size).toBe(0)
})

test('every change publishes another map', () => {
  const first = tracks
  board.put(KEY, { consumerId: NEW, track: newTrack, from: after })
  expect(tracks).not.toBe(first)
  expect(first.get(KEY)).toBe(oldTrack)
})
