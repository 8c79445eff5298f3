// The question before a unit stands by its figures, or the province's report is closed for good.
import { useTranslation } from 'react-i18next'
import type { UptakeReport } from '#protocol'
import { useOfficeChange } from '../../api/use-office.ts'
import { showToast } from '../../ui/toast.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

/** Confirms exactly the figures that were read: by their hash. */
export function FreezeDialog({ report, onClose }: { report: UptakeReport; onClose: () => void }) {
  const { t } = useTranslation('uptake')
  const { content, sha256 } = report
  const { period, unitId } = content
  const confirm = useOfficeChange('uptake.report-confirm', { touches: ['uptake.report'] })
  const close = useOfficeChange('uptake.report-close', { touches: ['uptake.report'] })
  const done = (text: string) => () => {
    showToast({ text })
    onClose()
  }
  if (unitId === null) {
    return (
      <ReasonDialog
        title={t('report.closeTitle')}
        text={t('report.closeText')}
        doLabel={t('report.close')}
        tone="danger"
        pending={close.isPending}
        refusal={close.error}
        onDo={() => close.mutate({ period, sha256 }, { onSuccess: done(t('report.closeDone')) })}
        onClose={onClose}
      />
    )
  }
  return (
    <ReasonDialog
      title={t('report.confirmTitle')}
      text={t('report.confirmText')}
      doLabel={t('report.confirm')}
      pending={confirm.isPending}
      refusal={confirm.error}
      onDo={() => confirm.mutate({ period, unitId, sha256 }, { onSuccess: done(t('report.confirmDone')) })}
      onClose={onClose}
    />
  )
}
