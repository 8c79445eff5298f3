// The register as files: an empty sheet to fill in, and a filled one taken in with a preview first.
import { may } from '../../../domain/permission.ts'
import { createCalendar } from '../../../domain/uptake/period.ts'
import type { Sheets } from '../../../ports/directory.ts'
import type { OfficeStores } from '../../../ports/office.ts'
import { Refusal, entryId } from '../../../protocol/index.ts'
import type { UptakeImportPreview } from '../../../protocol/index.ts'
import { permitted, record } from '../../caller.ts'
import type { OfficeCaller } from '../../caller.ts'
import type { UptakeParts } from '../parts.ts'
import { ALL_DISTRICTS, FORM_WORDS, LEVEL_WORDS, UPTAKE_HEAD } from './columns.ts'
import { planRows, readRows } from './plan.ts'
import type { UptakePlan } from './plan.ts'
import { unitNames } from './row.ts'

/** What the register's files are made with. */
export type UptakeFilesParts = UptakeParts & { readonly sheets: Sheets; readonly zone: string }

/** The register as files; each call asks for the caller's rights itself. */
export type UptakeFiles = {
  /** An .xlsx file with the head and one row to show how it is filled in. @throws Refusal `not-permitted` */
  template(caller: OfficeCaller): Promise<Uint8Array>
  /**
   * What a file would change; with the digest of exactly that, and no wrong row, it is done.
   * @throws Refusal `changed-meanwhile` when the digest is another one by now; `not-permitted`; what `Sheets.read` throws
   */
  import(caller: OfficeCaller, file: Uint8Array, confirm: string | undefined): Promise<UptakeImportPreview>
}

/** The most rows of a file besides the head: some years of a province's meetings. */
const MOST_ROWS = 5_000

const SAMPLE: readonly string[] = [
  '31/12/2026',
  '08:00',
  '09:30',
  'Giao ban tuần (dòng mẫu, xóa trước khi nhập)',
  'VPUBND',
  ALL_DISTRICTS,
  LEVEL_WORDS['province-district'],
  FORM_WORDS.video,
  '',
  '',
  '',
  '90',
  '10',
  '',
]

/** Makes the register's files. */
export function uptakeFiles(parts: UptakeFilesParts): UptakeFiles {
  const { dayStart } = createCalendar(parts.zone)
  return {
    template: async (caller) => {
      permitted(caller, 'uptake.enter')
      return parts.sheets.writeXlsx([UPTAKE_HEAD, SAMPLE], 'Sổ cuộc họp')
    },
    import: async (caller, file, confirm) => {
      permitted(caller, 'uptake.enter')
      const table = await parts.sheets.read(file, MOST_ROWS, { dates: true })
      const digest = parts.digest(file)
      const planIn = async ({ uptake }: Pick<OfficeStores, 'uptake'>): Promise<UptakePlan> => {
        const rows = readRows(table, unitNames(await uptake.context()), dayStart)
        const known = await uptake.beginningAt(rows.flatMap(({ facts }) => facts?.startsAt ?? []))
        const { grants } = permitted(caller, 'uptake.enter')
        return planRows(rows, known, (unit) => may(grants, 'uptake.enter', unit))
      }
      if (confirm === undefined) return previewOf(parts, digest, await planIn(parts.database), false)
      return parts.database.transaction(async (stores) => {
        // Two who import the same sheet at once: the second finds what the first has written.
        await stores.uptake.lockRegister()
        const plan = await planIn(stores)
        const shown = previewOf(parts, digest, plan, true)
        if (shown.digest !== confirm) throw new Refusal('changed-meanwhile')
        if (shown.counts.wrong > 0) return { ...shown, done: false }
        if (plan.changes.length > 0) await apply(parts, stores, plan, caller, { digest, counts: shown.counts })
        return shown
      })
    },
  }
}

async function apply(
  { clock, newId }: UptakeFilesParts,
  stores: OfficeStores,
  { changes }: UptakePlan,
  caller: OfficeCaller,
  file: { readonly digest: string; readonly counts: UptakeImportPreview['counts'] },
): Promise<void> {
  const at = clock()
  const by = permitted(caller, 'uptake.enter').accountId
  const made = { source: 'imported', sent: null, at, by } as const
  await stores.uptake.insert(
    changes.flatMap(({ id, facts }) => (id === null ? [{ ...facts, ...made, id: entryId.parse(newId()) }] : [])),
  )
  for (const { id, facts } of changes) if (id !== null) await stores.uptake.saveFacts(id, facts)
  const details = { file: file.digest, counts: file.counts }
  await record(stores, caller, at, { action: 'uptake.import', details })
}

function previewOf({ digest }: UptakeFilesParts, file: string, plan: UptakePlan, done: boolean): UptakeImportPreview {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0 }
  for (const { outcome } of plan.rows) counts[outcome] += 1
  return { digest: digest(`${file}\n${JSON.stringify(plan)}`), rows: [...plan.rows], counts, done }
}
