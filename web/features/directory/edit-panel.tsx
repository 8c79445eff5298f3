// The frame of every editing panel: fields, what went wrong, save and give up.
import { useId } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Refusal } from '#protocol'
import { Button } from '../../ui/button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './forms.module.css'

type EditPanelProps = {
  readonly title: string
  readonly children: ReactNode
  readonly pending: boolean
  /** What no field of the form explains. */
  readonly refusal: Refusal | null
  readonly onSave: () => void
  readonly onClose: () => void
}

/** A side panel with a form; Enter in a field saves. */
export function EditPanel({ title, children, pending, refusal, onSave, onClose }: EditPanelProps) {
  const { t } = useTranslation('directory')
  const form = useId()
  return (
    <Panel
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" type="submit" form={form} pending={pending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) onSave()
        }}
      >
        {children}
        {refusal && <Failure refusal={refusal} />}
      </form>
    </Panel>
  )
}
