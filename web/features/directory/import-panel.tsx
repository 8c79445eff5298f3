// Importing the directory from a spreadsheet.
import { useTranslation } from 'react-i18next'
import type { ImportRow } from '#protocol'
import { importDirectory } from '../../api/upload.ts'
import { useOfficeRefresh } from '../../api/use-office.ts'
import { SheetImportPanel } from '../../ui/sheet-import/sheet-import-panel.tsx'
import type { SheetWords } from '../../ui/sheet-import/sheet-import.ts'

/** The panel: a row is a unit with one of its bridge points. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('directory')
  const refresh = useOfficeRefresh()
  const words: SheetWords<ImportRow> = {
    nameLabel: t('fields.unitName'),
    name: ({ name }) => name,
    code: ({ unitCode }) => unitCode,
    problems: ({ problems }) =>
      problems.map(({ column, problem }) => ({ column: t(`columns.${column}`), problem: t(`problems.${problem}`) })),
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
      template="/api/directory-template.xlsx"
      words={words}
      send={importDirectory}
      onDone={() => refresh(['directory.'])}
      onClose={onClose}
    />
  )
}
