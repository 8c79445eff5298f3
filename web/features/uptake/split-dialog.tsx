// Taking a merge back, with a reason.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryId } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { showToast } from '../../ui/toast.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** The question before an entry stands for itself again. */
export function SplitDialog({ id, onClose }: { id: EntryId; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const [reason, setReason] = useState('')
  const split = useOfficeChange('uptake.entry-split', { touches: ['uptake.'] })
  const run = () =>
    split.mutate(
      { id, reason },
      {
        onSuccess: () => {
          showToast({ text: t('evidence.splitDone') })
          onClose()
        },
      },
    )
  return (
    <ReasonDialog
      title={t('evidence.splitTitle')}
      text={t('evidence.splitText')}
      doLabel={t('evidence.split')}
      reason={reason}
      onReason={setReason}
      pending={split.isPending}
      refusal={split.error}
      onDo={run}
      onClose={onClose}
    />
  )
}
