// Directing the recording from the bar of the desk: start, a pause for what is confidential, going on, and stopping.
import { Circle, CirclePause, CirclePlay, CircleX } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ControlButton } from '../../ui/control-button.tsx'
import { StopQuestion } from './stop-question.tsx'
import { useDirecting } from './use-directing.ts'

/** What must be quick is one press; stopping asks first. */
export function RecordingControls() {
  const { t } = useTranslation('recording')
  const directing = useDirecting()
  const [asking, setAsking] = useState(false)
  if (!directing) return null
  const { start, pause, resume, stop } = directing
  return (
    <>
      {start && (
        <ControlButton
          word={t('control.start')}
          label={t('control.startLabel')}
          icon={<Circle aria-hidden="true" />}
          onPress={start}
        />
      )}
      {pause && (
        <ControlButton
          word={t('control.pause')}
          label={t('control.pauseLabel')}
          icon={<CirclePause aria-hidden="true" />}
          onPress={pause}
        />
      )}
      {resume && (
        <ControlButton
          word={t('control.resume')}
          label={t('control.resumeLabel')}
          icon={<CirclePlay aria-hidden="true" />}
          tone="active"
          onPress={resume}
        />
      )}
      {stop && (
        <ControlButton
          word={t('control.stop')}
          label={t('control.stopLabel')}
          icon={<CircleX aria-hidden="true" />}
          onPress={() => setAsking(true)}
        />
      )}
      <StopQuestion open={asking} onStop={() => stop?.()} onClose={() => setAsking(false)} />
    </>
  )
}
