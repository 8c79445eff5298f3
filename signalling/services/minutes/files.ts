// Minutes as files for somebody who may read them.
import { minutesPaper } from '../../domain/minutes/paper.ts'
import { wallTime } from '../../domain/wall-clock.ts'
import type { PaperKind, PaperWriter } from '../../ports/minutes.ts'
import type { SessionId } from '../../protocol/index.ts'
import type { OfficeCaller } from '../caller.ts'
import { readMinutes } from './reading.ts'
import type { MinutesParts } from './reading.ts'

/** A file with its name. */
export type MinutesFile = { readonly name: string; readonly content: Uint8Array }

/**
 * Writes the minutes of a session as a document.
 * @throws Refusal `not-signed-in`, `not-found`, `not-permitted`
 */
export async function minutesFile(
  parts: MinutesParts & { readonly papers: PaperWriter },
  caller: OfficeCaller,
  sessionId: SessionId,
  kind: PaperKind,
): Promise<MinutesFile> {
  const { content, signed } = await readMinutes(parts, { sessionId }, caller)
  const standing = signed ? ({ status: 'signed', ...signed } as const) : ({ status: 'draft' } as const)
  const paper = minutesPaper(content, standing, parts.zone)
  const { day, month, year } = wallTime(content.openedAt, parts.zone)
  const date = [year, ...[month, day].map((number) => String(number).padStart(2, '0'))].join('-')
  const title = content.summary
    .replaceAll(/[\\/:*?"<>|]/g, ' ')
    .slice(0, 80)
    .trim()
  return { name: `Biên bản ${date} ${title}.${kind}`, content: await parts.papers.write(paper, kind) }
}
