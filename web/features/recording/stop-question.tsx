// The question before a recording is stopped.
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './recording.module.css'

type StopQuestionProps = { readonly open: boolean; readonly onStop: () => void; readonly onClose: () => void }

/** Says what a pause would do instead. */
export function StopQuestion({ open, onStop, onClose }: StopQuestionProps) {
  const { t } = useTranslation(['recording', 'common'])
  const stop = () => {
    onStop()
    onClose()
  }
  return (
    <Dialog title={t('recording:stop.title')} closeLabel={t('common:close')} open={open} onClose={onClose}>
      <p>{t('recording:stop.text')}</p>
      <div className={styles.answers}>
        <Button kind="danger" onPress={stop}>
          {t('recording:stop.yes')}
        </Button>
        <Button onPress={onClose} autoFocus>
          {t('recording:stop.no')}
        </Button>
      </div>
    </Dialog>
  )
}
