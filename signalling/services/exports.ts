// Files that are made of recordings in the background.
import type { Handlers, OfficeContract, RequestName } from '../protocol/index.ts'
import type { OfficeCaller } from './caller.ts'
import { cancelExport, listExports, removeExport, startExport } from './exports/asking.ts'
import type { ExportParts, ExportQueue } from './exports/parts.ts'

type ExportRequest = Extract<RequestName<OfficeContract>, `export.${string}`>

/** Handlers of exports. */
export function exportHandlers(
  parts: ExportParts & { readonly exports: ExportQueue },
): Pick<Handlers<OfficeContract, OfficeCaller>, ExportRequest> {
  return {
    'export.list': (input, caller) => listExports(parts, input, caller),
    'export.start': (input, caller) => startExport(parts, input, caller),
    'export.cancel': (input, caller) => cancelExport(parts, input, caller),
    'export.remove': (input, caller) => removeExport(parts, input, caller),
  }
}
