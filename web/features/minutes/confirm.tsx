// A question before what cannot be undone.
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import styles from './minutes.module.css'

type ConfirmProps = {
  readonly title: string
  readonly text: string
  readonly doLabel: string
  readonly tone: 'danger' | 'primary'
  readonly pending: boolean
  readonly refusal: Refusal | null
  readonly onDo: () => void
  readonly onClose: () => void
}

/** A dialog with one button that does it and one that does not. */
export function Confirm({ title, text, doLabel, tone, pending, refusal, onDo, onClose }: ConfirmProps) {
  const { t } = useTranslation(['minutes', 'common'])
  return (
    <Dialog title={title} closeLabel={t('common:close')} open onClose={onClose}>
      <div className={styles.question}>
        <p>{text}</p>
        {refusal && <Failure refusal={refusal} />}
        <div className={styles.answers}>
          <Button onPress={onClose}>{t('back')}</Button>
          <Button kind={tone} pending={pending} onPress={onDo}>
            {doLabel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
