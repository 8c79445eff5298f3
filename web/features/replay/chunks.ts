// Which parts of a track are fetched, and which of them are thrown away again.
import type { Chunk, TrackIndex } from '#domain/replay/recorded.ts'

/** What lies between the end of one chunk and the beginning of the next is no gap up to here, ms: a frame's length. */
const SEAM_MS = 80

/** Identifies a chunk within its track: the same one may still grow. */
export function chunkKey({ segment, offset }: Pick<Chunk, 'segment' | 'offset'>): string {
  return `${segment}:${offset}`
}

/** An index with what has come since: new chunks at its end, the last one perhaps longer. */
export function grownIndex(known: TrackIndex | null, more: TrackIndex): TrackIndex {
  if (known === null) return more
  const fresh = new Map(more.chunks.map((chunk) => [chunkKey(chunk), chunk]))
  const chunks = known.chunks.map((chunk) => fresh.get(chunkKey(chunk)) ?? chunk)
  const old = new Set(known.chunks.map(chunkKey))
  const segments = new Map([...known.segments, ...more.segments].map((segment) => [segment.segment, segment]))
  return {
    trackId: more.trackId,
    ended: more.ended,
    segments: [...segments.values()].toSorted((a, b) => a.segment - b.segment),
    chunks: [...chunks, ...more.chunks.filter((chunk) => !old.has(chunkKey(chunk)))],
  }
}

/** The place in an index of the first chunk that ends after a time; as many as there are when none does. */
function placeAfter(chunks: readonly Chunk[], ms: number): number {
  let [low, high] = [0, chunks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((chunks[middle]?.toMs ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low
}

/** The chunk that a time lies in; undefined in a gap. */
export function chunkAt({ chunks }: TrackIndex, ms: number): Chunk | undefined {
  const chunk = chunks[placeAfter(chunks, ms)]
  return chunk && chunk.fromMs <= ms + SEAM_MS ? chunk : undefined
}

/** When the track next begins after a gap that a time lies in; null when it does not. */
export function nextBeginning({ chunks }: TrackIndex, ms: number): number | null {
  return chunks[placeAfter(chunks, ms)]?.fromMs ?? null
}

/** Until when the track goes on without a gap from a time that it covers. */
export function coveredUntil({ chunks }: TrackIndex, ms: number): number {
  let place = placeAfter(chunks, ms)
  for (; place + 1 < chunks.length; place += 1) {
    if ((chunks[place + 1]?.fromMs ?? Infinity) > (chunks[place]?.toMs ?? 0) + SEAM_MS) break
  }
  return chunks[place]?.toMs ?? ms
}

/**
 * The next chunk to fetch: the first one within the window that is not held, or has grown since.
 * @param held how many bytes are held of each chunk, by its key
 */
export function nextChunk(
  { chunks }: TrackIndex,
  held: ReadonlyMap<string, number>,
  window: { readonly fromMs: number; readonly toMs: number },
): Chunk | undefined {
  for (let place = placeAfter(chunks, window.fromMs); place < chunks.length; place += 1) {
    const chunk = chunks[place]
    if (chunk === undefined || chunk.fromMs >= window.toMs) return undefined
    if ((held.get(chunkKey(chunk)) ?? 0) < chunk.bytes) return chunk
  }
  return undefined
}

/** The held chunks that lie wholly or partly outside of what is kept. */
export function chunksOutside(
  { chunks }: TrackIndex,
  held: ReadonlyMap<string, number>,
  kept: { readonly fromMs: number; readonly toMs: number },
): Chunk[] {
  return chunks.filter((chunk) => held.has(chunkKey(chunk)) && (chunk.toMs <= kept.fromMs || chunk.fromMs >= kept.toMs))
}
