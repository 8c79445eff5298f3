// What a kept recording consists of, written down once beside it: a long one has a hundred thousand lines to read.
import { join } from 'node:path'
import { z } from 'zod'
import type { RecordingFacts } from '../ports/recordings.ts'
import { trackId } from '../protocol/ids.ts'
import { replaceFile, syncFolder, textOf } from '../../recorder/format/durable.ts'

/** Its name in a recording's folder. What it says is never used for checking: that reads the manifests. */
const DIGEST = 'facts.json'

const span = z.object({ fromMs: z.number(), toMs: z.number().nullable() })
const digest = z.object({
  version: z.literal(1),
  facts: z.object({
    tracks: z.array(
      z.object({
        trackId,
        kind: z.enum(['audio', 'video']),
        spans: z.array(span),
        damaged: z.array(span),
        heard: z.array(span),
        bytes: z.number(),
      }),
    ),
    bytes: z.number(),
    finished: z.literal(true),
    links: z.record(trackId, z.string()),
    anchor: z.string(),
  }),
})

/** Writes it down; only of a recording that nothing can be added to. */
export async function writeDigest(folder: string, facts: RecordingFacts): Promise<void> {
  await replaceFile(folder, DIGEST, `${JSON.stringify({ version: 1, facts })}\n`)
  await syncFolder(folder)
}

/** What was written down; undefined where there is none, or none that can be read. */
export async function readDigest(folder: string): Promise<RecordingFacts | undefined> {
  const text = await textOf(join(folder, DIGEST))
  if (text === null) return undefined
  try {
    return digest.parse(JSON.parse(text)).facts
  } catch {
    return undefined
  }
}
