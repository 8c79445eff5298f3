// A question whose answer needs a reason, or only a second thought.
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import styles from './form.module.css'

type ReasonDialogProps = {
  readonly title: string
  readonly text: string
  readonly doLabel: string
  /** Left out where no reason is asked for. */
  readonly reason?: string
  readonly onReason?: (reason: string) => void
  readonly tone?: 'primary' | 'danger'
  readonly pending: boolean
  readonly refusal: Refusal | null
  readonly onDo: () => void
  readonly onClose: () => void
}

/** What will happen, the reason, one button that does it and one that does not. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { t } = useTranslation(['uptake', 'common'])
  const { title, text, doLabel, reason, onReason, tone = 'primary', pending, refusal, onDo, onClose } = props
  return (
    <Dialog title={title} closeLabel={t('common:close')} open onClose={onClose}>
      <div className={styles.form}>
        <p>{text}</p>
        {refusal && <Failure refusal={refusal} />}
        {reason !== undefined && onReason && (
          <TextArea label={t('uptake:evidence.reason')} rows={2} value={reason} onChange={onReason} isRequired />
        )}
        <div className={styles.answers}>
          <Button onPress={onClose}>{t('uptake:evidence.cancel')}</Button>
          <Button kind={tone} pending={pending} disabled={reason?.trim() === ''} onPress={onDo}>
            {doLabel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
