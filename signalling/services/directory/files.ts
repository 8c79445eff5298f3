// The directory as files: taken out as a spreadsheet, read in again with a preview first.
import type { DirectoryParts } from '../directory.ts'
import { permitted, record } from '../caller.ts'
import type { OfficeCaller } from '../caller.ts'
import { applyPlan, changesOf, refuseForeignChanges } from './apply.ts'
import { HEAD } from './columns.ts'
import { planImport } from './plan.ts'
import type { ImportPlan } from './plan.ts'
import { tableOf } from './table.ts'
import type { Sheets } from '../../ports/directory.ts'
import { Refusal } from '../../protocol/refusals.ts'
import type { ImportPreview } from '../../protocol/index.ts'

/** What the directory's files are made with. */
export type DirectoryFilesParts = DirectoryParts & {
  readonly sheets: Sheets
  /** SHA-256 in hexadecimal digits. */
  readonly digest: (data: string | Uint8Array) => string
}

/** The directory as files; each call asks for the caller's rights itself. */
export type DirectoryFiles = {
  /** The whole directory as .xlsx. @throws Refusal `not-permitted` */
  xlsx(caller: OfficeCaller): Promise<Uint8Array>
  /** The whole directory as .csv. @throws Refusal `not-permitted` */
  csv(caller: OfficeCaller): Promise<Uint8Array>
  /** An .xlsx file that has only the head. @throws Refusal `not-permitted` */
  template(caller: OfficeCaller): Promise<Uint8Array>
  /**
   * What a file would change; with the digest of exactly that, and no wrong row, it is done.
   * @throws Refusal `changed-meanwhile` when the digest is another one by now; `not-permitted` when the file changes
   * what is not the caller's; what `Sheets.read` throws
   */
  import(caller: OfficeCaller, file: Uint8Array, confirm: string | undefined): Promise<ImportPreview>
}

/** The most rows of a file besides the head: some ten times those of the province. */
const MOST_ROWS = 5_000

/** Makes the directory's files. */
export function directoryFiles(parts: DirectoryFilesParts): DirectoryFiles {
  const { database, sheets } = parts
  const table = async (caller: OfficeCaller) => {
    permitted(caller, 'directory.read')
    return tableOf(await database.directory.read())
  }
  return {
    xlsx: async (caller) => sheets.writeXlsx(await table(caller)),
    csv: async (caller) => sheets.writeCsv(await table(caller)),
    template: async (caller) => {
      permitted(caller, 'directory.read')
      return sheets.writeXlsx([HEAD])
    },
    import: async (caller, file, confirm) => {
      permitted(caller, 'directory.edit')
      const read = { rows: await sheets.read(file, MOST_ROWS), digest: parts.digest(file) }
      return confirm === undefined ? preview(parts, caller, read) : confirmed(parts, caller, read, confirm)
    },
  }
}

type FileRead = { readonly rows: readonly (readonly string[])[]; readonly digest: string }

async function preview(parts: DirectoryFilesParts, caller: OfficeCaller, file: FileRead): Promise<ImportPreview> {
  const directory = await parts.database.directory.read()
  const plan = planImport(file.rows, directory)
  refuseForeignChanges(caller, plan, directory)
  return previewOf(parts, file, plan, false)
}

function confirmed(
  parts: DirectoryFilesParts,
  caller: OfficeCaller,
  file: FileRead,
  confirm: string,
): Promise<ImportPreview> {
  return parts.database.transaction(async (stores) => {
    await stores.directory.lock()
    const directory = await stores.directory.read()
    const plan = planImport(file.rows, directory)
    refuseForeignChanges(caller, plan, directory)
    const shown = previewOf(parts, file, plan, true)
    if (shown.digest !== confirm) throw new Refusal('changed-meanwhile')
    if (shown.counts.wrong > 0) return { ...shown, done: false }
    await applyPlan(stores.directory, plan, directory, parts.newId)
    const details = { file: file.digest, counts: shown.counts, changes: changesOf(plan) }
    await record(stores, caller, parts.clock(), { action: 'directory.import', details })
    return shown
  })
}

function previewOf({ digest }: DirectoryFilesParts, file: FileRead, plan: ImportPlan, done: boolean): ImportPreview {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  return { digest: digest(`${file.digest}\n${JSON.stringify(plan)}`), rows: [...plan.rows], counts, done }
}
