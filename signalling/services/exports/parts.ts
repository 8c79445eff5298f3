// What the services of exports work with.
import { exportEnding } from '../../domain/replay/export-name.ts'
import type { ExportMaker, StoredExport } from '../../ports/exports.ts'
import type { RecordingParts } from '../recordings/parts.ts'

/** The parts. */
export type ExportParts = Pick<RecordingParts, 'database' | 'recordings' | 'sessions' | 'clock' | 'zone' | 'failed'> & {
  readonly exporter: ExportMaker
  readonly newId: () => string
}

/** The work on exports, one at a time. */
export type ExportQueue = {
  /** Something waits. */
  wake(): void
  /** Ends the work on one, if it is this one that is under way. */
  stop(id: StoredExport['id']): void
  /** Ends the work that is under way; the next process takes it up again. */
  close(): Promise<void>
}

/** The name of an export's file where the recording lies. */
export function storedName({ id, kind }: Pick<StoredExport, 'id' | 'kind'>): string {
  return `export-${id}.${exportEnding(kind)}`
}
