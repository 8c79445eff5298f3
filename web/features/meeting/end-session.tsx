// Ending the session for everybody: the control, and the question before it.
import { CircleStop } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../session/live-context.ts'
import { Button } from '../../ui/button.tsx'
import { ControlButton } from '../../ui/control-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import styles from './overlays.module.css'

/** For chair and secretary; asks first, for this cannot be taken back. */
export function EndSession() {
  const { t } = useTranslation(['console', 'common'])
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <ControlButton
        word={t('console:end.word')}
        label={t('console:end.label')}
        icon={<CircleStop aria-hidden="true" />}
        onPress={() => setOpen(true)}
      />
      <Dialog title={t('console:end.title')} closeLabel={t('common:close')} open={open} onClose={close}>
        <Question onClose={close} />
      </Dialog>
    </>
  )
}

function Question({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('console')
  const live = useLive()
  const [ending, setEnding] = useState(false)
  const end = async () => {
    setEnding(true)
    await live.ask('session.end', {})
    setEnding(false)
    onClose()
  }
  return (
    <>
      <p>{t('end.text')}</p>
      <div className={styles.answers}>
        <Button kind="danger" pending={ending} onPress={() => void end()}>
          {t('end.yes')}
        </Button>
        <Button onPress={onClose} autoFocus>
          {t('end.no')}
        </Button>
      </div>
    </>
  )
}
