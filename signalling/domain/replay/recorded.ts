// What was recorded of a session, as a player needs it. All times are ms since the opening of the session.
import type { Span } from './moments.ts'
import type { TrackId } from '../../protocol/ids.ts'

/** One recorded source: when there is something of it, and how sound it is. */
export type RecordedTrack = {
  readonly trackId: TrackId
  readonly kind: 'audio' | 'video'
  /** Where it can be played; `toMs` null while it is being written. In order, without overlap. */
  readonly spans: readonly Span[]
  /** Where lost packets left something out. In order, without overlap. */
  readonly damaged: readonly Span[]
  /** Where somebody was heard on it; empty for pictures. In order, without overlap. */
  readonly heard: readonly Span[]
  readonly bytes: number
}

/** The beginning of a stretch of a track, with what a decoder must be told first: its own init segment. */
export type TrackSegment = {
  /** Counts the segments of a track from 0. */
  readonly segment: number
  /** RFC 6381: "avc1.42e01f", "opus". */
  readonly codec: string
  /** Of pictures, px; 0 of sound. */
  readonly widthPx: number
  readonly heightPx: number
  /** Bytes of the init segment. */
  readonly initBytes: number
}

/**
 * Some seconds of a track that lie together in one file, to be fetched and decoded as a whole: whole fragments, a
 * picture's beginning with a key frame.
 */
export type Chunk = {
  readonly segment: number
  /** In the segment's file. */
  readonly offset: number
  readonly bytes: number
  readonly fromMs: number
  readonly toMs: number
}

/** Where everything of a track lies. It grows at its end while the track is written; the last chunk may still grow. */
export type TrackIndex = {
  readonly trackId: TrackId
  /** Nothing more will come. */
  readonly ended: boolean
  readonly segments: readonly TrackSegment[]
  /** In the order of time. */
  readonly chunks: readonly Chunk[]
}
