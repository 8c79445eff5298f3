// A question before what cannot be undone.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import styles from './dialogs.module.css'

type ConfirmProps = {
  readonly title: string
  readonly text: string
  /** Fields that belong to the question. */
  readonly children?: ReactNode
  readonly doLabel: string
  readonly backLabel: string
  readonly tone?: 'danger' | 'primary'
  readonly open: boolean
  readonly pending: boolean
  readonly refusal: Refusal | null
  readonly onDo: () => void
  readonly onClose: () => void
}

/** A dialog with one button that does it and one that does not. */
export function Confirm(props: ConfirmProps) {
  const { t } = useTranslation('common')
  return (
    <Dialog title={props.title} closeLabel={t('close')} open={props.open} onClose={props.onClose}>
      <div className={styles.body}>
        <p>{props.text}</p>
        {props.children}
        {props.refusal && <Failure refusal={props.refusal} />}
      </div>
      <div className={styles.buttons}>
        <Button onPress={props.onClose}>{props.backLabel}</Button>
        <Button kind={props.tone ?? 'danger'} pending={props.pending} onPress={props.onDo}>
          {props.doLabel}
        </Button>
      </div>
    </Dialog>
  )
}
