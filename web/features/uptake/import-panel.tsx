// Importing meetings into the register from a spreadsheet.
import { useTranslation } from 'react-i18next'
import type { UptakeImportRow } from '#protocol'
import { importRegister } from '../../api/upload.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'
import { SheetImportPanel } from '../../ui/sheet-import/sheet-import-panel.tsx'
import type { SheetWords } from '../../ui/sheet-import/sheet-import.ts'

/** The panel: a row is a meeting. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const refresh = useOfficeRefresh()
  const words: SheetWords<UptakeImportRow> = {
    nameLabel: t('import.meeting'),
    name: ({ title }) => title,
    problems: ({ problems }) =>
      problems.map(({ column, problem }) => ({
        column: t(`import.columns.${column}`),
        problem: t(`import.problems.${problem}`),
      })),
  }
  return (
    <SheetImportPanel
      texts={{
        title: t('import.title'),
        intro: t('import.intro'),
        saving: t('import.saving'),
        same: t('import.same'),
        done: t('import.done'),
        back: t('import.back'),
      }}
      template="/api/uptake/register-template.xlsx"
      words={words}
      send={importRegister}
      onDone={() => refresh(['uptake.'])}
      onClose={onClose}
    />
  )
}
