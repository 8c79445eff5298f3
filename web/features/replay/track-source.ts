// Where the parts of a recorded track are fetched.
import type { TrackIndex } from '#domain/replay/recorded.ts'
import type { SessionId, TrackId } from '#protocol'

/** Addresses below a track. */
function trackPath(sessionId: SessionId, trackId: TrackId): string {
  return `/api/recordings/${encodeURIComponent(sessionId)}/tracks/${encodeURIComponent(trackId)}`
}

/** The address of a small picture of a moment. */
export function previewUrl(sessionId: SessionId, trackId: TrackId, ms: number): string {
  return `${trackPath(sessionId, trackId)}/preview.jpg?ms=${Math.max(0, Math.round(ms))}`
}

/** The address of the stage as a stream that some browsers play by themselves (HLS, RFC 8216). */
export function stageUrl(sessionId: SessionId): string {
  return `/api/recordings/${encodeURIComponent(sessionId)}/stage.m3u8`
}

/** Fetches the parts of one track. */
export type TrackSource = {
  /** What lies where; after the first `after` chunks only. @throws Error when it cannot be had */
  index(after: number, signal: AbortSignal): Promise<TrackIndex>
  /** What a decoder must be told first. @throws Error when it cannot be had */
  init(segment: number, signal: AbortSignal): Promise<ArrayBuffer>
  /** Some bytes of a segment. @throws Error when they cannot be had */
  bytes(segment: number, offset: number, length: number, signal: AbortSignal): Promise<ArrayBuffer>
}

/** The parts of a track as our server gives them. */
export function trackSource(sessionId: SessionId, trackId: TrackId): TrackSource {
  const path = trackPath(sessionId, trackId)
  return {
    index: async (after, signal) => {
      const response = await fetch(`${path}/index.json${after > 0 ? `?after=${after}` : ''}`, { signal })
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      // Our own server's answer; its shape is the contract's.
      return (await response.json()) as TrackIndex
    },
    init: (segment, signal) => take(`${path}/init-${segment}.mp4`, null, signal),
    bytes: (segment, offset, length, signal) =>
      take(`${path}/seg-${segment}.m4s`, { from: offset, to: offset + length - 1 }, signal),
  }
}

type Range = { readonly from: number; readonly to: number }

async function take(path: string, range: Range | null, signal: AbortSignal): Promise<ArrayBuffer> {
  const headers = new Headers(range === null ? [] : [['range', `bytes=${range.from}-${range.to}`]])
  const response = await fetch(path, { signal, headers })
  if (response.status !== (range === null ? 200 : 206)) throw new Error(`${path}: ${response.status}`)
  const bytes = await response.arrayBuffer()
  // A line that broke in the middle would leave the decoder with half a box.
  if (range !== null && bytes.byteLength !== range.to - range.from + 1) throw new Error(`${path}: cut short`)
  return bytes
}
