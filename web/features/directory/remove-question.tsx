// Asks before something is taken out of the directory.
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useOfficeChange } from '../../api/use-office.ts'
import type { OfficeInput } from '../../api/office.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './forms.module.css'

/** The requests that take something out. */
export type RemoveRequest = 'unit.remove' | 'bridge-point.remove' | 'venue.remove' | 'official.remove'

/** What is to be taken out. */
export type Removal = {
  readonly [N in RemoveRequest]: { readonly request: N; readonly input: OfficeInput<N>; readonly name: string }
}[RemoveRequest]

type RemoveQuestionProps = {
  readonly removal: Removal
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** The question, with a refusal (a meeting still refers to it) in words. */
export function RemoveQuestion({ removal, onClose, onRemoved }: RemoveQuestionProps) {
  const { t } = useTranslation(['directory', 'common'])
  const removing = useOfficeChange(removal.request, { touches: ['directory.'] })
  const remove = () =>
    removing.mutate(removal.input, {
      onSuccess: () => {
        showToast({ text: t('directory:removed', { name: removal.name }) })
        onRemoved()
      },
    })
  return (
    <Dialog title={t('directory:removeTitle')} closeLabel={t('common:close')} open onClose={onClose}>
      <div className={styles.question}>
        <p>{t('directory:removeText', { name: removal.name })}</p>
        {removing.error?.code === 'still-used' ? (
          <Notice tone="trouble">{t('directory:stillUsed', { name: removal.name })}</Notice>
        ) : (
          removing.error && <Failure refusal={removing.error} />
        )}
        <div className={styles.answers}>
          <Button onPress={onClose} autoFocus>
            {t('directory:cancel')}
          </Button>
          <Button kind="danger" icon={<Trash2 aria-hidden="true" />} pending={removing.isPending} onPress={remove}>
            {t('directory:remove')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
