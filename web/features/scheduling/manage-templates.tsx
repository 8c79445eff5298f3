// The templates one may look after.
import { LayoutTemplate, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Template } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Failure } from '../../ui/failure.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './dialogs.module.css'
import { useForm } from './form-context.ts'
import { toSend } from './use-saving.ts'

/** The list; a removed one can be taken back for a moment. */
export function ManageTemplates({ templates, onClose }: { templates: readonly Template[]; onClose: () => void }) {
  const { t } = useTranslation(['scheduling', 'common'])
  const { names } = useForm()
  const save = useOfficeChange('template.save', { touches: ['template.'] })
  const remove = useOfficeChange('template.remove', { touches: ['template.'] })
  const drop = ({ id, unitId, name, content }: Template) => {
    const restore = () => save.mutate({ unitId, name, content: toSend(content) })
    const told = { text: t('template.removed'), action: { label: t('template.undo'), run: restore } }
    remove.mutate({ id }, { onSuccess: () => showToast(told) })
  }
  return (
    <Dialog title={t('template.manageTitle')} closeLabel={t('common:close')} open onClose={onClose}>
      {remove.error && <Failure refusal={remove.error} />}
      {templates.length === 0 && (
        <EmptyState icon={<LayoutTemplate />} title={t('template.menu')} text={t('template.empty')} />
      )}
      <ul className={styles.templates}>
        {templates.map((template) => (
          <li key={template.id} className={styles.template}>
            <span>
              <strong>{template.name}</strong>
              <span className={styles.soft}>{names.unit(template.unitId)}</span>
            </span>
            <IconButton
              label={t('template.remove', { name: template.name })}
              icon={<Trash2 />}
              onPress={() => drop(template)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
