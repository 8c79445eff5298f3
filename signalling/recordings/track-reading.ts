// What the lines of a manifest say of a track: when there is something of it, how sound it is, where it lies.
import type { Span } from '../domain/replay/moments.ts'
import type { Chunk, RecordedTrack, TrackIndex, TrackSegment } from '../domain/replay/recorded.ts'
import type { TrackId } from '../protocol/ids.ts'
import { CHAIN_START } from '../../recorder/format/hash-chain.ts'
import type { FragmentLine, ManifestLine, SegmentLine } from '../../recorder/format/manifest.ts'

/** How long a chunk may become by joining fragments, ms. */
const CHUNK_MS = 4_000
/** A shorter hole does not end a span: senders stop for moments when nothing moves or sounds, ms. */
const HOLE_MS = 300
/** Pauses between words do not end what is heard, ms. */
const BREATH_MS = 1_500
/** What is not as loud is nobody's voice, dB below the loudest possible. */
const QUIET = 60

/** A span that has an end. */
type Stretch = { fromMs: number; toMs: number }
type OpenChunk = { -readonly [Key in keyof Chunk]: Chunk[Key] }

/** Reads a track line by line; it can be asked at any time in between. */
export class TrackReading {
  readonly #trackId: TrackId
  readonly #segments: TrackSegment[] = []
  /** Bytes that are listed of each segment's file. */
  readonly #lengths: number[] = []
  readonly #chunks: OpenChunk[] = []
  readonly #spans: Stretch[] = []
  readonly #damaged: Stretch[] = []
  readonly #heard: Stretch[] = []
  #segment: SegmentLine | null = null
  #ended = false
  #bytes = 0
  #link = CHAIN_START

  constructor(trackId: TrackId) {
    this.#trackId = trackId
  }

  /** The last link of its hash chain. */
  get link(): string {
    return this.#link
  }

  /** Whether nothing more will come. */
  get ended(): boolean {
    return this.#ended
  }

  /** The bytes that are listed of a segment's file; undefined when there is no such segment. */
  lengthOf(segment: number): number | undefined {
    return this.#lengths[segment]
  }

  /** The bytes of an init segment; undefined when there is no such segment. */
  initLengthOf(segment: number): number | undefined {
    return this.#segments[segment]?.initBytes
  }

  /** Reads on. */
  add(lines: readonly ManifestLine[]): void {
    for (const line of lines) {
      if (line.type === 'segment') this.#begin(line)
      else if (line.type === 'fragment') this.#take(line)
      else this.#ended = true
    }
  }

  /** What a player is told of it. @param growing whether it is being written at this moment: its last span is open then */
  track(growing: boolean): RecordedTrack {
    const open = growing && !this.#ended
    return {
      trackId: this.#trackId,
      kind: this.#isSound() ? 'audio' : 'video',
      spans: this.#spans.map((span, index): Span =>
        open && index === this.#spans.length - 1 ? opened(span) : { ...span },
      ),
      damaged: this.#damaged.map((span) => ({ ...span })),
      heard: this.#heard.map((span) => ({ ...span })),
      bytes: this.#bytes,
    }
  }

  /** Where everything of it lies. */
  index(): TrackIndex {
    const chunks = this.#chunks.map((chunk) => ({ ...chunk }))
    return { trackId: this.#trackId, ended: this.#ended, segments: [...this.#segments], chunks }
  }

  #begin(line: SegmentLine): void {
    const { segment, codec, width, height, length } = line
    this.#segment = line
    this.#segments[segment] = { segment, codec, widthPx: width ?? 0, heightPx: height ?? 0, initBytes: length }
    this.#lengths[segment] = 0
    this.#bytes += length
    this.#link = line.hash
  }

  #take(line: FragmentLine): void {
    const segment = this.#segment
    if (segment === null) return
    const { offset, length, decodeTime, duration, damaged, level } = line
    this.#bytes += length
    this.#link = line.hash
    this.#lengths[segment.segment] = offset + length
    const at = { fromMs: msOf(decodeTime, segment), toMs: msOf(decodeTime + duration, segment) }
    if (!this.#place(line, at)) return
    extend(this.#spans, at, HOLE_MS)
    if (damaged === true) extend(this.#damaged, at, HOLE_MS)
    // Of a sender that does not say how loud it is, everything counts.
    if (this.#isSound() && (level === null || level < QUIET)) extend(this.#heard, at, BREATH_MS)
  }

  /** Puts a fragment into the last chunk or a new one. False for pictures before the first key frame of their segment. */
  #place({ segment, offset, length, sync }: FragmentLine, { fromMs, toMs }: Stretch): boolean {
    const last = this.#chunks.at(-1)
    const goesOn = last?.segment === segment ? last : undefined
    if (!sync && !goesOn) return false
    const isFull = goesOn && (toMs - goesOn.fromMs > CHUNK_MS || fromMs - goesOn.toMs > HOLE_MS)
    if (goesOn && !(sync && isFull)) {
      goesOn.bytes = offset + length - goesOn.offset
      goesOn.toMs = toMs
    } else this.#chunks.push({ segment, offset, bytes: length, fromMs, toMs })
    return true
  }

  #isSound(): boolean {
    return this.#trackId.endsWith('.microphone')
  }
}

function msOf(ticks: number, { timescale }: SegmentLine): number {
  return Math.round((ticks * 1_000) / timescale)
}

function opened({ fromMs }: Stretch): Span {
  return { fromMs, toMs: null }
}

/** Adds a stretch at the end: to the last one when the hole between them is small. */
function extend(stretches: Stretch[], { fromMs, toMs }: Stretch, hole: number): void {
  const last = stretches.at(-1)
  if (last && fromMs - last.toMs <= hole) last.toMs = Math.max(last.toMs, toMs)
  else stretches.push({ fromMs, toMs })
}
