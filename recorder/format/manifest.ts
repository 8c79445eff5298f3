// The manifest of a track: one JSON line for each init segment and fragment, in the order they were written.
import { z } from 'zod'

/** The manifest's name in a track's folder. */
export const MANIFEST = 'manifest.jsonl'

const count = z.int().nonnegative()
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const segmentLine = z.object({
  type: z.literal('segment'),
  segment: count,
  /** Epoch ms of its first sample, on the server's clock. */
  startedAt: z.number(),
  /** Ticks per second. */
  timescale: z.int().positive(),
  /** As MIME types and HLS name it (RFC 6381). */
  codec: z.string().max(64),
  /** Pixels of its first picture; null for sound. */
  width: count.nullable(),
  height: count.nullable(),
  /** Bytes of the init segment. */
  length: count,
  hash,
})

const fragmentLine = z.object({
  type: z.literal('fragment'),
  segment: count,
  offset: count,
  length: count,
  /** Ticks. */
  decodeTime: count,
  /** Ticks. */
  duration: count,
  /** Whether it begins with a key frame. */
  sync: z.boolean(),
  /** Whether lost packets left something out; unknown (null) where recovery listed it. */
  damaged: z.boolean().nullable(),
  /**
   * How loud the loudest moment of its sound was, in dB below the loudest possible: 0 to 127, which is silence (RFC
   * 6464); null for pictures, and where the sender did not say or recovery listed it.
   */
  level: z.int().min(0).max(127).nullable(),
  hash,
})

const line = z.discriminatedUnion('type', [segmentLine, fragmentLine, z.object({ type: z.literal('ended') })])

/** A segment begins: its init segment, and the clock of what follows. */
export type SegmentLine = z.infer<typeof segmentLine>
/** A fragment, listed after it was synced to the disk. */
export type FragmentLine = z.infer<typeof fragmentLine>
/** One line. `ended` is the last one of a track that nothing will be added to. */
export type ManifestLine = z.infer<typeof line>

/** The name of a segment's init segment. */
export function initName(segment: number): string {
  return `init-${segment}.mp4`
}

/** The name of the file with a segment's fragments. */
export function segmentName(segment: number): string {
  return `seg-${segment}.m4s`
}

/** A line as it is written. */
export function manifestText(one: ManifestLine): string {
  return `${JSON.stringify(one)}\n`
}

/**
 * Reads a manifest up to the first line that is cut short or none.
 * @returns the lines, and the text that could not be read: empty for a whole manifest, without a line break when only
 * the last line was cut short
 */
export function parseManifest(text: string): { lines: ManifestLine[]; rest: string } {
  const lines: ManifestLine[] = []
  let at = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
    const parsed = line.safeParse(json(text.slice(at, end)))
    if (!parsed.success) break
    lines.push(parsed.data)
    at = end + 1
  }
  return { lines, rest: text.slice(at) }
}

/** The hash that the next line follows on; undefined before the first. */
export function lastHash(lines: readonly ManifestLine[]): string | undefined {
  return lines.findLast((one) => one.type !== 'ended')?.hash
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
