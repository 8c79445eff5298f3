// Directing the recording from a page of the desk, where its bar has no room for it.
import { Circle, CirclePause, CirclePlay, CircleX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import styles from './recording.module.css'
import { StopQuestion } from './stop-question.tsx'
import { useDirecting } from './use-directing.ts'

/** The same acts as in the bar, as buttons with whole words. */
export function RecordingPanel() {
  const { t } = useTranslation('recording')
  const directing = useDirecting()
  const [asking, setAsking] = useState(false)
  if (!directing) return null
  const { start, pause, resume, stop } = directing
  return (
    <div className={styles.acts}>
      {start && (
        <Button icon={<Circle aria-hidden="true" />} onPress={start}>
          {t('control.startLong')}
        </Button>
      )}
      {pause && (
        <Button icon={<CirclePause aria-hidden="true" />} onPress={pause}>
          {t('control.pauseLabel')}
        </Button>
      )}
      {resume && (
        <Button kind="primary" icon={<CirclePlay aria-hidden="true" />} onPress={resume}>
          {t('control.resume')}
        </Button>
      )}
      {stop && (
        <Button icon={<CircleX aria-hidden="true" />} onPress={() => setAsking(true)}>
          {t('control.stop')}
        </Button>
      )}
      <StopQuestion open={asking} onStop={() => stop?.()} onClose={() => setAsking(false)} />
    </div>
  )
}
