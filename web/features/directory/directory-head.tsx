// The head of the directory: adding, importing, exporting.
import { Download, FileSpreadsheet, FileUp, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Editing } from './editing.tsx'
import type { DirectoryRights } from './rights.ts'

/** What can be fetched, by its address. */
const DOWNLOADS = ['/api/directory.xlsx', '/api/directory.csv', '/api/directory-template.xlsx'] as const

const NEW_UNIT: Editing = {
  kind: 'unit',
  unit: { code: '', name: '', kind: 'department', parentId: null, email: '', phone: '', roadKm: null, confirmed: true },
}

type DirectoryHeadProps = {
  readonly rights: DirectoryRights
  readonly onEdit: (editing: Editing) => void
  readonly onImport: () => void
}

/** Title and actions, as far as the person may take them. */
export function DirectoryHead({ rights, onEdit, onImport }: DirectoryHeadProps) {
  const { t } = useTranslation('directory')
  const labels = [t('export.xlsx'), t('export.csv'), t('export.template')]
  return (
    <PageHead
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <MenuButton
            label={t('export.open')}
            icon={<Download />}
            items={DOWNLOADS.map((id, index) => ({ id, label: labels[index] ?? id, icon: <FileSpreadsheet /> }))}
            onAction={(address) => window.location.assign(address)}
          />
          {rights.editAny && (
            <Button icon={<FileUp />} onPress={onImport}>
              {t('import.open')}
            </Button>
          )}
          {rights.editTop && (
            <Button kind="primary" icon={<Plus />} onPress={() => onEdit(NEW_UNIT)}>
              {t('addUnit')}
            </Button>
          )}
        </>
      }
    />
  )
}
